/*---
name     = "outcome.achieved-repeats-goal"
severity = "warning"
since    = "0.1"
subject  = "project"
covers   = ["GOA16"]
params   = []
kinds    = ["self_evaluation"]
basis    = [
  { practice = "实际完成情况应写做到了什么，不照抄预期目标" },
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：自评对照绩效目标逐项反映完成情况", from = 2020-02-25, verified = false },
]
title    = { zh = "实际完成情况照抄预期目标", en = "What was achieved repeats the goal" }
message.zh = "“{project}”的实际完成情况与年度目标一字不差，没有写做到了什么。"
message.en = "What “{project}” achieved is worded exactly like its goal and tells nothing of what was done."
fix.zh = "写实际的数量、时间和效果；与目标有差别的写明差在哪里。"
fix.en = "State real quantities, dates and effects, and where they differ from the goal."
why      = { zh = "照抄目标看不出做没做、做了多少，自评流于形式。", en = "A copied goal does not tell whether or how much was done." }
---*/
SELECT d.project AS subject, d.plain <> g.plain AS ok, d.at AS path, g.at AS other_path, p.name AS project
FROM goal AS d
JOIN goal AS g ON g.project = d.project
JOIN project AS p ON p.id = d.project
WHERE d.which = 'achieved' AND g.which = 'annual'
/*--- examples
[[example]]
name = "写了做到的"
given.project = [{ id = "A" }]
given.goal = """
project | which    | text         | plain
A       | annual   | 救助特困人员 | 救助特困人员
A       | achieved | 救助 87 人次 | 救助87人次
A       | overall  | 救助 87 人次 | 救助87人次
B       | annual   | 救助 87 人次 | 救助87人次
"""
expect.A = "pass"

[[example]]
name = "一字不差"
given.project = [{ id = "A", name = "营养改善" }]
given.goal = """
project | which    | text           | plain
A       | annual   | 改善学生体质。 | 改善学生体质
A       | achieved | 改善学生体质   | 改善学生体质
"""
expect.A = "fail"
expect_path.A = ["/A/goals/achieved", "/A/goals/annual"]
message = "“营养改善”的实际完成情况与年度目标一字不差，没有写做到了什么。"

[[example]]
name = "没有文字"
given.project = [{ id = "A" }]
given.goal = [{ project = "A", which = "annual", text = "——" }, { project = "A", which = "achieved", text = "已完成", plain = "已完成" }]
expect.A = "unknown"

[[example]]
name = "只有一边的不看"
given.project = [{ id = "A" }, { id = "B" }]
given.goal = [{ project = "A", which = "annual", text = "甲", plain = "甲" }, { project = "B", which = "achieved", text = "甲", plain = "甲" }]
expect = {}
---*/
