/*---
name     = "goal.other-year"
severity = "warning"
since    = "0.1"
subject  = "project"
params   = ["later_year_words"]
basis    = [
    { practice = "预算年度性原则：年度目标与年度资金对应" },
    { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标应当与计划期内的任务和预算额相匹配", from = 2015-05-21, verified = false },
]
title    = { zh = "年度目标写了下一年度的内容", en = "Annual goal speaks of another year" }
message  = { zh = "“{project}”的年度目标里有“{word}”的内容。年度目标只写预算年度内完成的事。", en = "The annual goal of “{project}” speaks of “{word}”. It may hold only what is done within the budget year." }
fix      = { zh = "删去“{word}”的内容，或移到下一年度的申报表；本年为其做准备的，写明本年要完成的那一步。", en = "Take out what belongs to “{word}” or move it to next year’s form; name the step of this year if preparation is meant." }
why      = { zh = "预算按年编列，目标与同一年的资金对应；下一年度的事项本年既不花钱也无法评价。", en = "A budget is drawn up by the year and its goals answer to the money of that year." }
---*/
SELECT g.project AS subject, NOT regexp_matches(g.plain, '(^|[^说证声表查写注标以如])' || :later_year_words) AS ok, g.at AS path, p.name AS project,
       regexp_extract(g.plain, :later_year_words) AS word
FROM goal AS g
JOIN project AS p ON p.id = g.project
WHERE g.which = 'annual' AND g.plain IS NOT NULL
/*--- examples
[[example]]
name = "写了明年的体检"
given.project = [{ id = "A", document = "D", position = 1, name = "编外人员经费" }]
given.goal = [{ project = "A", document = "D", at = "/A/goals/annual", which = "annual", text = "发放年度考核奖励同时做好明年体检工作", plain = "发放年度考核奖励同时做好明年体检工作" }]
expect.A = "fail"
message = "“编外人员经费”的年度目标里有“明年”的内容。年度目标只写预算年度内完成的事。"

[[example]]
name = "只写本年"
given.project = [{ id = "A", document = "D", position = 1 }]
given.goal = [{ project = "A", document = "D", at = "/A/goals/annual", which = "annual", text = "发放年度考核奖励", plain = "发放年度考核奖励" }]
expect.A = "pass"

[[example]]
name = "“说明年度”里没有明年"
given.project = [{ id = "A", document = "D", position = 1 }]
given.goal = [{ project = "A", document = "D", at = "/A/goals/annual", which = "annual", text = "在方案中说明年度任务", plain = "在方案中说明年度任务" }]
expect.A = "pass"

[[example]]
name = "总目标可以写以后的年度；没有文字的不看"
given.project = [
    { id = "A", document = "D", position = 1 },
    { id = "B", document = "D", position = 1 },
]
given.goal = [
    { project = "A", document = "D", at = "/A/goals/overall", which = "overall", text = "明年建成", plain = "明年建成" },
    { project = "B", document = "D", at = "/B/goals/annual", which = "annual", text = "——" },
]
expect = {}
---*/
