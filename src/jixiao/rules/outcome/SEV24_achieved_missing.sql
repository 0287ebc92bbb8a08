/*---
name     = "outcome.achieved-missing"
severity = "warning"
since    = "0.1"
subject  = "project"
params   = []
kinds    = ["self_evaluation"]
basis    = [
  { practice = "绩效自评表的必填栏：年度总体目标的实际完成情况" },
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：自评对照绩效目标逐项反映完成情况", from = 2020-02-25, verified = false },
]
title    = { zh = "没有写年度目标的实际完成情况", en = "Nothing said of the goal’s achievement" }
message  = { zh = "“{project}”写了年度目标，实际完成情况一栏空着。", en = "“{project}” states its goal for the year, and nothing of what was achieved." }
fix      = { zh = "对照目标写明做到了什么、差在哪里。", en = "Say what was reached of the goal and what was not." }
why      = { zh = "总体目标完成没有，是自评首先要回答的。", en = "Whether the goal was reached is the first thing an evaluation answers." }
---*/
SELECT g.project AS subject, CASE WHEN d.at IS NOT NULL THEN TRUE WHEN b.at IS NOT NULL AND NOT g.is_repaired THEN FALSE END AS ok,
       p.at || '/goals/achieved' AS path, g.at AS other_path, p.name AS project
FROM (
    SELECT a.project, a.at, EXISTS (SELECT r.at FROM reading AS r WHERE r.at = a.at) AS is_repaired
    FROM goal AS a
    WHERE a.which = 'annual'
) AS g
JOIN project AS p ON p.id = g.project
LEFT JOIN goal AS d ON d.project = g.project AND d.which = 'achieved'
LEFT JOIN printed_blank AS b ON b.project = g.project AND b.field = '/goals/achieved'
/*--- examples
[[example]]
name = "写了"
given.project = [{ id = "A" }]
given.goal = [{ project = "A", which = "annual", text = "甲" }, { project = "A", which = "achieved", text = "乙" }]
expect.A = "pass"

[[example]]
name = "空着；别的项目写了"
given.project = [{ id = "A", name = "巡访" }, { id = "B" }]
given.goal = """
project | which    | text
A       | annual   | 甲
A       | overall  | 乙
B       | achieved | 乙
"""
given.reading = [{ project = "A", at = "/A/name", message = "有误" }]
given.printed_blank = [{ project = "A", field = "/goals/achieved" }]
expect.A = "fail"
expect_path.A = ["/A/goals/achieved", "/A/goals/annual"]
message = "“巡访”写了年度目标，实际完成情况一栏空着。"

[[example]]
name = "两个目标的文字没有分开"
given.project = [{ id = "A" }]
given.goal = [{ project = "A", which = "annual", text = "甲" }]
given.reading = [{ project = "A", at = "/A/goals/annual", message = "几个目标的文字没有分隔" }]
given.printed_blank = [{ project = "A", field = "/goals/achieved" }]
expect.A = "unknown"

[[example]]
name = "没有看到空着的这一栏：版面丢失时两栏的文字会连成一段"
given.project = [{ id = "A" }, { id = "B" }]
given.goal = [{ project = "A", which = "annual", text = "甲" }, { project = "B", which = "annual", text = "甲" }]
given.printed_blank = [{ project = "A", field = "/unit" }, { project = "C", field = "/goals/achieved" }]
expect = { A = "unknown", B = "unknown" }

[[example]]
name = "没有年度目标的不看"
given.project = [{ id = "A" }]
given.goal = [{ project = "A", which = "overall", text = "甲" }]
expect = {}
---*/
