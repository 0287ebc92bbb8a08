/*---
title      = { zh = "工资发放准确率", en = "Pay checked and right" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["payroll"]
value      = "percent"
definition.zh = "期内发放的各笔中，复核无误的比例；没有填写复核的按没有复核计。"
definition.en = "Of the payments made, the share checked and right; a blank counts as not checked."
source     = "工资发放"
fits.words = ["发放 质量", "发放 准确", "工资 准确", "足额"]
fits.without = ["及时"]
fits.levels = ["质量指标"]
fits.goods = ["准确", "准确到位", "足额"]
fits.units = ["%"]
fits.projects = ["编外", "人员", "工资"]
fits.grades = "quality"
---*/
SELECT y.at AS address, y.paid_on AS day, CASE WHEN y.checked THEN 1 ELSE 0 END AS numerator, 1 AS denominator, TRUE AS counted, NULL AS note
FROM ledger_payroll AS y
WHERE y.paid_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "没有填写复核的按没有复核计"
until = 2024-07-31
given.ledger_payroll = """
id | staff | month      | kind       | amount | paid_on    | checked
Y1 | S1    | 2024-01-01 | 工资       | 100    | 2024-01-01 | true
Y2 | S1    | 2024-01-01 | 工资       | 100    | 2024-07-31 | false
Y3 | S1    | 2024-02-01 | 工资       | 100    | 2024-02-25 |
Y4 | S2    | 2024-01-01 | 社保公积金 | 30     | 2024-02-01 | true
Y5 | S2    | 2024-06-01 | 考核奖     | 7      | 2024-07-01 | true
Y6 | S2    | 2024-01-01 | 餐费       | 40     | 2024-02-01 | true
Y7 | S2    | 2024-08-01 | 工资       | 9      | 2024-08-01 | true
Y8 | S2    | 2023-12-01 | 工资       | 9      | 2023-12-31 | true
Y9 | S1    | 2024-01-01 | 工资       | 50     | 2024-02-01 | true
"""
expect = { value = 71.4286, numerator = 5, denominator = 7 }
---*/
