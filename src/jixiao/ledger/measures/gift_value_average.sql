/*---
title      = { zh = "人均生日礼仪", en = "Value of a birthday gift" }
unit       = "元/人"
direction  = "less"
period     = "current"
ledgers    = ["gifts"]
value      = "average"
definition = { zh = "期内生日礼仪的价值除以份数。没有登记价值的不计。", en = "Value of the gifts by their number. Blank values do not count." }
source     = "生日礼仪登记"
fits       = { words = ["生日 标准", "慰问 标准", "人均 慰问", "人均 礼仪"], levels = ["经济成本指标"], units = ["元/人", "元", "元/份"] }
---*/
SELECT g.at AS address, g.given_on AS day, g.value AS numerator, 1 AS denominator, g.value IS NOT NULL AS counted, '没有登记价值' AS note
FROM ledger_gifts AS g
WHERE g.given_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "没有登记价值的不计"
until = 2024-07-31
given.ledger_gifts = """
id | deputy | given_on   | value
G1 | D1     | 2024-01-01 | 398
G2 | D1     | 2024-07-31 | 400
G3 | D3     | 2024-07-31 | 396
G4 | D4     | 2024-07-31 | 1
G5 | D6     | 2024-07-30 | 1
G6 | D6     | 2024-07-31 |
G7 | D2     | 2024-08-01 | 9
G8 | D2     | 2023-12-31 | 9
"""
expect = { value = 239.2, numerator = 1196, denominator = 5, left_out = { G6 = "没有登记价值" } }
---*/
