/*---
title      = { zh = "巡查次数", en = "Inspections" }
unit       = "次"
direction  = "more"
period     = "cumulative"
ledgers    = ["inspections"]
value      = "sum"
definition = { zh = "期内系统巡查的次数，同一系统同一天巡查几次只算一次。", en = "Inspections of systems; several of a system on one day count once." }
source     = "系统巡查"
fits       = { words = ["巡查 次数", "巡检 次数", "检查 次数"], without = ["率"], levels = ["数量指标"], units = ["次"] }
---*/
SELECT n.at AS address, n.inspected_on AS day, 1 AS numerator, n.at = min(n.at) OVER (PARTITION BY n.system, n.inspected_on) AS counted,
       '重复：这个系统这一天已巡查' AS note
FROM ledger_inspections AS n
WHERE n.inspected_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "一天两次只算一次"
until = 2024-07-31
given.ledger_inspections = """
id | system | inspected_on
N1 | X1     | 2024-01-02
N2 | X1     | 2024-01-02
N3 | X2     | 2024-01-02
N4 | X1     | 2024-01-01
N5 | X1     | 2024-08-01
N6 | X1     | 2024-07-31
N7 | X1     | 2023-12-29
"""
expect = { value = 4, rows = 4, left_out = { N2 = "重复：这个系统这一天已巡查" } }
---*/
