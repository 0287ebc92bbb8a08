/*---
name     = "ledger.spent-above-budget"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ text = "《中华人民共和国预算法》第十三条：支出以经批准的预算为依据，未列入预算的不得支出", from = 2015-01-01 }]
title    = { zh = "支出超过预算", en = "Spent more than the budget" }
message.zh = "项目 {code}“{name}”支出 {spent} 元，预算（含调整）{budget} 元。"
message.en = "Project {code} “{name}” spent {spent} yuan of a budget of {budget} yuan, adjustments included."
fix      = { zh = "登记漏记的预算调整，或追回超支。", en = "Register an adjustment that was left out, or recover the excess." }
why      = { zh = "支出以经批准的预算为依据，超出部分没有预算。", en = "Spending rests on the approved budget; what is above it has none." }
---*/
WITH paid AS (SELECT p.project, strict_sum(p.amount) AS total FROM ledger_payments AS p GROUP BY p.project),
moved AS (SELECT a.project, strict_sum(a.amount) AS total FROM ledger_adjustments AS a WHERE a.kind <> '目标调整' GROUP BY a.project)
SELECT b.id AS subject, s.total <= CASE WHEN m.project IS NULL THEN b.initial ELSE b.initial + m.total END AS ok, b.at AS path, b.code, b.name,
       CAST(s.total AS DECIMAL(18, 2)) AS spent,
       CAST(CASE WHEN m.project IS NULL THEN b.initial ELSE b.initial + m.total END AS DECIMAL(18, 2)) AS budget
FROM ledger_budgets AS b JOIN paid AS s ON s.project = b.id LEFT JOIN moved AS m ON m.project = b.id
/*--- examples
[[example]]
name = "退款抵减后正好用完；追加之后够用；追减之后不够；目标调整不算钱"
given.ledger_budgets = """
id | code | name | initial
B1 | 1    | 系统 | 100
B2 | 2    | 代表 | 100
B3 | 3    | 小组 | 100
B4 |      |      | 9
"""
given.ledger_adjustments = """
id | project | kind     | amount
A1 | B2      | 追加     | 1
A2 | B3      | 追减     | -1
A3 | B1      | 目标调整 |
"""
given.ledger_payments = """
id | project | amount
P1 | B1      | 120
P2 | B1      | -20
P3 | B2      | 101
P4 | B3      | 100
"""
expect = { B1 = "pass", B2 = "pass", B3 = "fail" }
message = "项目 3“小组”支出 100.00 元，预算（含调整）99.00 元。"

[[example]]
name = "多一分；有一笔没写金额；调整没写金额"
given.ledger_budgets = [{ id = "B1", code = 1, name = "系统", initial = 100 }, { id = "B2", initial = 100 }, { id = "B3", initial = 100 }]
given.ledger_adjustments = [{ id = "A1", project = "B3", kind = "追加" }]
given.ledger_payments = """
id | project | amount
P1 | B1      | 100.01
P2 | B2      |
P3 | B2      | 1
P4 | B3      | 1
"""
expect = { B1 = "fail", B2 = "unknown", B3 = "unknown" }
---*/
