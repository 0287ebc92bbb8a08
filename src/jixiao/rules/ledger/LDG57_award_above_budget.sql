/*---
name     = "ledger.award-above-budget"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ text = "《中华人民共和国政府采购法》第六条：政府采购应当严格按照批准的预算执行", from = 2003-01-01, verified = false }]
title    = { zh = "成交金额超过采购预算", en = "Award above the procurement budget" }
message.zh = "“{title}”成交 {award} 元，采购预算 {budget} 元。"
message.en = "“{title}” was awarded at {award} yuan with a budget of {budget} yuan."
fix      = { zh = "超出的按程序追加预算，或重新采购。", en = "Have the budget raised by the rules, or procure again." }
why      = { zh = "采购按批准的预算执行。", en = "Procurement keeps to the approved budget." }
---*/
SELECT p.id AS subject, p.award <= p.budget AS ok, p.at AS path, p.title, p.award, p.budget
FROM ledger_procurement AS p
WHERE p.awarded_on IS NOT NULL
/*--- examples
[[example]]
name = "正好；多一分；没写成交金额；没有成交的不看"
given.ledger_procurement = """
id | title | budget | award  | awarded_on
P1 | 食材  | 100    | 100    | 2024-03-01
P2 | 课桌  | 100    | 100.01 | 2024-03-01
P3 | 电脑  | 100    |        | 2024-03-01
P4 | 书架  | 100    | 200    |
"""
expect = { P1 = "pass", P2 = "fail", P3 = "unknown" }
message = "“课桌”成交 100.01 元，采购预算 100.00 元。"
---*/
