/*---
title      = { zh = "维修完成率", en = "Repairs done" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["repairs"]
value      = "percent"
definition = { zh = "期内报修的设备中，到期末已修好的比例。", en = "Of the repairs reported, the share done by the last day." }
source     = "设备维修"
fits.words = ["维修 完成", "设备 完好", "维修 合格", "维护 合格"]
fits.without = ["及时", "大楼", "房屋", "校舍", "校园", "改造", "道路"]
fits.levels = ["质量指标", "数量指标"]
fits.units = ["%"]
---*/
SELECT w.at AS address, w.reported_on AS day, CASE WHEN w.done_on <= :until THEN 1 ELSE 0 END AS numerator, 1 AS denominator, TRUE AS counted, NULL AS note
FROM ledger_repairs AS w
WHERE w.reported_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "期末当天修好的算"
until = 2024-07-31
given.ledger_repairs = """
id | reported_on | done_on
W1 | 2024-01-01  | 2024-01-04
W2 | 2024-07-01  | 2024-07-05
W3 | 2024-07-28  |
W4 | 2024-07-27  |
W5 | 2024-07-30  | 2024-08-01
W6 | 2024-08-01  | 2024-08-01
W7 | 2023-12-31  | 2024-01-01
W8 | 2024-07-31  | 2024-07-31
W9 | 2024-07-20  | 2024-08-02
W0 | 2024-07-27  | 2024-07-31
WA | 2024-07-01  |
"""
expect = { value = 44.4444, numerator = 4, denominator = 9 }
---*/
