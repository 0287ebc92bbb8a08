/*---
name     = "ledger.allowance-without-duty"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "对年内有履职行为的代表发放履职费" }]
title    = { zh = "没有履职却发了履职费", en = "Allowance without a duty" }
message.zh = "{paid_on} 发给 {payee} 履职费 {amount} 元，当年没有履职记录。"
message.en = "{payee} got a duty allowance of {amount} yuan on {paid_on} without a duty on record that year."
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
given.ledger_duties = """
id | deputy | done_on
L1 | D1     | 2024-05-01
L2 | D2     | 2023-05-01
L3 | D1     | 2024-06-01
"""
given.ledger_payments = """
id | deputy | item   | paid_on    | amount | payee
P1 | D1     | 履职费 | 2024-12-10 | 0.01   |
P2 | D2     | 履职费 | 2024-12-10 | 2000   | 李二
P3 | D3     | 履职费 | 2024-12-10 | 2000   | 张三
"""
expect = { P1 = "pass", P2 = "fail", P3 = "fail" }
message = "2024-12-10 发给 李二 履职费 2,000.00 元，当年没有履职记录。"

[[example]]
name = "没写代表的说不准；别的用途、退款和零不看"
given.ledger_payments = """
id | item   | paid_on    | amount | deputy
P1 | 履职费 | 2024-12-10 | 2000   |
P2 | 活动   | 2024-12-10 | 2000   | D1
P3 | 履职费 | 2024-12-10 | -2000  | D1
P4 | 履职费 | 2024-12-10 | 0      | D1
"""
expect = { P1 = "unknown" }
---*/
