/*---
name     = "form.grid-repaired"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["torn_field", "torn_marks", "sure_reading", "told_elsewhere"]
basis    = [{ practice = "表格不错行、不错列，每格有标签" }]
title    = { zh = "有的值是推断出来的，或没有读成", en = "Some values were inferred or could not be read" }
message.zh = "“{project}”有 {number} 处的值是推断出来的，或没有读成，请核对：{first}"
message.en = "In “{project}” {number} values were inferred or could not be read; please check: {first}"
fix.zh = "对照原表核对这几处，并改正原表缺标签、写不清的单元格。"
fix.en = "Check these places against the original, and mend missing labels and unclear cells there."
why.zh = "错位的表换一个程序读就会读成别的内容；这里说明哪些地方是推断出来的。"
why.en = "Another program would read a shifted form differently; this tells what was inferred."
---*/
WITH repaired AS (
  SELECT r.project, r.at, r.message, row_number() OVER (PARTITION BY r.project ORDER BY r.at, r.message) AS nth
  FROM reading AS r
  WHERE COALESCE(r.confidence < :sure_reading, TRUE) AND NOT regexp_matches(r.message, :told_elsewhere)
        AND (NOT regexp_matches(r.at, :torn_field) OR NOT regexp_matches(r.message, :torn_marks))
)
SELECT p.id AS subject, count(t.at) = 0 AS ok, COALESCE(max(CASE WHEN t.nth = 1 THEN t.at END), p.at) AS path, list(t.at ORDER BY t.nth) AS other_path,
       COALESCE(p.name, p.narrative_name) AS project, count(t.at) AS number, max(CASE WHEN t.nth = 1 THEN t.message END) AS first
FROM project AS p LEFT JOIN repaired AS t ON t.project = p.id
GROUP BY p.id, p.at, p.name, p.narrative_name
/*--- examples
[[example]]
name = "nothing repaired; torn words are another rule's matter"
given.project = [{ id = "P1", name = "维护" }]
given.reading = [{ project = "P1", at = "/projects/0/indicators/6/name", message = "截断" }]
expect = { P1 = "pass" }

[[example]]
name = "how sure it is was not told, or a lost label"
given.project = [{ id = "P1", name = "维护" }, { id = "P2", name = "调研" }, { id = "P3" }, { id = "P4" }]
given.reading = """
project | at                       | message
P1      | /projects/0/indicators/2 | 右移一列。
P1      | /projects/0/indicators/5 | 左移一列。
P2      | /projects/4/unit         | 标签缺失。
P3      | /projects/5/goals/annual | 几个目标没有分隔。
P4      | /projects/6/indicators   | 文件中断。
"""
expect = { P1 = "fail", P2 = "fail", P3 = "fail", P4 = "fail" }
message = "“调研”有 1 处的值是推断出来的，或没有读成，请核对：标签缺失。"

[[example]]
name = "a row put in its place by what stands in it: every value is sure; a value that is not; what other rules tell"
given.project = [{ id = "P1", name = "维护" }, { id = "P2", name = "调研" }, { id = "P3", name = "宣传" }]
given.reading = """
project | at                              | message                                             | confidence
P1      | /projects/0/indicators/2        | 从这一行起，单元格比表头向左错了 1 列，按内容归位。 | 0.9
P2      | /projects/1/indicators/2        | 按内容归位。                                        | 0.9
P2      | /projects/1/start               | 日期读不出，留空。                                  | 0.8999
P2      | /projects/1/unit                | 标签缺失。                                          | 0.5
P3      | /projects/2/funding/annual      | 表中没有写明金额单位，按元读。                      | 0.5
P3      | /projects/2/indicators/0/target | 写了多个数值条件，应分行填写                        | 0.6
"""
expect = { P1 = "pass", P2 = "fail", P3 = "pass" }
expect_path.P2 = ["/projects/1/start", "/projects/1/start", "/projects/1/unit"]
message = "“调研”有 2 处的值是推断出来的，或没有读成，请核对：日期读不出，留空。"
---*/
