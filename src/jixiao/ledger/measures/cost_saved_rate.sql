/*---
title      = { zh = "成本节约率", en = "Budget saved" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["payments", "budgets", "adjustments"]
value      = "percent"
definition = { zh = "预算（年初预算加期末前批准的调整）减去付款后的余额占预算的比例。同一票据、收款人、金额的第二笔不计；退款按负数计。", en = "What the payments leave of the budget, by the budget with its adjustments. A second payment of the same receipt, payee and amount does not count; refunds count as negative." }
source     = "支出明细、项目预算、预算调整"
fits       = { words = ["成本 节约率", "资金 节约率", "预算 结余率"], levels = ["经济成本指标"], units = ["%"] }
---*/
WITH firsts AS (
    SELECT p.invoice, p.payee, p.amount, min(p.at) AS first_at
    FROM ledger_payments AS p
    WHERE p.project = :project AND p.amount > 0 AND p.paid_on BETWEEN :starts AND :until
    GROUP BY p.invoice, p.payee, p.amount
    HAVING count(*) > 1 -- equivalent: spares the join those that stand once
), again AS (
    SELECT p.id, f.first_at
    FROM ledger_payments AS p JOIN firsts AS f ON f.invoice = p.invoice AND f.payee = p.payee AND f.amount = p.amount
    WHERE p.at > f.first_at
)
SELECT b.at AS address, :starts AS day, b.initial AS numerator, b.initial AS denominator, b.initial IS NOT NULL AS counted, '没有登记年初预算' AS note
FROM ledger_budgets AS b
WHERE b.id = :project
UNION ALL
SELECT j.at, j.decided_on, j.amount, j.amount, TRUE, NULL
FROM ledger_adjustments AS j
WHERE j.project = :project AND j.amount IS NOT NULL AND j.decided_on <= :until
UNION ALL
SELECT y.at, y.paid_on, -y.amount, 0, a.id IS NULL AND b.id IS NULL,
       CASE WHEN a.id IS NOT NULL THEN '重复：与 ' || a.first_at || ' 是同一张票据'
            WHEN b.id IS NOT NULL THEN '退回的是重复支付的款，原付款没有计入' END
FROM ledger_payments AS y LEFT JOIN again AS a ON a.id = y.id LEFT JOIN again AS b ON b.id = y.refund_of
WHERE y.project = :project AND y.paid_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "重复的不计，票据、收款人、金额不同或没有票据的不算重复；退款按负数计；别的项目、期间不看；期末以后的调整还不知道"
until = 2024-07-31
given.ledger_budgets = [
    { id = "B1", initial = 1000 },
    { id = "B2", initial = 7 },
]
given.ledger_adjustments = [
    { id = "J1", project = "B1", decided_on = 2024-07-31, amount = 242 },
    { id = "J2", project = "B1", decided_on = 2024-08-01, amount = 50 },
    { id = "J3", project = "B2", decided_on = 2024-02-01, amount = 60 },
    { id = "J4", project = "B1", decided_on = 2024-02-01 },
]
given.ledger_payments = [
    { id = "P01", paid_on = 2024-01-01, amount = 100, invoice = "F1", payee = "甲", project = "B1" },
    { id = "P02", paid_on = 2024-07-31, amount = 50, invoice = "F2", payee = "甲", project = "B1" },
    { id = "P03", paid_on = 2024-08-01, amount = 7, invoice = "F3", payee = "甲", project = "B1" },
    { id = "P04", paid_on = 2023-12-31, amount = 9, invoice = "F4", payee = "甲", project = "B1" },
    { id = "P05", paid_on = 2024-02-01, amount = 11, invoice = "F5", payee = "甲", project = "B2" },
    { id = "P06", paid_on = 2024-02-01, amount = 100, invoice = "F1", payee = "甲", project = "B1" },
    { id = "P07", paid_on = 2024-02-01, amount = 100, invoice = "F1", payee = "乙", project = "B1" },
    { id = "P08", paid_on = 2024-02-01, amount = 30.05, invoice = "F1", payee = "甲", project = "B1" },
    { id = "P09", paid_on = 2024-02-01, amount = 200, payee = "甲", project = "B1" },
    { id = "P10", paid_on = 2024-02-01, amount = 200, payee = "甲", project = "B1" },
    { id = "P11", paid_on = 2024-02-01, amount = -50, payee = "甲", refund_of = "P02", project = "B1" },
    { id = "P12", paid_on = 2024-02-01, amount = -100, payee = "甲", refund_of = "P06", project = "B1" },
    { id = "P13", paid_on = 2024-02-01, amount = -5, invoice = "F7", payee = "甲", project = "B1" },
    { id = "P14", paid_on = 2024-02-01, amount = -5, invoice = "F7", payee = "甲", project = "B1" },
    { id = "P15", paid_on = 2024-02-01, amount = 0, invoice = "F8", payee = "甲", project = "B1" },
    { id = "P16", paid_on = 2024-02-01, amount = 0, invoice = "F8", payee = "甲", project = "B1" },
    { id = "P17", paid_on = 2024-02-01, amount = 1, invoice = "F9", payee = "甲", project = "B1" },
    { id = "P18", paid_on = 2024-02-01, amount = 1, invoice = "F9", payee = "甲", project = "B1" },
    { id = "P00", paid_on = 2024-02-01, amount = 50, invoice = "F2", payee = "甲", project = "B2" },
    { id = "P002", paid_on = 2023-12-31, amount = 50, invoice = "F2", payee = "甲", project = "B1" },
]
expect = { value = 49.996, numerator = 620.95, denominator = 1242, rows = 14, left_out = { P06 = "重复：与 /P01 是同一张票据", P12 = "退回的是重复支付的款，原付款没有计入", P18 = "重复：与 /P17 是同一张票据" } }

[[example]]
name = "没有登记年初预算"
until = 2024-07-31
given.ledger_budgets = [
    { id = "B1" },
]
given.ledger_payments = [
    { id = "P01", paid_on = 2024-01-01, amount = 100, invoice = "F1", payee = "甲", project = "B1" },
]
expect = { left_out = { B1 = "没有登记年初预算" } }
---*/
