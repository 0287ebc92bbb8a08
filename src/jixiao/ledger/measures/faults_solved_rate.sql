/*---
title      = { zh = "故障处理率", en = "Faults solved" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["tickets"]
value      = "percent"
definition.zh = "期内报告的故障中，到期末已处理完的比例。处理完日期早于报告日期的工单说不准，不计。"
definition.en = "Of the faults reported, the share closed by the last day. A ticket closed before it was opened does not count."
source     = "工单"
fits.words = ["故障 处理", "故障 解决", "故障 排除", "故障 修复"]
fits.without = ["及时", "时间", "时限"]
fits.levels = ["质量指标", "数量指标"]
fits.units = ["%"]
---*/
SELECT t.at AS address, t.opened_on AS day, CASE WHEN t.closed_on <= :until THEN 1 ELSE 0 END AS numerator, 1 AS denominator,
       t.closed_on IS NULL OR t.closed_on >= t.opened_on AS counted, '处理完日期早于报告日期' AS note
FROM ledger_tickets AS t
WHERE t.kind = '故障' AND t.opened_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "期末当天处理完的算；以后的、没有处理完的不算；早于报告日期的说不准"
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
expect = { value = 75, numerator = 6, denominator = 8, left_out = { T5 = "处理完日期早于报告日期" } }
---*/
