/*---
name     = "indicator.same-measure-twice"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = ["words_of_whole", "words_of_time", "words_of_number"]
basis    = [{ practice = "同一件事只设一个指标" }, { practice = "目标审核要求指标精炼，不重复" }]
title    = { zh = "同一个指标换个说法写了两遍", en = "One measure told twice in other words" }
message.zh = "“{one}”和“{other}”说的是同一件事，指标值也同是“{target}”。"
message.en = "“{one}” and “{other}” speak of one thing and have the same target “{target}”."
fix.zh = "留下一处；确实不同的，在名称里写清楚分别指什么。"
fix.en = "Keep one; where they do differ, let the names say in what."
why.zh = "一件事算两次分，别的事就没有指标，权重也失了平衡。"
why.en = "One thing scored twice leaves another without an indicator and the weights out of balance."
---*/
WITH told AS (
  SELECT i.project, i.at, i.position, i.name, i.plain, i.level2, i.target,
         regexp_replace(regexp_replace(regexp_replace(i.plain, :words_of_whole, '', 'g'), :words_of_time || '$', '时间'), :words_of_number || '$', '数') AS stem
  FROM indicator AS i
  WHERE i.area IS NULL
), twice AS (
  SELECT a.project, a.at, a.position, a.name AS one, b.name AS other, b.at AS other_at, a.target
  FROM told AS a JOIN told AS b ON b.project = a.project AND b.level2 = a.level2 AND b.stem = a.stem AND replace(b.target, ' ', '') = replace(a.target, ' ', '')
  WHERE a.plain <> b.plain AND length(a.stem) > 3
  QUALIFY row_number() OVER (PARTITION BY a.project ORDER BY a.position, b.position) = 1
)
SELECT p.id AS subject, t.at IS NULL AS ok, COALESCE(t.at || '/name', p.at || '/indicators') AS path, t.other_at || '/name' AS other_path, t.one, t.other,
       t.target
FROM project AS p LEFT JOIN twice AS t ON t.project = p.id
WHERE EXISTS (SELECT o.at FROM told AS o WHERE o.project = p.id)
/*--- examples
[[example]]
name = "a date of completion told twice; a number told twice"
given.project = [{ id = "A" }, { id = "B" }]
given.indicator = """
id | project | position | level2   | name             | plain            | target
I1 | A       | 1        | 时效指标 | 培训完成时间     | 培训完成时间     | 2025年11月15日前
I2 | A       | 2        | 时效指标 | 全部培训完成时限 | 全部培训完成时限 | 2025年11月15日 前
I5 | A       | 3        | 时效指标 | 培训完成期限     | 培训完成期限     | 2025年11月15日前
I3 | B       | 1        | 数量指标 | 培训教师人数     | 培训教师人数     | ≥30人
I4 | B       | 2        | 数量指标 | 培训教师总数     | 培训教师总数     | ≥30人
"""
expect = { A = "fail", B = "fail" }
expect_path.A = ["/I1/name", "/I2/name"]
message = "“培训完成时间”和“全部培训完成时限”说的是同一件事，指标值也同是“2025年11月15日前”。"

[[example]]
name = "another target, another level, other words, the same name, a stem too short, a column for every town; a row without a target"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "E" }, { id = "F" }, { id = "G" }, { id = "H" }]
given.indicator = """
id | project | position | level2   | plain        | target | area
I1 | A       | 1        | 时效指标 | 培训完成时间 | 6月前  |
I2 | A       | 2        | 时效指标 | 培训完成时限 | 7月前  |
I3 | B       | 1        | 时效指标 | 培训完成时间 | 6月前  |
I4 | B       | 2        | 质量指标 | 培训完成时限 | 6月前  |
I5 | C       | 1        | 时效指标 | 培训完成时间 | 6月前  |
I6 | C       | 2        | 时效指标 | 培训开始时间 | 6月前  |
I7 | E       | 1        | 时效指标 | 培训完成时间 | 6月前  |
I8 | E       | 2        | 时效指标 | 培训完成时间 | 6月前  |
J1 | F       | 1        | 时效指标 | 期时间       | 6月前  |
J2 | F       | 2        | 时效指标 | 期时限       | 6月前  |
J3 | G       | 1        | 时效指标 | 培训完成时间 | 6月前  | 甲镇
J4 | G       | 2        | 时效指标 | 培训完成时限 | 6月前  |
J5 | H       | 1        | 时效指标 | 培训完成时间 | 6月前  |
J6 | H       | 2        | 时效指标 | 培训完成时限 |        |
"""
expect = { A = "pass", B = "pass", C = "pass", E = "pass", F = "pass", G = "pass", H = "pass" }

[[example]]
name = "a stem of four signs is long enough; a project without indicators is not looked at"
given.project = [{ id = "A" }, { id = "B" }]
given.indicator = """
id | project | position | level2   | plain    | target
I1 | A       | 1        | 时效指标 | 验收时间 | 6月前
I2 | A       | 2        | 时效指标 | 验收时限 | 6月前
I3 | A       | 3        | 时效指标 | 验收期限 |
"""
expect = { A = "fail" }
---*/
