/*---
title      = { zh = "印制材料份数", en = "Copies printed" }
unit       = "份"
direction  = "more"
period     = "cumulative"
ledgers    = ["papers"]
value      = "sum"
definition = { zh = "期内印制的会议材料份数。没有登记份数的不计。", en = "Copies of papers printed. Blank counts do not count." }
source     = "会议材料"
fits       = { words = ["印刷 数量", "印制 份数", "材料 印刷"], without = ["率", "出错", "质量"], levels = ["数量指标"], units = ["份", "册", "本"] }
---*/
SELECT l.at AS address, l.printed_on AS day, l.copies AS numerator, l.copies IS NOT NULL AS counted, '没有登记份数' AS note
FROM ledger_papers AS l
WHERE l.printed_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "没有登记份数的不计"
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
expect = { value = 650, rows = 5, left_out = { L6 = "没有登记份数" } }
---*/
