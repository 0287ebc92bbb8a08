/*---
title      = { zh = "工资按时发放率", en = "Pay in time" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["payroll"]
value      = "percent"
law        = ["payroll_day"]
definition.zh = "应发的工资中，不晚于当月规定发放日发放的比例；到期没有发的按没有按时计。"
definition.en = "Of the salaries due, the share paid by the day of the month; what is due and not paid counts as late."
source     = "工资发放"
fits.words = ["25日 前", "发放 及时", "工资 及时", "按时 发放", "每月"]
fits.without = ["低保", "救助", "补贴", "补助", "奖", "困难", "学生", "遗属", "扶助"]
fits.levels = ["时效指标"]
fits.goods = ["及时", "按时"]
fits.units = ["%"]
fits.projects = ["编外", "人员", "工资"]
fits.grades = "in_time"
---*/
SELECT y.at AS address, coalesce(y.paid_on, y.due) AS day, CASE WHEN y.paid_on <= y.due THEN 1 ELSE 0 END AS numerator, 1 AS denominator,
       CASE WHEN y.due <= :until OR y.paid_on <= :until THEN TRUE END AS counted, NULL AS note, y.due AS planned
FROM (
    SELECT x.at, x.paid_on, make_date(year(x.month), month(x.month), :payroll_day) AS due
    FROM ledger_payroll AS x
    WHERE x.kind = '工资'
) AS y
WHERE y.due BETWEEN :starts AND :ends
/*--- examples
[[example]]
name = "25 日当天、晚一天、提前、没有发；期末以后的还不知道"
until = 2024-07-25
given.ledger_payroll = """
id | kind | month      | paid_on
Y1 | 工资 | 2024-01-01 | 2024-01-25
Y2 | 工资 | 2024-02-01 | 2024-02-26
Y3 | 工资 | 2024-03-01 |
Y4 | 工资 | 2024-08-01 | 2024-07-25
Y5 | 工资 | 2024-09-01 | 2024-07-31
Y6 | 工资 | 2024-10-01 | 2024-08-01
Y7 | 餐费 | 2024-01-01 | 2024-01-25
Y8 | 工资 | 2023-12-01 | 2023-12-25
Y9 | 工资 | 2025-01-01 | 2024-07-25
YA | 工资 | 2024-07-01 | 2024-07-26
YB | 工资 | 2024-05-01 | 2024-05-20
"""
expect = { value = 50, numerator = 3, denominator = 6, planned_rows = 8, done_rows = 3, planned_share = 0.625 }

[[example]]
name = "期末当天到期"
until = 2024-07-25
given.ledger_payroll = [{ id = "Y1", kind = "工资", month = 2024-07-01 }, { id = "Y2", kind = "工资", month = 2024-08-01 }]
expect = { value = 0, numerator = 0, denominator = 1 }
---*/
