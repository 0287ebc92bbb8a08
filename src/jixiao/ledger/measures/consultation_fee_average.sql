/*---
title      = { zh = "人均咨询费", en = "Fee per consultation" }
unit       = "元/人次"
direction  = "less"
period     = "current"
ledgers    = ["consultations"]
value      = "average"
definition = { zh = "期内咨询费除以咨询人次。没有登记咨询费的不计。", en = "Fees by consultations. Blank fees do not count." }
source     = "专家咨询记录"
fits       = { words = ["咨询费 标准", "人均 咨询", "专家费"], without = ["总"], levels = ["经济成本指标"], units = ["元/人次", "元", "元/人"] }
---*/
SELECT z.at AS address, z.held_on AS day, z.fee AS numerator, 1 AS denominator, z.fee IS NOT NULL AS counted, '没有登记咨询费' AS note
FROM ledger_consultations AS z
WHERE z.held_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "没有登记咨询费的不计"
until = 2024-07-31
given.ledger_consultations = """
id | expert | held_on    | subject | fee
Z1 | E1     | 2024-01-01 | 甲      | 1000
Z2 | E1     | 2024-01-01 | 甲      | 1000
Z3 | E1     | 2024-01-01 | 乙      | 800
Z4 | E2     | 2024-07-31 | 甲      |
Z5 | E2     | 2024-08-01 | 甲      | 9
Z6 | E2     | 2023-12-31 | 甲      | 9
Z7 | E2     | 2024-01-01 | 甲      | 1000
"""
expect = { value = 950, numerator = 3800, denominator = 4, left_out = { Z4 = "没有登记咨询费" } }
---*/
