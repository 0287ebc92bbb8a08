/*---
title      = { zh = "故障处理率", en = "Faults solved" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["tickets"]
value      = "percent"
definition = { zh = "期内报告的故障中，到期末已处理完的比例。处理完日期早于报告日期的工单说不准，不计。", en = "Of the faults reported, the share closed by the last day. A ticket closed before it was opened does not count." }
source     = "工单"
fits       = { words = ["故障 处理", "故障 解决", "故障 排除", "故障 修复"], without = ["及时", "时间", "时限"], levels = ["质量指标", "数量指标"], units = ["%"] }
---*/
SELECT t.at AS address, t.opened_on AS day, CASE WHEN t.closed_on <= :until THEN 1 ELSE 0 END AS numerator, 1 AS denominator,
       t.closed_on IS NULL OR t.closed_on >= t.opened_on AS counted, '处理完日期早于报告日期' AS note
FROM ledger_tickets AS t
WHERE t.kind = '故障' AND t.opened_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "期末当天处理完的算；以后的、没有处理完的不算；早于报告日期的说不准"
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
expect = { value = 75, numerator = 6, denominator = 8, left_out = { T5 = "处理完日期早于报告日期" } }
---*/
