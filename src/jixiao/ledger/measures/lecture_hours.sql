/*---
title      = { zh = "讲课学时", en = "Hours taught" }
unit       = "学时"
direction  = "more"
period     = "cumulative"
ledgers    = ["lectures"]
value      = "sum"
definition = { zh = "本项目已举办讲课的学时之和。没有登记学时的不计。", en = "Hours of the project’s lectures. Blank hours do not count." }
source     = "讲课记录"
fits       = { words = ["学时", "课时"], without = ["费", "率"], levels = ["数量指标"], units = ["学时", "课时", "小时"] }
---*/
SELECT l.at AS address, l.held_on AS day, l.hours AS numerator, l.hours IS NOT NULL AS counted, '没有登记学时' AS note
FROM ledger_lectures AS l
WHERE l.project = :project AND l.held_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "没有登记学时的不计"
until = 2024-07-31
given.ledger_lectures = """
id | project | held_on    | hours | fee
L1 | B1      | 2024-01-01 | 3     | 3000
L2 | B1      | 2024-07-31 | 2     | 1500
L3 | B2      | 2024-03-01 | 3     | 9
L4 | B1      | 2024-08-01 | 3     | 9
L5 | B1      | 2023-12-31 | 3     | 9
L6 | B1      | 2024-03-01 |       | 9
L7 | B1      | 2024-03-01 | 4     |
"""
expect = { value = 9, rows = 3, left_out = { L6 = "没有登记学时" } }
---*/
