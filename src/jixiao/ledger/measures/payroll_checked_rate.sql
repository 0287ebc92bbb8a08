/*---
title      = { zh = "工资发放准确率", en = "Pay checked and right" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["payroll"]
value      = "percent"
definition = { zh = "期内发放的各笔中，复核无误的比例；没有填写复核的按没有复核计。", en = "Of the payments made, the share checked and right; a blank counts as not checked." }
source     = "工资发放"
fits       = { words = ["发放 质量", "发放 准确", "工资 准确", "足额"], without = ["及时"], levels = ["质量指标"], goods = ["准确", "准确到位", "足额"], units = ["%"], projects = ["编外", "人员", "工资"], grades = "quality" }
---*/
SELECT y.at AS address, y.paid_on AS day, CASE WHEN y.checked THEN 1 ELSE 0 END AS numerator, 1 AS denominator, TRUE AS counted, NULL AS note
FROM ledger_payroll AS y
WHERE y.paid_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "没有填写复核的按没有复核计"
until = 2024-07-31
given.ledger_payroll = [
    { id = "Y1", staff = "S1", month = 2024-01-01, kind = "工资", amount = 100, paid_on = 2024-01-01, checked = true },
    { id = "Y2", staff = "S1", month = 2024-01-01, kind = "工资", amount = 100, paid_on = 2024-07-31, checked = false },
    { id = "Y3", staff = "S1", month = 2024-02-01, kind = "工资", amount = 100, paid_on = 2024-02-25 },
    { id = "Y4", staff = "S2", month = 2024-01-01, kind = "社保公积金", amount = 30, paid_on = 2024-02-01, checked = true },
    { id = "Y5", staff = "S2", month = 2024-06-01, kind = "考核奖", amount = 7, paid_on = 2024-07-01, checked = true },
    { id = "Y6", staff = "S2", month = 2024-01-01, kind = "餐费", amount = 40, paid_on = 2024-02-01, checked = true },
    { id = "Y7", staff = "S2", month = 2024-08-01, kind = "工资", amount = 9, paid_on = 2024-08-01, checked = true },
    { id = "Y8", staff = "S2", month = 2023-12-01, kind = "工资", amount = 9, paid_on = 2023-12-31, checked = true },
    { id = "Y9", staff = "S1", month = 2024-01-01, kind = "工资", amount = 50, paid_on = 2024-02-01, checked = true },
]
expect = { value = 71.4286, numerator = 5, denominator = 7 }
---*/
