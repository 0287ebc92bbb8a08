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
expect = { value = 4, rows = 4 }
---*/
