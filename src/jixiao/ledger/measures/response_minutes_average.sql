/*---
title      = { zh = "平均响应时间", en = "Mean response" }
unit       = "分钟"
direction  = "less"
period     = "current"
ledgers    = ["tickets"]
value      = "average"
definition = { zh = "期内报告的故障从报告到响应的平均分钟数。没有登记响应时间的不计。", en = "Mean minutes until a fault was answered. Blank responses do not count." }
source     = "工单"
fits       = { words = ["响应时间", "响应 时长", "处置 时限", "响应 时限"], levels = ["时效指标"], units = ["分钟", "小时"] }
---*/
SELECT t.at AS address, t.opened_on AS day, t.response_minutes AS numerator, 1 AS denominator, t.response_minutes IS NOT NULL AS counted, '没有登记响应时间' AS note
FROM ledger_tickets AS t
WHERE t.kind = '故障' AND t.opened_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "故障的平均；没有响应时间的不计"
until = 2024-07-31
given.ledger_tickets = [
    { id = "T1", kind = "故障", grade = "一级", opened_on = 2024-01-01, closed_on = 2024-07-31, response_minutes = 30 },
    { id = "T2", kind = "故障", grade = "一级", opened_on = 2024-07-31, closed_on = 2024-08-01, response_minutes = 31 },
    { id = "T3", kind = "故障", grade = "二级", opened_on = 2024-03-01, response_minutes = 60 },
    { id = "T4", kind = "故障", grade = "二级", opened_on = 2024-03-02, closed_on = 2024-03-02, response_minutes = 61 },
    { id = "T5", kind = "故障", grade = "三级", opened_on = 2024-03-02, closed_on = 2024-03-01, response_minutes = 120 },
    { id = "T6", kind = "故障", grade = "三级", opened_on = 2024-08-01, closed_on = 2024-08-01, response_minutes = 1 },
    { id = "T7", kind = "需求", opened_on = 2024-03-01, closed_on = 2024-03-01, response_minutes = 1 },
    { id = "T8", kind = "故障", grade = "三级", opened_on = 2023-12-31, closed_on = 2024-01-01, response_minutes = 1 },
    { id = "T9", kind = "故障", grade = "三级", opened_on = 2024-03-01, closed_on = 2024-03-09, response_minutes = 121 },
    { id = "TA", kind = "故障", opened_on = 2024-03-01, closed_on = 2024-03-01, response_minutes = 5 },
    { id = "TB", kind = "故障", grade = "一级", opened_on = 2024-03-01, closed_on = 2024-03-01 },
    { id = "TC", kind = "故障", grade = "一级", opened_on = 2024-03-01, closed_on = 2024-03-01, response_minutes = 45 },
]
expect = { value = 59.125, numerator = 473, denominator = 8, left_out = { TB = "没有登记响应时间" } }
---*/
