/*---
title      = { zh = "专家咨询人次", en = "Consultations" }
unit       = "人次"
direction  = "more"
period     = "cumulative"
ledgers    = ["consultations"]
value      = "sum"
definition = { zh = "期内专家咨询的人次，同一专家同一天同一事项只计一次。", en = "Consultations held; the same expert, day and subject counts once." }
source     = "专家咨询记录"
fits       = { words = ["专家 咨询", "咨询 人次", "咨询 次数", "专家 评审"], without = ["费", "率", "通过"], levels = ["数量指标"], units = ["人次", "次"] }
---*/
SELECT z.at AS address, z.held_on AS day, 1 AS numerator, z.at = min(z.at) OVER (PARTITION BY z.expert, z.held_on, z.subject) AS counted,
       '重复：同一专家同一天同一事项已计' AS note
FROM ledger_consultations AS z
WHERE z.held_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "登记两次的只计一次"
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
expect = { value = 4, rows = 4, left_out = { Z2 = "重复：同一专家同一天同一事项已计" } }
---*/
