/*---
name     = "ledger.paid-outside-period"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ text = "《中华人民共和国预算法》第十三条：支出以经批准的预算为依据，未列入预算的不得支出", from = 2015-01-01 }]
title    = { zh = "付款在项目实施周期之外", en = "Paid outside the project’s period" }
message.zh = "“{summary}”{paid_on} 付款 {amount} 元，项目 {project} 的实施周期是 {starts} 至 {ends}。"
message.en = "“{summary}”: {amount} yuan paid on {paid_on}; project {project} runs from {starts} to {ends}."
fix      = { zh = "核对付款日期和所属项目。", en = "Check the day and the project." }
why      = { zh = "预算按项目和年度批准，周期以外的支出没有预算。", en = "A budget is approved for a project and a year; outside of it there is none." }
---*/
SELECT p.id AS subject, p.paid_on BETWEEN b.starts AND b.ends AS ok, p.at AS path, b.at AS other_path, p.summary, p.paid_on, p.amount, b.code AS project,
       b.starts, b.ends
FROM ledger_payments AS p JOIN ledger_budgets AS b ON b.id = p.project
/*--- examples
[[example]]
name = "第一天、最后一天、前后各一天、没有周期的"
given.ledger_budgets = [{ id = "B5", code = 5, starts = 2024-03-01, ends = 2024-12-31 }, { id = "B6", code = 6 }]
given.ledger_payments = """
id | project | paid_on    | amount | summary
P1 | B5      | 2024-03-01 | 5      |
P2 | B5      | 2024-12-31 | 5      |
P3 | B5      | 2024-02-29 | 5      | 差旅
P4 | B5      | 2025-01-01 | 5      | 差旅
P5 | B6      | 2024-05-01 | 5      |
"""
expect = { P1 = "pass", P2 = "pass", P3 = "fail", P4 = "fail", P5 = "unknown" }
expect_path.P3 = ["/P3", "/B5"]
message = "“差旅”2024-02-29 付款 5.00 元，项目 5 的实施周期是 2024-03-01 至 2024-12-31。"
---*/
