/*---
title      = { zh = "某经济分类的支出", en = "Spending of one economic class" }
unit       = "元"
direction  = "less"
period     = "cumulative"
ledgers    = ["payments"]
value      = "sum"
params     = { code = "302" }
definition.zh = "本项目经济分类科目以 code 开头的付款之和。同一票据、收款人、金额的第二笔不计；退款按负数计。"
definition.en = """\
  Payments of the project whose economic class begins with the code. A second payment of the same receipt, payee and amount does not count; refunds count as \
  negative."""
source     = "支出明细"
fits.words = ["经济分类", "科目 支出", "公用经费", "人员经费"]
fits.without = ["人均", "率", "标准", "时间"]
fits.levels = ["经济成本指标"]
fits.units = ["元", "万元"]
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
given.ledger_payments = """
id   | paid_on    | amount | invoice | payee | project | economic_class | refund_of
P01  | 2024-01-01 | 100    | F1      | 甲    | B1      | 30215          |
P02  | 2024-07-31 | 50     | F2      | 甲    | B1      | 30215          |
P03  | 2024-08-01 | 7      | F3      | 甲    | B1      | 30215          |
P04  | 2023-12-31 | 9      | F4      | 甲    | B1      | 30215          |
P05  | 2024-02-01 | 11     | F5      | 甲    | B2      | 30215          |
P06  | 2024-02-01 | 100    | F1      | 甲    | B1      | 30215          |
P07  | 2024-02-01 | 100    | F1      | 乙    | B1      | 30215          |
P08  | 2024-02-01 | 30.05  | F1      | 甲    | B1      | 30215          |
P09  | 2024-02-01 | 200    |         | 甲    | B1      | 30215          |
P10  | 2024-02-01 | 200    |         | 甲    | B1      | 30215          |
P11  | 2024-02-01 | -50    |         | 甲    | B1      | 30215          | P02
P12  | 2024-02-01 | -100   |         | 甲    | B1      | 30215          | P06
P13  | 2024-02-01 | -5     | F7      | 甲    | B1      | 30215          |
P14  | 2024-02-01 | -5     | F7      | 甲    | B1      | 30215          |
P15  | 2024-02-01 | 0      | F8      | 甲    | B1      | 30215          |
P16  | 2024-02-01 | 0      | F8      | 甲    | B1      | 30215          |
P17  | 2024-02-01 | 1      | F9      | 甲    | B1      | 30215          |
P18  | 2024-02-01 | 1      | F9      | 甲    | B1      | 30215          |
P00  | 2024-02-01 | 50     | F2      | 甲    | B2      | 30215          |
P002 | 2023-12-31 | 50     | F2      | 甲    | B1      | 30215          |
Q1   | 2024-02-01 | 5000   | F99     | 丙    | B1      | 30101          |
P003 | 2024-02-01 | 50     | F2      | 甲    | B1      | 30101          |
"""
expect.value = 621.05
expect.rows = 12
expect.left_out = { P06 = "重复：与 /P01 是同一张票据", P12 = "退回的是重复支付的款，原付款没有计入", P18 = "重复：与 /P17 是同一张票据" }
---*/
