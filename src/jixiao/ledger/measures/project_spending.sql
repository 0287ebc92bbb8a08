/*---
title      = { zh = "项目支出", en = "The project's spending" }
unit       = "元"
direction  = "less"
period     = "cumulative"
ledgers    = ["payments"]
value      = "sum"
definition.zh = "本项目的全部付款之和。同一票据、收款人、金额的第二笔不计；退款按负数计。"
definition.en = "All payments of the project. A second payment of the same receipt, payee and amount does not count; refunds count as negative."
source     = "支出明细"
fits.words = ["总成本", "项目支出", "成本控制", "预算控制", "项目成本", "所需成本", "维护成本", "建设成本"]
fits.without = ["人均", "单位", "平均", "率"]
fits.levels = ["经济成本指标"]
fits.units = ["元", "万元"]
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
SELECT y.at AS address, y.paid_on AS day, y.amount AS numerator, a.id IS NULL AND b.id IS NULL AS counted,
       CASE WHEN a.id IS NOT NULL THEN '重复：与 ' || a.first_at || ' 是同一张票据'
            WHEN b.id IS NOT NULL THEN '退回的是重复支付的款，原付款没有计入' END AS note
FROM ledger_payments AS y LEFT JOIN again AS a ON a.id = y.id LEFT JOIN again AS b ON b.id = y.refund_of
WHERE y.project = :project AND y.paid_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "重复的不计，票据、收款人、金额不同或没有票据的不算重复；退款按负数计；别的项目、期间不看"
until = 2024-07-31
given.ledger_payments = """
id   | paid_on    | amount | invoice | payee | project | refund_of
P01  | 2024-01-01 | 100    | F1      | 甲    | B1      |
P02  | 2024-07-31 | 50     | F2      | 甲    | B1      |
P03  | 2024-08-01 | 7      | F3      | 甲    | B1      |
P04  | 2023-12-31 | 9      | F4      | 甲    | B1      |
P05  | 2024-02-01 | 11     | F5      | 甲    | B2      |
P06  | 2024-02-01 | 100    | F1      | 甲    | B1      |
P07  | 2024-02-01 | 100    | F1      | 乙    | B1      |
P08  | 2024-02-01 | 30.05  | F1      | 甲    | B1      |
P09  | 2024-02-01 | 200    |         | 甲    | B1      |
P10  | 2024-02-01 | 200    |         | 甲    | B1      |
P11  | 2024-02-01 | -50    |         | 甲    | B1      | P02
P12  | 2024-02-01 | -100   |         | 甲    | B1      | P06
P13  | 2024-02-01 | -5     | F7      | 甲    | B1      |
P14  | 2024-02-01 | -5     | F7      | 甲    | B1      |
P15  | 2024-02-01 | 0      | F8      | 甲    | B1      |
P16  | 2024-02-01 | 0      | F8      | 甲    | B1      |
P17  | 2024-02-01 | 1      | F9      | 甲    | B1      |
P18  | 2024-02-01 | 1      | F9      | 甲    | B1      |
P00  | 2024-02-01 | 50     | F2      | 甲    | B2      |
P002 | 2023-12-31 | 50     | F2      | 甲    | B1      |
"""
expect.value = 621.05
expect.rows = 12
expect.left_out = { P06 = "重复：与 /P01 是同一张票据", P12 = "退回的是重复支付的款，原付款没有计入", P18 = "重复：与 /P17 是同一张票据" }

[[example]]
name = "没有付款就没有结果"
given.ledger_payments = []
expect = {  }
---*/
