/*---
title      = { zh = "人均人员经费", en = "Pay per member of contract staff" }
unit       = "元/人"
direction  = "less"
period     = "cumulative"
ledgers    = ["payroll"]
value      = "average"
definition.zh = "期内发放的工资、社保公积金、考核奖之和除以领取的人数。同一人同一月份同一类别同一金额发放两次的只计一次。"
definition.en = "Salaries, social insurance and bonuses paid, by the people paid. The same person, month, sort and amount counts once."
source     = "工资发放"
fits       = { words = ["人均 工资", "人均 发放", "人均 薪酬", "人均 经费"], levels = ["经济成本指标"], units = ["元/人", "元"] }
---*/
WITH paid AS (
    SELECT y.at, y.staff, y.paid_on, y.amount, min(y.at) OVER (PARTITION BY y.staff, y.month, y.kind, y.amount) AS earliest,
           min(y.at) OVER (PARTITION BY y.staff) AS first_at
    FROM ledger_payroll AS y
    WHERE y.kind IN ('工资', '社保公积金', '考核奖') AND y.paid_on BETWEEN :starts AND :until
)
SELECT p.at AS address, p.paid_on AS day, p.amount AS numerator, CASE WHEN p.at = p.first_at THEN 1 ELSE 0 END AS denominator, p.at = p.earliest AS counted,
       '重复：与 ' || p.earliest || ' 是同一笔' AS note
FROM paid AS p
/*--- examples
[[example]]
name = "工资、社保公积金、考核奖；同一笔登记两次的只计一次"
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
expect = { value = 143.5, numerator = 287, denominator = 2, left_out = { Y2 = "重复：与 /Y1 是同一笔" } }
---*/
