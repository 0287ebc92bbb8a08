/*---
title      = { zh = "预算执行率", en = "Budget spent" }
unit       = "%"
direction  = "more"
period     = "cumulative"
ledgers    = ["payments", "budgets", "adjustments"]
value      = "percent"
definition.zh = """\
  本项目的付款占预算（年初预算加期末前批准的调整，没有批准文号的追减不计）的比例。账上的每一笔都计，退款按负数计；疑似重复的另行提示，不暗中扣减。"""
definition.en = """\
  The project’s payments by its budget with the adjustments decided by the last day; a cut without its document does not count. What the books say is spent; \
  refunds count as negative; what looks paid twice is told, not subtracted."""
source     = "支出明细、项目预算、预算调整"
fits.words = ["预算 执行率", "执行率", "资金 使用率", "支出率", "支出 进度"]
fits.without = ["标准", "政策", "制度", "合同", "任务", "法规", "方案"]
fits.levels = ["时效指标", "经济成本指标", "质量指标", "数量指标"]
fits.units = ["%"]
---*/
SELECT b.at AS address, :starts AS day, 0 AS numerator, b.initial AS denominator, b.initial IS NOT NULL AS counted, '没有登记年初预算' AS note
FROM ledger_budgets AS b
WHERE b.id = :project
UNION ALL
SELECT j.at, j.decided_on, 0, j.amount, j.document_no IS NOT NULL OR j.amount > 0, '追减没有批准文号'
FROM ledger_adjustments AS j
WHERE j.project = :project AND j.amount IS NOT NULL AND j.decided_on <= :until
UNION ALL
SELECT y.at, y.paid_on, y.amount, 0, TRUE, NULL
FROM ledger_payments AS y
WHERE y.project = :project AND y.paid_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "账上的每一笔都计，同一张票据分两次付的也计；退款按负数计；别的项目、期间不看；期末以后的调整还不知道"
until = 2024-07-31
given.ledger_budgets = [{ id = "B1", initial = 1000 }, { id = "B2", initial = 7 }]
given.ledger_adjustments = """
id | project | decided_on | amount | document_no
J1 | B1      | 2024-07-31 | 241.99 |
J2 | B1      | 2024-08-01 | 50     | 1
J3 | B2      | 2024-02-01 | 60     | 1
J4 | B1      | 2024-02-01 |        | 1
J5 | B1      | 2024-02-01 | -42    | 1
J6 | B1      | 2024-02-01 | -5     |
J7 | B1      | 2024-02-01 | 0      |
J8 | B1      | 2024-02-01 | 0.01   |
"""
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
expect.value = 51.8375
expect.numerator = 622.05
expect.denominator = 1200
expect.rows = 19
expect.left_out = { J6 = "追减没有批准文号", J7 = "追减没有批准文号" }

[[example]]
name = "没有登记年初预算"
until = 2024-07-31
given.ledger_budgets = [{ id = "B1" }]
given.ledger_payments = [{ id = "P01", paid_on = 2024-01-01, amount = 100, invoice = "F1", payee = "甲", project = "B1" }]
expect = { left_out = { B1 = "没有登记年初预算" } }
---*/
