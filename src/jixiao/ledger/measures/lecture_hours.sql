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
given.ledger_lectures = [
    { id = "L1", project = "B1", held_on = 2024-01-01, hours = 3, fee = 3000 },
    { id = "L2", project = "B1", held_on = 2024-07-31, hours = 2, fee = 1500 },
    { id = "L3", project = "B2", held_on = 2024-03-01, hours = 3, fee = 9 },
    { id = "L4", project = "B1", held_on = 2024-08-01, hours = 3, fee = 9 },
    { id = "L5", project = "B1", held_on = 2023-12-31, hours = 3, fee = 9 },
    { id = "L6", project = "B1", held_on = 2024-03-01, fee = 9 },
    { id = "L7", project = "B1", held_on = 2024-03-01, hours = 4 },
]
expect = { value = 9, rows = 3, left_out = { L6 = "没有登记学时" } }
---*/
