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
expect = { value = 650, rows = 5, left_out = { L6 = "没有登记份数" } }
---*/
