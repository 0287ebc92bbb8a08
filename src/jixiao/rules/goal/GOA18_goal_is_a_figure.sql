/*---
name     = "goal.is-a-figure"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = []
covers   = ["GOA04", "GOA05"]
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标是预算资金计划在一定期限内达到的产出和效果", from = 2015-05-21, verified = false },
  { practice = "目标写事，不只写一个数" },
]
title    = { zh = "目标栏里只有一个数", en = "The goal is nothing but a figure" }
message  = { zh = "“{project}”的{column}只写了“{text}”，没有说要做什么。", en = "“{project}” has only “{text}” where its goal or result should stand." }
fix.zh = "写明要做什么、做到多少、有什么效果；金额填在资金栏。"
fix.en = "Say what will be done, how much of it and to what effect; amounts belong to the funds."
why.zh = "多半是把预算数、执行数填进了目标栏。一个数说明不了产出和效果。"
why.en = "Mostly the budget or the spending was put into the wrong cell. A figure tells of no output and no effect."
---*/
SELECT g.project AS subject, NOT regexp_matches(g.text, '^[0-9０-９.,，%％±≥≤=＝~～/ -]*[0-9０-９] *(亿元|万元|元|万|%|％)?$') AS ok, g.at AS path,
       p.name AS project,
       CASE g.which WHEN 'achieved' THEN '实际完成情况' WHEN 'annual' THEN '年度目标' ELSE '总目标' END AS "column", g.text
FROM goal AS g JOIN project AS p ON p.id = g.project
/*--- examples
[[example]]
name = "a sentence, with a figure or without; a sign for nothing"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }]
given.goal = """
project | which  | text
A       | annual | 改造暖气 3 处
B       | annual | 改造
C       | annual | -
"""
expect = { A = "pass", B = "pass", C = "pass" }

[[example]]
name = "an amount for the goal"
given.project = [{ id = "A", name = "暖通改造" }]
given.goal = [{ project = "A", which = "annual", text = "43.2" }]
expect.A = "fail"
message = "“暖通改造”的年度目标只写了“43.2”，没有说要做什么。"

[[example]]
name = "an amount for the result, a rate for the overall goal"
given.project = [{ id = "A", name = "暖通改造" }, { id = "B" }]
given.goal = [{ project = "A", which = "achieved", text = "37.24万元" }, { project = "B", which = "overall", text = "≥95%" }]
expect = { A = "fail", B = "fail" }
message = "“暖通改造”的实际完成情况只写了“37.24万元”，没有说要做什么。"

[[example]]
name = "no text"
given.project = [{ id = "A" }]
given.goal = [{ project = "A", which = "annual" }]
expect.A = "unknown"
---*/
