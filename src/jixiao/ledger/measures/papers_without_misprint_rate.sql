/*---
title      = { zh = "会议材料合格率", en = "Papers without a misprint" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["papers"]
value      = "percent"
definition.zh = "期内印制的会议材料中，没有一份出错的材料种数比例。没有登记出错份数的不计。"
definition.en = "Of the papers printed, the share without any copy printed wrong. Papers with a blank do not count."
source     = "会议材料"
fits.words = ["材料 合格率", "印刷 合格率", "材料 准确率", "印刷 质量"]
fits.levels = ["质量指标"]
fits.goods = ["合格", "优良"]
fits.units = ["%"]
fits.grades = "quality"
---*/
SELECT l.at AS address, l.printed_on AS day, CASE WHEN l.misprints = 0 THEN 1 ELSE 0 END AS numerator, 1 AS denominator, l.misprints IS NOT NULL AS counted,
       '没有登记出错份数' AS note
FROM ledger_papers AS l
WHERE l.printed_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "没有登记出错份数的不计"
until = 2024-07-31
given.ledger_papers = """
id | printed_on | copies | misprints
L1 | 2024-01-01 | 100    | 0
L2 | 2024-07-31 | 300    | 3
L3 | 2024-08-01 | 9      | 9
L4 | 2023-12-31 | 9      | 9
L5 | 2024-03-01 | 50     |
L6 | 2024-03-01 |        | 0
L7 | 2024-03-02 | 100    | 1
L8 | 2024-03-02 | 100    | 0
"""
expect = { value = 60, numerator = 3, denominator = 5, left_out = { L5 = "没有登记出错份数" } }
---*/
