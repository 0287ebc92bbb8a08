/*---
title      = { zh = "成本节约率", en = "Budget saved" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["payments", "budgets", "adjustments"]
value      = "percent"
least      = -1_000_000
definition.zh = """\
  预算（年初预算加期末前批准的调整，没有批准文号的追加不计）减去付款后的余额占预算的比例。账上的每一笔都计，退款按负数计；疑似重复的另行提示，不暗中扣减。"""
definition.en = """\
  What the payments leave of the budget, by the budget with its adjustments, an addition without its document left out. What the books say is spent; refunds \
  count as negative; what looks paid twice is told, not subtracted."""
source     = "支出明细、项目预算、预算调整"
fits       = { words = ["成本 节约率", "资金 节约率", "预算 结余率"], without = ["采购"], levels = ["经济成本指标"], units = ["%"] }
---*/
SELECT b.at AS address, :starts AS day, b.initial AS numerator, b.initial AS denominator, b.initial IS NOT NULL AS counted, '没有登记年初预算' AS note
FROM ledger_budgets AS b
WHERE b.id = :project
UNION ALL
SELECT j.at, j.decided_on, j.amount, j.amount, j.document_no IS NOT NULL OR j.amount < 0, '追加没有批准文号'
FROM ledger_adjustments AS j
WHERE j.project = :project AND j.amount IS NOT NULL AND j.decided_on <= :until
UNION ALL
SELECT y.at, y.paid_on, -y.amount, 0, TRUE, NULL
FROM ledger_payments AS y
WHERE y.project = :project AND y.paid_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "账上的每一笔都计，同一张票据分两次付的也计；退款按负数计；别的项目、期间不看；期末以后的调整还不知道"
until = 2024-07-31
given.ledger_budgets = [{ id = "B1", initial = 1000 }, { id = "B2", initial = 7 }]
given.ledger_adjustments = """
id | project | decided_on | amount | document_no
J1 | B1      | 2024-07-31 | 242    | 1
J2 | B1      | 2024-08-01 | 50     | 1
J3 | B2      | 2024-02-01 | 60     | 1
J4 | B1      | 2024-02-01 |        | 1
J5 | B1      | 2024-02-01 | -41.99 |
J6 | B1      | 2024-02-01 | 5      |
J7 | B1      | 2024-02-01 | 0      |
J8 | B1      | 2024-02-01 | -0.01  |
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
expect.value = 48.1625
expect.numerator = 577.95
expect.denominator = 1200
expect.rows = 19
expect.left_out = { J6 = "追加没有批准文号", J7 = "追加没有批准文号" }

[[example]]
name = "没有登记年初预算"
until = 2024-07-31
given.ledger_budgets = [{ id = "B1" }]
given.ledger_payments = [{ id = "P01", paid_on = 2024-01-01, amount = 100, invoice = "F1", payee = "甲", project = "B1" }]
expect = { left_out = { B1 = "没有登记年初预算" } }
---*/
