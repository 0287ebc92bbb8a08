/*---
title      = { zh = "工资发放人数", en = "Contract staff paid" }
unit       = "人"
direction  = "more"
period     = "cumulative"
ledgers    = ["payroll"]
value      = "sum"
definition = { zh = "期内领取工资的编外人员人数。", en = "Contract staff who got a salary." }
source     = "工资发放"
fits.words = ["发放人数", "工资 人数", "编外 人数", "聘用 人数", "在职职工 人数"]
fits.without = ["低保", "救助", "补贴", "补助", "奖", "困难", "学生", "遗属", "扶助", "书报"]
fits.levels = ["数量指标"]
fits.units = ["人", "名"]
fits.projects = ["编外", "人员", "聘用"]
---*/
SELECT y.at AS address, y.paid_on AS day, CASE WHEN y.at = min(y.at) OVER (PARTITION BY y.staff) THEN 1 ELSE 0 END AS numerator, TRUE AS counted, NULL AS note
FROM ledger_payroll AS y
WHERE y.kind = '工资' AND y.paid_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "只看工资"
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
YA | S3    |            | 工资       |        | 2024-03-01 |
"""
expect = { value = 2, rows = 5 }
---*/
