/*---
name     = "form.section-missing"
severity = "warning"
since    = "0.1"
subject  = "project"
covers   = ["LAW01"]
params   = []
basis    = [{ practice = "部门预算公开的项目经费情况说明含项目概述、立项依据、实施主体、实施方案、实施周期、年度预算安排、绩效目标" }]
title    = { zh = "项目经费情况说明缺少内容", en = "The narrative lacks sections" }
message  = { zh = "“{project}”的情况说明缺少 {number} 个部分：{sections}。", en = "The narrative of “{project}” lacks {number} section(s): {sections_en}." }
fix      = { zh = "补写{sections}；没有具体安排的，说明原因。", en = "Write {sections_en}; where nothing is settled yet, say why." }
why.zh = "这些部分回答为什么做、谁来做、怎么做、花多少钱，缺了就无从判断目标是否相称。"
why.en = "They tell why, by whom, how and at what cost; without them nobody can judge whether the goal fits."
---*/
WITH section AS (
  SELECT n.project, n.at || '/basis' AS path, n.basis IS NULL AS missing, '立项依据' AS zh, 'basis' AS en FROM narrative AS n
  UNION ALL SELECT n.project, n.at || '/budget', n.budget IS NULL, '年度预算安排', 'budget' FROM narrative AS n
  -- who, when and how the form may tell instead: they are missing where the other two stand, or where their heading does
  UNION ALL SELECT n.project, n.at || '/implementer', n.implementer IS NULL AND n.plan IS NOT NULL AND n.period IS NOT NULL, '实施主体', 'implementer'
  FROM narrative AS n
  UNION ALL SELECT n.project, n.at || '/overview', n.overview IS NULL, '项目概述', 'overview' FROM narrative AS n
  UNION ALL SELECT n.project, n.at || '/period', n.period IS NULL AND n.implementer IS NOT NULL AND n.plan IS NOT NULL, '实施周期', 'period' FROM narrative AS n
  UNION ALL SELECT n.project, n.at || '/plan', n.plan IS NULL AND n.implementer IS NOT NULL AND n.period IS NOT NULL, '实施方案', 'scheme' FROM narrative AS n
), absent AS (
  SELECT s.project, s.path, s.zh, s.en FROM section AS s WHERE s.missing
)
SELECT p.id AS subject, count(a.path) = 0 AS ok, COALESCE(min(a.path), n.at) AS path, list(a.path ORDER BY a.path) AS other_path,
       COALESCE(p.name, p.narrative_name) AS project, count(a.path) AS number,
       string_agg(a.zh, '、' ORDER BY a.path) AS sections, string_agg(a.en, ', ' ORDER BY a.path) AS sections_en
FROM project AS p JOIN narrative AS n ON n.project = p.id LEFT JOIN absent AS a ON a.project = p.id
WHERE NOT COALESCE(n.in_form, FALSE)
GROUP BY p.id, n.at, p.name, p.narrative_name
/*--- examples
[[example]]
name = "all six sections"
given.project = [{ id = "P1", name = "普法" }]
given.narrative = [{ project = "P1", overview = "a", basis = "b", implementer = "c", plan = "d", period = "e", budget = "f" }]
expect = { P1 = "pass" }

[[example]]
name = "two sections missing"
given.project = [{ id = "P1", name = "普法" }]
given.narrative = [{ project = "P1", overview = "a", implementer = "c", period = "e", budget = "f" }]
expect = { P1 = "fail" }
message = "“普法”的情况说明缺少 2 个部分：立项依据、实施方案。"

[[example]]
name = "each section counts by itself; a form without a narrative is not looked at"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "E" }, { id = "F" }]
given.narrative = """
project | basis | implementer | plan | period | budget | overview
A       | b     | c           | d    | e      | f      |
B       | b     |             | d    | e      | f      | a
C       | b     | c           | d    |        | f      | a
E       | b     | c           | d    | e      |        | a
"""
expect = { A = "fail", B = "fail", C = "fail", E = "fail" }

[[example]]
name = "a narrative that tells one or none of who, when and how, as the form does; what is always asked for"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "E" }, { id = "F", name = "普法" }]
given.narrative = """
project | basis | budget | overview | implementer | plan | period
A       | b     | f      | a        |             |      |
B       | b     | f      | a        | c           |      |
C       | b     | f      | a        |             | d    |
E       | b     | f      | a        |             |      | e
F       | b     |        | a        |             |      |
"""
expect = { A = "pass", B = "pass", C = "pass", E = "pass", F = "fail" }
message = "“普法”的情况说明缺少 1 个部分：年度预算安排。"

[[example]]
name = "texts that the form itself asks for: it asks for no others"
given.project = [{ id = "P1" }]
given.narrative = [{ project = "P1", basis = "b", in_form = true }]
expect = { }
---*/
