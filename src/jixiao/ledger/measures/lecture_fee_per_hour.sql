/*---
title      = { zh = "学时讲课费", en = "Lecture fee per hour" }
unit       = "元/学时"
direction  = "less"
period     = "current"
ledgers    = ["lectures"]
value      = "average"
definition = { zh = "本项目讲课费除以学时。没有登记讲课费或学时的不计。", en = "Lecture fees of the project by hours. Blank fees or hours do not count." }
source     = "讲课记录"
fits       = { words = ["讲课费 标准", "学时 讲课费", "师资费"], without = ["总"], levels = ["经济成本指标"], units = ["元/学时", "元/课时"] }
---*/
SELECT l.at AS address, l.held_on AS day, l.fee AS numerator, l.hours AS denominator, l.fee IS NOT NULL AND l.hours IS NOT NULL AS counted,
       '没有登记讲课费或学时' AS note
FROM ledger_lectures AS l
WHERE l.project = :project AND l.held_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "没有登记的不计"
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
expect = { value = 900, numerator = 4500, denominator = 5, left_out = { L6 = "没有登记讲课费或学时", L7 = "没有登记讲课费或学时" } }
---*/
