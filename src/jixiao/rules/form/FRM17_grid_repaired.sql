/*---
name     = "form.grid-repaired"
severity = "note"
since    = "0.1"
subject  = "project"
params   = ["torn_field", "torn_marks"]
basis    = [{ practice = "表格不错行、不错列，每格有标签" }]
title    = { zh = "表格没有照原样读通，作了修补或推断", en = "The form could not be read as it stands" }
message  = { zh = "“{project}”的表格有 {number} 处没有照原样读通，程序作了修补或推断，请核对：{first}", en = "The form of “{project}” has {number} place(s) that could not be read as they stand; the program repaired or inferred them, please check: {first}" }
fix      = { zh = "对照原表核对读出的内容，并改正原表错位、缺标签或写不清的单元格。", en = "Compare what was read with the original form and correct its cells." }
why      = { zh = "错位的表换一个程序读就会读成别的内容；这里说明哪些地方是推断出来的。", en = "Another program would read a shifted form differently; this tells what was inferred." }
---*/
WITH repaired AS (
  SELECT r.project, r.at, r.message FROM reading AS r WHERE NOT regexp_matches(r.at, :torn_field) OR NOT regexp_matches(r.message, :torn_marks)
)
SELECT p.id AS subject, count(t.at) = 0 AS ok, COALESCE(min(t.at), p.at) AS path, list(t.at ORDER BY t.at) AS other_path,
       COALESCE(p.name, p.narrative_name) AS project, count(t.at) AS number, min(t.message) AS first
FROM project AS p LEFT JOIN repaired AS t ON t.project = p.id
GROUP BY p.id, p.at, p.name, p.narrative_name
/*--- examples
[[example]]
name = "nothing repaired; torn words are another rule's matter"
given.project = [{ id = "P1", name = "维护" }]
given.reading = [{ project = "P1", at = "/projects/0/indicators/6/name", message = "截断" }]
expect = { P1 = "pass" }

[[example]]
name = "a row moved by a column, and a lost label"
given.project = [{ id = "P1", name = "维护" }, { id = "P2", name = "调研" }, { id = "P3" }, { id = "P4" }]
given.reading = [{ project = "P1", at = "/projects/0/indicators/2", message = "右移一列。" }, { project = "P1", at = "/projects/0/indicators/5", message = "左移一列。" }, { project = "P2", at = "/projects/4/unit", message = "标签缺失。" }, { project = "P3", at = "/projects/5/goals/annual", message = "几个目标没有分隔。" }, { project = "P4", at = "/projects/6/indicators", message = "文件中断。" }]
expect = { P1 = "fail", P2 = "fail", P3 = "fail", P4 = "fail" }
message = "“调研”的表格有 1 处没有照原样读通，程序作了修补或推断，请核对：标签缺失。"
---*/
