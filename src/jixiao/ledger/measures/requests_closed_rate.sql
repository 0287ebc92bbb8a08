/*---
title      = { zh = "需求办结率", en = "Requests closed" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["tickets"]
value      = "percent"
definition = { zh = "期内提出的需求和咨询中，到期末已办结的比例。", en = "Of the requests and questions raised, the share closed by the last day." }
source     = "工单"
fits       = { words = ["需求 办结", "需求 完成", "咨询 办结", "诉求 办结", "投诉 办结"], levels = ["质量指标", "数量指标"], units = ["%"] }
---*/
SELECT t.at AS address, t.opened_on AS day, CASE WHEN t.closed_on <= :until THEN 1 ELSE 0 END AS numerator, 1 AS denominator, TRUE AS counted, NULL AS note
FROM ledger_tickets AS t
WHERE t.kind <> '故障' AND t.opened_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "只看需求和咨询"
until = 2024-07-31
given.ledger_tickets = """
id | kind | opened_on  | closed_on
T1 | 需求 | 2024-01-01 | 2024-07-31
T2 | 咨询 | 2024-07-31 | 2024-08-01
T3 | 故障 | 2024-02-01 | 2024-02-01
T4 | 需求 | 2024-08-01 | 2024-07-31
T5 | 咨询 | 2023-12-31 | 2024-01-01
T6 | 咨询 | 2024-05-01 |
T7 | 咨询 | 2024-05-01 | 2024-05-01
"""
expect = { value = 50, numerator = 2, denominator = 4 }
---*/
