/*---
title      = { zh = "单个补选成本", en = "Cost of a by-election" }
unit       = "元/个"
direction  = "less"
period     = "current"
ledgers    = ["by_elections"]
value      = "average"
definition = { zh = "已投票的补选的经费除以个数。没有登记经费的不计。", en = "Cost of the by-elections held, by their number. Blank costs do not count." }
source     = "补选台账"
fits       = { words = ["补选 成本", "补选 经费", "选区 成本"], levels = ["经济成本指标"], units = ["元", "元/个", "万元/个"] }
---*/
SELECT b.at AS address, b.held_on AS day, b.cost AS numerator, 1 AS denominator, b.cost IS NOT NULL AS counted, '没有登记经费' AS note
FROM ledger_by_elections AS b
WHERE b.held_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "没有登记经费的不计"
until = 2024-07-31
given.ledger_by_elections = """
id | held_on    | cost
B1 | 2024-01-01 | 100
B2 | 2024-07-31 | 51
B3 | 2024-08-01 | 9
B4 | 2023-12-31 | 9
B5 | 2024-03-01 |
"""
expect = { value = 75.5, numerator = 151, denominator = 2, left_out = { B5 = "没有登记经费" } }
---*/
