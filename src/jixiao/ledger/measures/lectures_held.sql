/*---
title      = { zh = "讲座次数", en = "Lectures held" }
unit       = "场"
direction  = "more"
period     = "cumulative"
ledgers    = ["lectures"]
value      = "sum"
definition = { zh = "本项目已举办的讲课、讲座场次。", en = "Lectures of the project held." }
source     = "讲课记录"
fits       = { words = ["讲座", "授课 次数", "讲课 次数"], without = ["费", "率", "满意"], levels = ["数量指标"], units = ["场", "次", "期"] }
---*/
SELECT l.at AS address, l.held_on AS day, 1 AS numerator, TRUE AS counted, NULL AS note
FROM ledger_lectures AS l
WHERE l.project = :project AND l.held_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "期内的场次"
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
expect = { value = 4, rows = 4 }
---*/
