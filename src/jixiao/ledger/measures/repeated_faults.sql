/*---
title      = { zh = "重复故障次数", en = "Faults that came back" }
unit       = "次"
direction  = "less"
period     = "cumulative"
ledgers    = ["tickets"]
value      = "sum"
params     = { days = 7 }
definition = { zh = "同一系统上一个故障报告后 days 天之内又报告的故障次数。", en = "Faults of a system reported within the days after its last one." }
source     = "工单"
fits       = { words = ["重复 故障", "故障 复发", "故障 次数"], without = ["率"], levels = ["质量指标", "数量指标"], units = ["次", "起"] }
---*/
SELECT f.at AS address, f.opened_on AS day, CASE WHEN f.opened_on - f.last_on <= :days THEN 1 ELSE 0 END AS numerator, TRUE AS counted, NULL AS note
FROM (
    SELECT t.at, t.opened_on, lag(t.opened_on) OVER (PARTITION BY t.system ORDER BY t.opened_on, t.at) AS last_on
    FROM ledger_tickets AS t
    WHERE t.kind = '故障' AND t.opened_on BETWEEN :starts AND :until
) AS f
/*--- examples
[[example]]
name = "第 7 天再坏算，第 8 天不算；别的系统、需求不算"
until = 2024-07-31
given.ledger_tickets = """
id | kind | system | opened_on
T1 | 故障 | X1     | 2024-01-01
T2 | 故障 | X1     | 2024-01-08
T3 | 故障 | X1     | 2024-01-16
T4 | 故障 | X2     | 2024-01-17
T5 | 需求 | X1     | 2024-01-17
T6 | 故障 | X1     | 2024-08-01
T7 | 故障 | X1     | 2024-07-31
T8 | 故障 | X2     | 2023-12-31
T9 | 故障 | X2     | 2024-01-03
"""
expect = { value = 1, rows = 6 }

[[example]]
name = "天数可以另定"
until = 2024-07-31
params = { days = 8 }
given.ledger_tickets = """
id | kind | system | opened_on
T1 | 故障 | X1     | 2024-01-01
T2 | 故障 | X1     | 2024-01-09
"""
expect = { value = 1, rows = 2 }
---*/
