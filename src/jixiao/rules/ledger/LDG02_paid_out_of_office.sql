/*---
name     = "ledger.paid-out-of-office"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [
  { text = "《全国人民代表大会和地方各级人民代表大会代表法》第三十五条：代表活动经费专款专用", from = 2015-08-29 },
  { practice = "代表经费付给在任的代表" },
]
title    = { zh = "付款那天代表不在任", en = "Paid to a deputy out of office that day" }
message.zh = "{paid_on} 付给 {payee} {amount} 元，当日不在任（任期 {term_start} 至 {term_end}）。"
message.en = "{payee} got {amount} yuan on {paid_on}, out of office that day (term {term_start} to {term_end})."
fix      = { zh = "核对代表名册；离任前的履职补发，附说明。", en = "Check the register; where duties before the end are paid later, say so." }
why      = { zh = "代表经费专款专用，付给不在任的人须有理由。", en = "The money is earmarked for deputies; paying others needs a reason." }
---*/
SELECT p.id AS subject, p.paid_on >= d.term_start AND (d.term_end IS NULL OR p.paid_on <= d.term_end) AS ok,
       p.at AS path, d.at AS other_path, p.payee, p.paid_on, p.amount, d.term_start, d.term_end
FROM ledger_payments AS p JOIN ledger_deputies AS d ON d.id = p.deputy
WHERE p.amount > 0
/*--- examples
[[example]]
name = "任期第一天、最后一天和没有任期止的"
given.ledger_deputies = [{ id = "D1", term_start = 2021-11-16, term_end = 2024-03-31 }, { id = "D2", term_start = 2021-11-16 }]
given.ledger_payments = """
id | deputy | paid_on    | amount
P1 | D1     | 2021-11-16 | 0.01
P2 | D1     | 2024-03-31 | 2000
P3 | D2     | 2024-12-31 | 2000
"""
expect = { P1 = "pass", P2 = "pass", P3 = "pass" }

[[example]]
name = "早一天、晚一天"
given.ledger_deputies = [{ id = "D1", term_start = 2021-11-16, term_end = 2024-03-31 }, { id = "D2", term_start = 2021-11-16 }]
given.ledger_payments = """
id | deputy | payee | paid_on    | amount
P1 | D1     | 王一  | 2024-04-01 | 2000
P2 | D2     | 李二  | 2021-11-15 | 2000
"""
expect = { P1 = "fail", P2 = "fail" }
expect_path.P1 = ["/P1", "/D1"]
message = "2024-04-01 付给 王一 2,000.00 元，当日不在任（任期 2021-11-16 至 2024-03-31）。"

[[example]]
name = "没有日期的说不准；退款、金额为零、不付给代表的不看"
given.ledger_deputies = [{ id = "D1", term_start = 2021-11-16, term_end = 2024-03-31 }]
given.ledger_payments = """
id | deputy | amount | paid_on
P1 | D1     | 2000   |
P2 | D1     | -2000  | 2024-04-01
P3 | D1     | 0      | 2024-04-01
P4 |        | 5      | 2024-04-01
"""
expect = { P1 = "unknown" }
---*/
