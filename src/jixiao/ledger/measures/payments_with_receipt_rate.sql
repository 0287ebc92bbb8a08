/*---
title      = { zh = "付款票据齐全率", en = "Payments with a receipt" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["payments"]
value      = "percent"
definition = { zh = "本项目的付款（不含退款）中，登记了原始凭证号的笔数比例。", en = "Of the project’s payments, refunds aside, the share with a receipt." }
source     = "支出明细"
fits.words = ["票据 齐全", "凭证 齐全"]
fits.levels = ["质量指标"]
fits.goods = ["合规", "规范", "齐全"]
fits.units = ["%"]
fits.grades = "quality"
---*/
SELECT p.at AS address, p.paid_on AS day, CASE WHEN p.invoice IS NOT NULL THEN 1 ELSE 0 END AS numerator, 1 AS denominator, TRUE AS counted, NULL AS note
FROM ledger_payments AS p
WHERE p.project = :project AND p.amount > 0 AND p.paid_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "有票据和没有的；退款、别的项目和期间不看"
until = 2024-07-31
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
expect = { value = 66.6667, numerator = 2, denominator = 3 }
---*/
