/*---
name     = "ledger.allowance-without-duty"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "对年内有履职行为的代表发放履职费" }]
title    = { zh = "没有履职却发了履职费", en = "Allowance without a duty" }
message  = { zh = "{paid_on} 发给 {payee} 履职费 {amount} 元，当年没有履职记录。", en = "{payee} got a duty allowance of {amount} yuan on {paid_on} without a duty on record that year." }
fix      = { zh = "补登履职记录，或收回这笔履职费。", en = "Register the duty, or take the allowance back." }
why      = { zh = "履职费只发给当年履职的代表。", en = "The allowance is for deputies who acted that year." }
---*/
WITH done AS (SELECT y.deputy, year(y.done_on) AS in_year FROM ledger_duties AS y GROUP BY y.deputy, year(y.done_on))
SELECT p.id AS subject, CASE WHEN p.deputy IS NOT NULL THEN n.deputy IS NOT NULL END AS ok, p.at AS path, p.paid_on, p.payee, p.amount
FROM ledger_payments AS p LEFT JOIN done AS n ON n.deputy = p.deputy AND n.in_year = year(p.paid_on)
WHERE p.item = '履职费' AND p.amount > 0
/*--- examples
[[example]]
name = "当年有履职；只在上年有；换了人"
given.ledger_duties = [{ id = "L1", deputy = "D1", done_on = 2024-05-01 }, { id = "L2", deputy = "D2", done_on = 2023-05-01 }, { id = "L3", deputy = "D1", done_on = 2024-06-01 }]
given.ledger_payments = [
    { id = "P1", deputy = "D1", item = "履职费", paid_on = 2024-12-10, amount = 0.01 },
    { id = "P2", deputy = "D2", item = "履职费", paid_on = 2024-12-10, amount = 2000, payee = "李二" },
    { id = "P3", deputy = "D3", item = "履职费", paid_on = 2024-12-10, amount = 2000, payee = "张三" },
]
expect = { P1 = "pass", P2 = "fail", P3 = "fail" }
message = "2024-12-10 发给 李二 履职费 2,000.00 元，当年没有履职记录。"

[[example]]
name = "没写代表的说不准；别的用途、退款和零不看"
given.ledger_payments = [
    { id = "P1", item = "履职费", paid_on = 2024-12-10, amount = 2000 },
    { id = "P2", deputy = "D1", item = "活动", paid_on = 2024-12-10, amount = 2000 },
    { id = "P3", deputy = "D1", item = "履职费", paid_on = 2024-12-10, amount = -2000 },
    { id = "P4", deputy = "D1", item = "履职费", paid_on = 2024-12-10, amount = 0 },
]
expect = { P1 = "unknown" }
---*/
