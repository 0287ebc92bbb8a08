/*---
title      = { zh = "会议材料印刷出错率", en = "Papers printed wrong" }
unit       = "%"
direction  = "less"
period     = "current"
ledgers    = ["papers"]
value      = "percent"
definition.zh = "期内印制的会议材料中，出错份数占印制份数的比例。没有登记出错份数的不计。"
definition.en = "Copies printed wrong by copies printed. Papers with a blank count do not count."
source     = "会议材料"
fits       = { words = ["印刷 出错", "印刷 差错", "材料 差错", "出错率", "差错率"], levels = ["质量指标"], units = ["%"] }
---*/
SELECT l.at AS address, l.printed_on AS day, l.misprints AS numerator, l.copies AS denominator, l.misprints IS NOT NULL AND l.copies IS NOT NULL AS counted,
       '没有登记份数或出错份数' AS note
FROM ledger_papers AS l
WHERE l.printed_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "没有登记的不计"
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
expect = { value = 0.6667, numerator = 4, denominator = 600, left_out = { L5 = "没有登记份数或出错份数", L6 = "没有登记份数或出错份数" } }
---*/
