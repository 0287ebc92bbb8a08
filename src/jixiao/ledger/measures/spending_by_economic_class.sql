/*---
title      = { zh = "某经济分类的支出", en = "Spending of one economic class" }
unit       = "元"
direction  = "less"
period     = "cumulative"
ledgers    = ["payments"]
value      = "sum"
params     = { code = "302" }
definition = { zh = "本项目经济分类科目以 code 开头的付款之和。同一票据、收款人、金额的第二笔不计；退款按负数计。", en = "Payments of the project whose economic class begins with the code. A second payment of the same receipt, payee and amount does not count; refunds count as negative." }
source     = "支出明细"
fits       = { words = ["经济分类", "科目 支出", "公用经费", "人员经费"], without = ["人均", "率", "标准", "时间"], levels = ["经济成本指标"], units = ["元", "万元"] }
---*/
WITH firsts AS (
    SELECT p.invoice, p.payee, p.amount, min(p.at) AS first_at
    FROM ledger_payments AS p
    WHERE p.project = :project AND starts_with(p.economic_class, :code) AND p.amount > 0 AND p.paid_on BETWEEN :starts AND :until
    GROUP BY p.invoice, p.payee, p.amount
    HAVING count(*) > 1 -- equivalent: spares the join those that stand once
), again AS (
    SELECT p.id, f.first_at
    FROM ledger_payments AS p JOIN firsts AS f ON f.invoice = p.invoice AND f.payee = p.payee AND f.amount = p.amount
    WHERE p.at > f.first_at
)
SELECT y.at AS address, y.paid_on AS day, y.amount AS numerator, a.id IS NULL AND b.id IS NULL AS counted,
       CASE WHEN a.id IS NOT NULL THEN '重复：与 ' || a.first_at || ' 是同一张票据'
            WHEN b.id IS NOT NULL THEN '退回的是重复支付的款，原付款没有计入' END AS note
FROM ledger_payments AS y LEFT JOIN again AS a ON a.id = y.id LEFT JOIN again AS b ON b.id = y.refund_of
WHERE y.project = :project AND starts_with(y.economic_class, :code) AND y.paid_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "重复的不计，票据、收款人、金额不同或没有票据的不算重复；退款按负数计；别的项目、期间不看"
until = 2024-07-31
params = { code = "302" }
given.ledger_payments = [
    { id = "P01", paid_on = 2024-01-01, amount = 100, invoice = "F1", payee = "甲", project = "B1", economic_class = "30215" },
    { id = "P02", paid_on = 2024-07-31, amount = 50, invoice = "F2", payee = "甲", project = "B1", economic_class = "30215" },
    { id = "P03", paid_on = 2024-08-01, amount = 7, invoice = "F3", payee = "甲", project = "B1", economic_class = "30215" },
    { id = "P04", paid_on = 2023-12-31, amount = 9, invoice = "F4", payee = "甲", project = "B1", economic_class = "30215" },
    { id = "P05", paid_on = 2024-02-01, amount = 11, invoice = "F5", payee = "甲", project = "B2", economic_class = "30215" },
    { id = "P06", paid_on = 2024-02-01, amount = 100, invoice = "F1", payee = "甲", project = "B1", economic_class = "30215" },
    { id = "P07", paid_on = 2024-02-01, amount = 100, invoice = "F1", payee = "乙", project = "B1", economic_class = "30215" },
    { id = "P08", paid_on = 2024-02-01, amount = 30.05, invoice = "F1", payee = "甲", project = "B1", economic_class = "30215" },
    { id = "P09", paid_on = 2024-02-01, amount = 200, payee = "甲", project = "B1", economic_class = "30215" },
    { id = "P10", paid_on = 2024-02-01, amount = 200, payee = "甲", project = "B1", economic_class = "30215" },
    { id = "P11", paid_on = 2024-02-01, amount = -50, payee = "甲", refund_of = "P02", project = "B1", economic_class = "30215" },
    { id = "P12", paid_on = 2024-02-01, amount = -100, payee = "甲", refund_of = "P06", project = "B1", economic_class = "30215" },
    { id = "P13", paid_on = 2024-02-01, amount = -5, invoice = "F7", payee = "甲", project = "B1", economic_class = "30215" },
    { id = "P14", paid_on = 2024-02-01, amount = -5, invoice = "F7", payee = "甲", project = "B1", economic_class = "30215" },
    { id = "P15", paid_on = 2024-02-01, amount = 0, invoice = "F8", payee = "甲", project = "B1", economic_class = "30215" },
    { id = "P16", paid_on = 2024-02-01, amount = 0, invoice = "F8", payee = "甲", project = "B1", economic_class = "30215" },
    { id = "P17", paid_on = 2024-02-01, amount = 1, invoice = "F9", payee = "甲", project = "B1", economic_class = "30215" },
    { id = "P18", paid_on = 2024-02-01, amount = 1, invoice = "F9", payee = "甲", project = "B1", economic_class = "30215" },
    { id = "P00", paid_on = 2024-02-01, amount = 50, invoice = "F2", payee = "甲", project = "B2", economic_class = "30215" },
    { id = "P002", paid_on = 2023-12-31, amount = 50, invoice = "F2", payee = "甲", project = "B1", economic_class = "30215" },
    { id = "Q1", paid_on = 2024-02-01, amount = 5000, invoice = "F99", payee = "丙", project = "B1", economic_class = "30101" },
    { id = "P003", paid_on = 2024-02-01, amount = 50, invoice = "F2", payee = "甲", project = "B1", economic_class = "30101" },
]
expect = { value = 621.05, rows = 12, left_out = { P06 = "重复：与 /P01 是同一张票据", P12 = "退回的是重复支付的款，原付款没有计入", P18 = "重复：与 /P17 是同一张票据" } }
---*/
