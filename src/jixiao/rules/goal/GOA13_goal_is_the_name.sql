/*---
name     = "goal.is-the-name"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["goal_beyond_name"]
covers   = ["GOA04", "GOA05"]
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标应当指向明确、细化量化", from = 2015-05-21, verified = false },
  { practice = "目标应写要做到什么，不重复项目名称" },
]
title    = { zh = "目标只重复了项目名称", en = "The goal only repeats the project’s name" }
message  = { zh = "“{project}”的年度目标是“{goal}”，除项目名称外没有写别的。", en = "The goal of “{project}” is “{goal}”, hardly more than its name." }
fix      = { zh = "写明本年要做多少、做到什么程度、谁受益。", en = "Say how much will be done, how well, and who benefits." }
why      = { zh = "项目名称说的是做什么事，不是做到什么程度，无从评价。", en = "A name says what is done, not how far, and cannot be evaluated." }
---*/
SELECT g.project AS subject, strpos(g.plain, g.bare) = 0 OR length(g.plain) - length(g.bare) >= :goal_beyond_name AS ok, g.at AS path, g.name AS project,
       g.text AS goal
FROM (
    SELECT a.project, a.at, a.text, a.plain, p.name, replace(replace(replace(replace(replace(p.name, ' ', ''), '（', ''), '）', ''), '(', ''), ')', '') AS bare
    FROM goal AS a
    JOIN project AS p ON p.id = a.project
    WHERE a.which = 'annual' AND p.name IS NOT NULL
) AS g
/*--- examples
[[example]]
name = "多写了六个字；没有提名称"
given.project = [{ id = "A", name = "防汛 演练（二期）" }, { id = "B", name = "防汛演练" }]
given.goal = [{ project = "A", which = "annual", text = "x", plain = "完成防汛演练二期四场" }, { project = "B", which = "annual", text = "x", plain = "演练" }]
expect = { A = "fail", B = "pass" }

[[example]]
name = "正好六个字"
given.project = [{ id = "A", name = "防汛演练(二期)" }]
given.goal = [{ project = "A", which = "annual", text = "x", plain = "完成防汛演练二期共四场次" }]
expect.A = "pass"

[[example]]
name = "只有名称"
given.project = [{ id = "A", name = "特岗教师补助" }]
given.goal = [{ project = "A", which = "annual", text = "完成特岗教师补助。", plain = "完成特岗教师补助" }]
expect.A = "fail"
message = "“特岗教师补助”的年度目标是“完成特岗教师补助。”，除项目名称外没有写别的。"

[[example]]
name = "没有文字"
given.project = [{ id = "A", name = "演练" }]
given.goal = [{ project = "A", which = "annual", text = "——" }]
expect.A = "unknown"

[[example]]
name = "总目标、没有名称的不看"
given.project = [{ id = "A", name = "演练" }, { id = "B" }]
given.goal = [{ project = "A", which = "overall", text = "演练", plain = "演练" }, { project = "B", which = "annual", text = "演练", plain = "演练" }]
expect = {}
---*/
