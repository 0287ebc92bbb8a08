/*---
title      = { zh = "项目支出", en = "The project's spending" }
unit       = "元"
direction  = "less"
period     = "cumulative"
ledgers    = ["payments"]
value      = "sum"
definition.zh = "本项目的全部付款之和。账上的每一笔都计，退款按负数计；疑似重复的另行提示，不暗中扣减。"
definition.en = "All payments of the project. What the books say is spent; refunds count as negative; what looks paid twice is told, not subtracted."
source     = "支出明细"
fits.words = ["总成本", "总支出", "项目支出", "成本控制", "预算控制", "项目成本", "所需成本", "维护成本", "建设成本"]
fits.without = ["人均", "单位", "平均", "率"]
fits.levels = ["经济成本指标"]
fits.units = ["元", "万元"]
---*/
SELECT y.at AS address, y.paid_on AS day, y.amount AS numerator, TRUE AS counted, NULL AS note
FROM ledger_payments AS y
WHERE y.project = :project AND y.paid_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "账上的每一笔都计，同一张票据分两次付的也计；退款按负数计；别的项目、期间不看"
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
expect.value = 622.05
expect.rows = 15

[[example]]
name = "没有付款就没有结果"
given.ledger_payments = []
expect = {  }
---*/
