/*---
name     = "form.torn-words"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["torn_field", "torn_marks"]
covers   = ["IND15"]
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·明确清晰性", from = 2015-05-21 },
  { practice = "单元格文字须完整，不断字、不串格" },
]
title    = { zh = "文字断在格子里", en = "Words torn between cells" }
message  = { zh = "“{project}”有 {number} 处文字像是被断开或截断：{first}", en = "“{project}” has {number} text(s) that seem torn or cut off: {first}" }
fix.zh = "对照原稿把词补全，一个指标只占一行，名称和指标值分在两格。"
fix.en = "Complete the words from the original; one indicator takes one row, its name and its value one cell each."
why      = { zh = "断开的名称既看不懂，也会被当成另一个指标。", en = "A torn name can't be understood and is taken for another indicator." }
---*/
WITH torn AS (
  SELECT r.project, r.at, r.message, row_number() OVER (PARTITION BY r.project ORDER BY r.at, r.message) AS nth
  FROM reading AS r WHERE regexp_matches(r.at, :torn_field) AND regexp_matches(r.message, :torn_marks)
)
SELECT p.id AS subject, count(t.at) = 0 AS ok, COALESCE(max(CASE WHEN t.nth = 1 THEN t.at END), p.at) AS path, list(t.at ORDER BY t.nth) AS other_path,
       COALESCE(p.name, p.narrative_name) AS project, count(t.at) AS number, max(CASE WHEN t.nth = 1 THEN t.message END) AS first
FROM project AS p LEFT JOIN torn AS t ON t.project = p.id
GROUP BY p.id, p.at, p.name, p.narrative_name
/*--- examples
[[example]]
name = "no word torn; what else could not be read is another rule's matter"
given.project = [{ id = "P1", name = "维护" }]
given.reading = """
project | at                              | message
P1      | /projects/0/indicators/2        | 文件中断
P1      | /projects/0/indicators/2/target | 多个条件
"""
expect = { P1 = "pass" }

[[example]]
name = "the name of an indicator, its value, or a goal cut off"
given.project = [{ id = "P1", name = "维护" }, { id = "P2", name = "普法" }, { id = "P3", name = "绿化" }]
given.reading = """
project | at                              | message
P1      | /projects/0/indicators/6/name   | 名称像是被截断。
P2      | /projects/1/indicators/0/target | 值断开。
P3      | /projects/2/goals/annual        | 目标断开。
"""
expect = { P1 = "fail", P2 = "fail", P3 = "fail" }
message = "“维护”有 1 处文字像是被断开或截断：名称像是被截断。"

[[example]]
name = "of two the first is told, with its own message"
given.project = [{ id = "P1", name = "维护" }]
given.reading = """
project | at                            | message
P1      | /projects/0/indicators/6/name | 甲处截断。
P1      | /projects/0/indicators/2/name | 乙处截断。
"""
expect = { P1 = "fail" }
expect_path.P1 = ["/projects/0/indicators/2/name", "/projects/0/indicators/2/name", "/projects/0/indicators/6/name"]
message = "“维护”有 2 处文字像是被断开或截断：乙处截断。"
---*/
