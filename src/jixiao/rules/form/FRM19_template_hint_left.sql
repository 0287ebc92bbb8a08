/*---
name     = "form.template-hint-left"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["template_hints"]
basis    = [
  { practice = "正式文本不得留有模板的填写提示" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标审核·规范完整性", from = 2015-05-21, verified = false },
]
title    = { zh = "留着模板的填写提示", en = "Hints of the template left in" }
message.zh = "“{project}”有 {number} 处留着模板的填写提示，没有换成自己的内容，第一处是：{passage}。"
message.en = "“{project}” has {number} place(s) where the template’s hint was left instead of an answer; the first: {passage}."
fix      = { zh = "删去提示，写上本项目的内容。", en = "Replace the hint with the project’s own content." }
why      = { zh = "提示还在，说明这一栏没有填。", en = "Where the hint still stands nothing was filled in." }
---*/
WITH passage AS (
  SELECT p.id AS project, p.at || '/name' AS path, p.name AS words, 'a' AS part, 0 AS position FROM project AS p -- equivalent: one a part
  UNION ALL SELECT n.project, n.at || '/overview', n.overview, 'b', 0 FROM narrative AS n -- equivalent: one a part
  UNION ALL SELECT n.project, n.at || '/basis', n.basis, 'c', 0 FROM narrative AS n -- equivalent: one a part
  UNION ALL SELECT n.project, n.at || '/implementer', n.implementer, 'd', 0 FROM narrative AS n -- equivalent: one a part
  UNION ALL SELECT n.project, n.at || '/plan', n.plan, 'e', 0 FROM narrative AS n -- equivalent: one a part
  UNION ALL SELECT n.project, n.at || '/budget', n.budget, 'f', 0 FROM narrative AS n -- equivalent: one a part
  UNION ALL SELECT g.project, g.at, g.text, 'g', 0 FROM goal AS g -- equivalent: goals are told apart by their pointers
  UNION ALL SELECT i.project, i.at || '/name', i.name, 'h', i.position FROM indicator AS i
  UNION ALL SELECT i.project, i.at || '/target', i.word, 'h', i.position FROM indicator AS i
  UNION ALL SELECT i.project, i.at || '/actual', i.actual, 'h', i.position FROM indicator AS i
  UNION ALL SELECT i.project, i.at || '/reason', i.reason, 'h', i.position FROM indicator AS i
), marked AS (
  SELECT a.project, a.path, regexp_extract(a.words, '[^，,。；;]*(' || :template_hints || ')[^，,。；;]*', 0) AS passage,
         row_number() OVER (PARTITION BY a.project ORDER BY a.part, a.position, a.path) AS nth
  FROM passage AS a WHERE regexp_matches(a.words, :template_hints)
)
SELECT p.id AS subject, count(m.path) = 0 AS ok, COALESCE(max(CASE WHEN m.nth = 1 THEN m.path END), p.at || '/name') AS path,
       list(m.path ORDER BY m.nth) AS other_path,
       COALESCE(p.name, p.narrative_name) AS project, count(m.path) AS number, max(CASE WHEN m.nth = 1 THEN m.passage END) AS passage
FROM project AS p LEFT JOIN marked AS m ON m.project = p.id
GROUP BY p.id, p.at, p.name, p.narrative_name
/*--- examples
[[example]]
name = "没有"
given.project = [{ id = "A", name = "普法" }]
given.goal = [{ project = "A", which = "annual", text = "印发说明书 800 册，字数 3 万以内" }]
given.indicator = [{ id = "I1", project = "A", name = "指标1：场次" }]
expect.A = "pass"

[[example]]
name = "完成情况里留着提示"
given.project = [{ id = "A", name = "工资性支出" }]
given.goal = [{ project = "A", which = "achieved", text = "对照年度目标,说明相关任务目标的完成情况(100字以内)" }]
expect.A = "fail"
expect_path.A = ["/A/goals/achieved", "/A/goals/achieved"]
message = "“工资性支出”有 1 处留着模板的填写提示，没有换成自己的内容，第一处是：对照年度目标,说明相关任务目标的完成情况(100字以内)。"

[[example]]
name = "别的各处"
given.project = """
id | narrative_name | name
A  | 甲             |
B  |                |
C  |                |
D  |                | 请填写名称
E  |                |
F  |                |
G  |                |
H  |                |
K  |                |
L  |                |
"""
given.narrative = """
project | overview   | basis     | budget     | plan     | implementer
A       | 请简要介绍 |           |            |          |
B       |            | 500字以内 |            |          |
C       |            |           | 见填表说明 |          |
H       |            |           |            | （选填） |
L       |            |           |            |          | （必填）
"""
given.indicator = """
id | project | word       | actual | reason     | name
I1 | E       | 此处填单位 |        |            |
I2 | F       |            | 请填写 |            |
I3 | G       |            |        | 请说明原因 |
I4 | K       |            |        |            | 指标2：
"""
expect = { A = "fail", B = "fail", C = "fail", D = "fail", E = "fail", F = "fail", G = "fail", H = "fail", K = "fail", L = "fail" }
message = "“甲”有 1 处留着模板的填写提示，没有换成自己的内容，第一处是：请简要介绍。"

[[example]]
name = "the first in the form's order, and its own passage"
given.project = [{ id = "A", at = "/p", name = "救助" }]
given.indicator = """
id | project | at               | position | name
I1 | A       | /p/indicators/10 | 11       | 请填写乙
I0 | A       | /p/indicators/9  | 10       | 请填写甲
"""
expect.A = "fail"
expect_path.A = ["/p/indicators/9/name", "/p/indicators/9/name", "/p/indicators/10/name"]
message = "“救助”有 2 处留着模板的填写提示，没有换成自己的内容，第一处是：请填写甲。"
---*/
