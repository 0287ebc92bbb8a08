/*---
title      = { zh = "某经济分类的支出", en = "Spending of one economic class" }
unit       = "元"
direction  = "less"
period     = "cumulative"
ledgers    = ["payments"]
value      = "sum"
params     = { code = "302" }
definition.zh = "本项目经济分类科目以 code 开头的付款之和。账上的每一笔都计，退款按负数计；疑似重复的另行提示，不暗中扣减。"
definition.en = """\
  Payments of the project whose economic class begins with the code. What the books say is spent; refunds count as negative; what looks paid twice is told, \
  not subtracted."""
source     = "支出明细"
fits.words = ["经济分类", "科目 支出", "公用经费", "人员经费"]
fits.without = ["人均", "率", "标准", "时间"]
fits.levels = ["经济成本指标"]
fits.units = ["元", "万元"]
---*/
SELECT y.at AS address, y.paid_on AS day, y.amount AS numerator, TRUE AS counted, NULL AS note
FROM ledger_payments AS y
WHERE y.project = :project AND starts_with(y.economic_class, :code) AND y.paid_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "账上的每一笔都计，同一张票据分两次付的也计；退款按负数计；别的项目、期间不看"
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
expect.value = 622.05
expect.rows = 15
---*/
