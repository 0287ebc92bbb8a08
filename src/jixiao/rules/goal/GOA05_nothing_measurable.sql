/*---
name     = "goal.nothing-measurable"
severity = "note"
since    = "0.1"
subject  = "project"
params   = []
basis    = [
    { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标应当细化量化，不能量化的采用定性的分级分档形式表述", from = 2015-05-21, verified = false },
]
title    = { zh = "目标没有可衡量的内容", en = "Goal holds nothing measurable" }
message  = { zh = "“{project}”的目标里没有一个可衡量的数字：没有数量、比率，也没有完成日期。", en = "The goals of “{project}” hold no measurable number: no quantity, rate or date." }
fix      = { zh = "写入最主要的一两个数字，并与指标值一致，例如“举办讲座48场”“10月底前验收”。", en = "Put in the one or two main figures, the same as in the indicators, e.g. “48 lectures”, “accepted by the end of October”." }
why      = { zh = "目标要细化量化；确实不能量化的，也要写明可以判断的程度。", en = "Goals are to be refined and quantified; what cannot be quantified needs a degree that can be judged." }
---*/
SELECT g.project AS subject, max(g.numbers) > 0 AS ok, min(g.at) AS path, min(p.name) AS project
FROM goal AS g
JOIN project AS p ON p.id = g.project
WHERE g.which <> 'achieved'
GROUP BY g.project
/*--- examples
[[example]]
name = "一个目标里有一个数字"
given.project = [{ id = "A", document = "D", position = 1 }]
given.goal = [
    { project = "A", document = "D", at = "/A/goals/overall", which = "overall", text = "消除隐患", plain = "消除隐患", numbers = 0 },
    { project = "A", document = "D", at = "/A/goals/annual", which = "annual", text = "更换灭火器300具", plain = "更换灭火器300具", numbers = 1 },
]
expect.A = "pass"

[[example]]
name = "没有数字"
given.project = [{ id = "A", document = "D", position = 1, name = "课题" }]
given.goal = [{ project = "A", document = "D", at = "/A/goals/annual", which = "annual", text = "完成课题研究", plain = "完成课题研究", numbers = 0 }]
expect.A = "fail"
message = "“课题”的目标里没有一个可衡量的数字：没有数量、比率，也没有完成日期。"

[[example]]
name = "完成情况里的数字不算"
given.project = [
    { id = "A", document = "D", position = 1 },
    { id = "B", document = "D", position = 1 },
]
given.goal = [
    { project = "A", document = "D", at = "/A/goals/annual", which = "annual", text = "完成课题研究", plain = "完成课题研究", numbers = 0 },
    { project = "A", document = "D", at = "/A/goals/achieved", which = "achieved", text = "完成3个课题", plain = "完成3个课题", numbers = 1 },
]
expect.A = "fail"

[[example]]
name = "数字的个数不知道"
given.project = [{ id = "A", document = "D", position = 1 }]
given.goal = [{ project = "A", document = "D", at = "/A/goals/annual", which = "annual", text = "完成课题研究", plain = "完成课题研究" }]
expect.A = "unknown"
---*/
