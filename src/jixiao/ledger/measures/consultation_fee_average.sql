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
given.ledger_consultations = [
    { id = "Z1", expert = "E1", held_on = 2024-01-01, subject = "甲", fee = 1000 },
    { id = "Z2", expert = "E1", held_on = 2024-01-01, subject = "甲", fee = 1000 },
    { id = "Z3", expert = "E1", held_on = 2024-01-01, subject = "乙", fee = 800 },
    { id = "Z4", expert = "E2", held_on = 2024-07-31, subject = "甲" },
    { id = "Z5", expert = "E2", held_on = 2024-08-01, subject = "甲", fee = 9 },
    { id = "Z6", expert = "E2", held_on = 2023-12-31, subject = "甲", fee = 9 },
    { id = "Z7", expert = "E2", held_on = 2024-01-01, subject = "甲", fee = 1000 },
]
expect = { value = 950, numerator = 3800, denominator = 4, left_out = { Z4 = "没有登记咨询费" } }
---*/
