/*---
title      = { zh = "服务人均支出", en = "Spending per person served" }
unit       = "元/人"
direction  = "less"
period     = "current"
ledgers    = ["payments"]
value      = "average"
params     = { ledger = "", kind = "", item = "" }
definition.zh = """\
  本项目用途为 item 的付款（不写为全部付款）之和，除以台账 ledger 里到期末办完的各条（kind 指定类别）的人数。没有这项用途的付款，就没有数，不当作零。"""
definition.en = """\
  Payments of the project for a purpose, all where none is named, by the people of what was done in another ledger. Without such a payment there is no \
  figure."""
source     = "支出明细、参数 ledger 所指的台账"
fits.words = []
---*/
SELECT y.at AS address, y.paid_on AS day, y.amount AS numerator, 0 AS denominator, TRUE AS counted, NULL AS note
FROM ledger_payments AS y
WHERE y.project = :project AND (y.item = :item OR :item = '') AND y.paid_on BETWEEN :starts AND :until
UNION ALL
SELECT g.at, coalesce(g.done, g.day), 0, g.people,
       g.people IS NOT NULL AND EXISTS (
           SELECT p.id FROM ledger_payments AS p WHERE p.project = :project AND (p.item = :item OR :item = '') AND p.paid_on BETWEEN :starts AND :until
       ),
       CASE WHEN g.people IS NULL THEN '没有登记人数' ELSE '没有这项用途的付款' END
FROM ledger_general AS g
WHERE g.project = :project AND (g.ledger = :ledger OR g.called = :ledger) AND (g.kind = :kind OR :kind = '')
  AND coalesce(g.done, g.day) BETWEEN :starts AND :until
/*--- examples
given.ledger_payments = """
id | project | item | paid_on    | amount
P1 | B1      | 巡诊 | 2024-01-01 | 1000
P2 | B1      | 巡诊 | 2024-07-31 | 500.5
P3 | B1      | 巡诊 | 2024-08-01 | 7
P4 | B1      | 巡诊 | 2023-12-31 | 9
P5 | B2      | 巡诊 | 2024-03-01 | 11
P6 | B1      | 药品 | 2024-03-01 | 64
P7 | B1      | 巡诊 | 2024-03-02 | -100
P8 | B2      | 疫苗 | 2024-03-02 | 13
P9 | B1      | 疫苗 | 2023-12-31 | 17
"""
given.ledger_general = """
id | project | ledger   | called   | kind | due        | done       | people | day
R1 | B1      | services | 服务记录 | 巡诊 | 2024-01-01 | 2024-01-01 | 10     |
R2 | B1      | services | 服务记录 | 巡诊 | 2024-07-31 | 2024-07-31 | 20     |
R3 | B1      | services | 服务记录 | 巡诊 | 2024-08-01 | 2024-08-01 | 40     |
R4 | B1      | services | 服务记录 | 巡诊 | 2024-01-01 | 2023-12-31 | 80     |
R5 | B2      | services | 服务记录 | 巡诊 | 2024-03-01 | 2024-03-01 | 160    |
R6 | B1      | sessions | 培训     | 巡诊 | 2024-03-01 | 2024-03-01 | 320    |
R7 | B1      | services | 服务记录 | 义诊 | 2024-03-01 | 2024-03-01 | 5      |
R8 | B1      | services | 服务记录 | 巡诊 | 2024-03-01 |            | 640    |
R9 | B1      | services | 服务记录 | 巡诊 | 2024-03-01 | 2024-03-02 |        |
RA | B1      | services | 服务记录 | 巡诊 |            |            | 3      | 2024-04-01
"""

[[example]]
name = "一类服务、一项用途；退款按负数计；没有办完、没有登记人数、别的项目和期间不计"
until = 2024-07-31
params = { ledger = "services", kind = "巡诊", item = "巡诊" }
expect.value = 42.4394
expect.numerator = 1400.5
expect.denominator = 33
expect.rows = 6
expect.left_out = { R9 = "没有登记人数" }

[[example]]
name = "按台账的中文名，不分类别和用途"
until = 2024-07-31
params = { ledger = "服务记录" }
expect.value = 38.5395
expect.numerator = 1464.5
expect.denominator = 38
expect.left_out = { R9 = "没有登记人数" }

[[example]]
name = "没有这项用途的付款，没有数"
until = 2024-07-31
params = { ledger = "services", kind = "巡诊", item = "疫苗" }
expect.left_out = { R1 = "没有这项用途的付款", R2 = "没有这项用途的付款", R9 = "没有登记人数", RA = "没有这项用途的付款" }

[[example]]
name = "第二天起的付款，也要在期间里"
starts = 2024-08-01
until = 2024-08-01
params = { ledger = "services", kind = "巡诊", item = "巡诊" }
expect = { value = 0.175, numerator = 7, denominator = 40, rows = 2 }
---*/
