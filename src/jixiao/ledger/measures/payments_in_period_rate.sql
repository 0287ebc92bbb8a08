/*---
title      = { zh = "付款按期率", en = "Payments within the project's period" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["payments", "budgets"]
value      = "percent"
definition.zh = "本项目的付款（不含退款）中，付款日期在项目起止日期之内的笔数比例。没有登记起止日期的不计。"
definition.en = "Of the project’s payments, refunds aside, the share within its period. Without a period nothing counts."
source     = "支出明细、项目预算"
fits.words = ["支付 及时", "资金 及时", "拨付 及时"]
fits.levels = ["时效指标", "质量指标"]
fits.goods = ["及时", "按时"]
fits.units = ["%"]
fits.grades = "in_time"
---*/
SELECT p.at AS address, p.paid_on AS day, CASE WHEN p.paid_on BETWEEN b.starts AND b.ends THEN 1 ELSE 0 END AS numerator, 1 AS denominator,
       b.starts IS NOT NULL AND b.ends IS NOT NULL AS counted, '项目没有登记起止日期' AS note
FROM ledger_payments AS p JOIN ledger_budgets AS b ON b.id = p.project
WHERE p.project = :project AND p.amount > 0 AND p.paid_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "项目 1 月 2 日至 7 月 30 日；别的项目和期间、退款不看"
until = 2024-07-31
given.ledger_budgets = [{ id = "B1", starts = 2024-01-02, ends = 2024-07-30 }, { id = "B2", starts = 2024-01-01, ends = 2024-12-31 }]
given.ledger_payments = """
id | project | paid_on    | amount | invoice
P1 | B1      | 2024-01-01 | 0.01   | F1
P2 | B1      | 2024-07-31 | 5      |
P3 | B1      | 2024-08-01 | 5      |
P4 | B2      | 2024-02-01 | 5      |
P5 | B1      | 2024-02-01 | 0      |
P6 | B1      | 2023-12-31 | 5      |
P7 | B1      | 2024-02-01 | 1      | F2
"""
expect = { value = 33.3333, numerator = 1, denominator = 3 }

[[example]]
name = "没有登记止期"
until = 2024-07-31
given.ledger_budgets = [{ id = "B1", starts = 2024-01-02 }]
given.ledger_payments = [{ id = "P1", project = "B1", paid_on = 2024-01-01, amount = 0.01, invoice = "F1" }]
expect = { left_out = { P1 = "项目没有登记起止日期" } }

[[example]]
name = "没有登记起期"
until = 2024-07-31
given.ledger_budgets = [{ id = "B1", ends = 2024-01-02 }]
given.ledger_payments = [{ id = "P1", project = "B1", paid_on = 2024-01-01, amount = 0.01, invoice = "F1" }]
expect = { left_out = { P1 = "项目没有登记起止日期" } }
---*/
