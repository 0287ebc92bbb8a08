/*---
title      = { zh = "故障及时响应率", en = "Faults answered in time" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["tickets"]
value      = "percent"
params     = { first = 30, second = 60, third = 120 }
definition.zh = "期内报告的故障中，在该等级时限（分钟，参数 first、second、third）内响应的比例。没有登记响应时间的按没有及时响应计，没有登记等级的不计。"
definition.en = "Of the faults reported, the share answered within the minutes of their grade. A blank response counts as late, a blank grade does not count."
source     = "工单"
fits       = { words = ["故障 响应", "响应 及时", "故障 及时"], levels = ["时效指标", "质量指标"], goods = ["及时"], units = ["%"], grades = "in_time" }
---*/
SELECT t.at AS address, t.opened_on AS day,
       CASE WHEN t.grade = '一级' AND t.response_minutes <= :first OR t.grade = '二级' AND t.response_minutes <= :second
              OR t.grade = '三级' AND t.response_minutes <= :third THEN 1 ELSE 0 END AS numerator,
       1 AS denominator, t.grade IS NOT NULL AS counted, '没有登记故障等级' AS note
FROM ledger_tickets AS t
WHERE t.kind = '故障' AND t.opened_on BETWEEN :starts AND :until
/*--- examples
given.ledger_tickets = """
id | kind | grade | opened_on  | closed_on  | response_minutes
T1 | 故障 | 一级  | 2024-01-01 | 2024-07-31 | 30
T2 | 故障 | 一级  | 2024-07-31 | 2024-08-01 | 31
T3 | 故障 | 二级  | 2024-03-01 |            | 60
T4 | 故障 | 二级  | 2024-03-02 | 2024-03-02 | 61
T5 | 故障 | 三级  | 2024-03-02 | 2024-03-01 | 120
T6 | 故障 | 三级  | 2024-08-01 | 2024-08-01 | 1
T7 | 需求 |       | 2024-03-01 | 2024-03-01 | 1
T8 | 故障 | 三级  | 2023-12-31 | 2024-01-01 | 1
T9 | 故障 | 三级  | 2024-03-01 | 2024-03-09 | 121
TA | 故障 |       | 2024-03-01 | 2024-03-01 | 5
TB | 故障 | 一级  | 2024-03-01 | 2024-03-01 |
TC | 故障 | 一级  | 2024-03-01 | 2024-03-01 | 45
"""

[[example]]
name = "各等级正好和超一分钟；没有响应时间的不算及时，没有等级的不计"
until = 2024-07-31
expect = { value = 37.5, numerator = 3, denominator = 8, left_out = { TA = "没有登记故障等级" } }

[[example]]
name = "时限可以另定"
until = 2024-07-31
params = { first = 31, second = 59, third = 121 }
expect = { value = 50, numerator = 4, denominator = 8, left_out = { TA = "没有登记故障等级" } }
---*/
