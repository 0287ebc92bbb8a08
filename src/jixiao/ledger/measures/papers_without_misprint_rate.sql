/*---
title      = { zh = "会议材料合格率", en = "Papers without a misprint" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["papers"]
value      = "percent"
definition = { zh = "期内印制的会议材料中，没有一份出错的材料种数比例。没有登记出错份数的不计。", en = "Of the papers printed, the share without any copy printed wrong. Papers with a blank do not count." }
source     = "会议材料"
fits       = { words = ["材料 合格率", "印刷 合格率", "材料 准确率", "印刷 质量"], levels = ["质量指标"], goods = ["合格", "优良"], units = ["%"], grades = "quality" }
---*/
SELECT l.at AS address, l.printed_on AS day, CASE WHEN l.misprints = 0 THEN 1 ELSE 0 END AS numerator, 1 AS denominator, l.misprints IS NOT NULL AS counted, '没有登记出错份数' AS note
FROM ledger_papers AS l
WHERE l.printed_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "没有登记出错份数的不计"
until = 2024-07-31
given.ledger_papers = [
    { id = "L1", printed_on = 2024-01-01, copies = 100, misprints = 0 },
    { id = "L2", printed_on = 2024-07-31, copies = 300, misprints = 3 },
    { id = "L3", printed_on = 2024-08-01, copies = 9, misprints = 9 },
    { id = "L4", printed_on = 2023-12-31, copies = 9, misprints = 9 },
    { id = "L5", printed_on = 2024-03-01, copies = 50 },
    { id = "L6", printed_on = 2024-03-01, misprints = 0 },
    { id = "L7", printed_on = 2024-03-02, copies = 100, misprints = 1 },
    { id = "L8", printed_on = 2024-03-02, copies = 100, misprints = 0 },
]
expect = { value = 60, numerator = 3, denominator = 5, left_out = { L5 = "没有登记出错份数" } }
---*/
