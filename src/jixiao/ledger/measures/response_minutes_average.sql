/*---
title      = { zh = "平均响应时间", en = "Mean response" }
unit       = "分钟"
direction  = "less"
period     = "current"
ledgers    = ["tickets"]
value      = "average"
definition.zh = "期内报告的故障从报告到响应的平均分钟数。没有登记响应时间的不计。"
definition.en = "Mean minutes until a fault was answered. Blank responses do not count."
source     = "工单"
fits       = { words = ["响应时间", "响应 时长", "处置 时限", "响应 时限"], levels = ["时效指标"], units = ["分钟", "小时"] }
---*/
SELECT t.at AS address, t.opened_on AS day, t.response_minutes AS numerator, 1 AS denominator, t.response_minutes IS NOT NULL AS counted,
       '没有登记响应时间' AS note
FROM ledger_tickets AS t
WHERE t.kind = '故障' AND t.opened_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "故障的平均；没有响应时间的不计"
until = 2024-07-31
given.ledger_tickets = """
id | kind | grade | opened_on  | closed_on  | response_minutes
T1 | 故障 | 一级  | 2024-01-01 | 2024-07-31 | 30
T2 | 故障 | 一级  | 2024-07-31 | 2024-08-01 | 31
T3 | 故障 | 二级  | 2024-03-01 |            | 60
T4 | 故障 | 二级  | 2024-03-02 | 2024-03-02 | 61
T5 | 故障 | 三级  | 2024-03-02 | 2024-03-01 | 120
T6 | 故障 | 三级  | 2024-08-01 | 2024-08-01 | 1
T7 | 需求 |       | 2024-03-01 | 2024-03-01 | 1
T8 | 故障 | 三级  | 2023-12-31 | 2024-01-01 | 1
T9 | 故障 | 三级  | 2024-03-01 | 2024-03-09 | 121
TA | 故障 |       | 2024-03-01 | 2024-03-01 | 5
TB | 故障 | 一级  | 2024-03-01 | 2024-03-01 |
TC | 故障 | 一级  | 2024-03-01 | 2024-03-01 | 45
"""
expect = { value = 59.125, numerator = 473, denominator = 8, left_out = { TB = "没有登记响应时间" } }
---*/
