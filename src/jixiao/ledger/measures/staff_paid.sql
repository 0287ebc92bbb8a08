/*---
title      = { zh = "工资发放人数", en = "Contract staff paid" }
unit       = "人"
direction  = "more"
period     = "cumulative"
ledgers    = ["payroll"]
value      = "sum"
definition = { zh = "期内领取工资的编外人员人数。", en = "Contract staff who got a salary." }
source     = "工资发放"
fits       = { words = ["发放人数", "工资 人数", "编外 人数", "聘用 人数", "在职职工 人数"], without = ["低保", "救助", "补贴", "补助", "奖", "困难", "学生", "遗属", "扶助", "书报"], levels = ["数量指标"], units = ["人", "名"], projects = ["编外", "人员", "聘用"] }
---*/
SELECT y.at AS address, y.paid_on AS day, CASE WHEN y.at = min(y.at) OVER (PARTITION BY y.staff) THEN 1 ELSE 0 END AS numerator, TRUE AS counted, NULL AS note
FROM ledger_payroll AS y
WHERE y.kind = '工资' AND y.paid_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "只看工资"
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
    { id = "YA", staff = "S3", kind = "工资", paid_on = 2024-03-01 },
]
expect = { value = 2, rows = 5 }
---*/
