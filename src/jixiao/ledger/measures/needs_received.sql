/*---
title      = { zh = "收集需求条数", en = "Needs received" }
unit       = "条"
direction  = "more"
period     = "cumulative"
ledgers    = ["needs"]
value      = "sum"
definition = { zh = "期内收集到的需求条数。没有登记条数的不计。", en = "Needs that came in. Blank counts do not count." }
source     = "需求收集记录"
fits       = { words = ["需求 条数", "意见 条数", "收集 需求", "征集 意见"], without = ["及时", "率"], levels = ["数量指标"], units = ["条", "件", "个"] }
---*/
SELECT n.at AS address, n.collected_on AS day, n.received AS numerator, n.received IS NOT NULL AS counted, '没有登记条数' AS note
FROM ledger_needs AS n
WHERE n.collected_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "没有登记条数的不计"
until = 2024-07-31
given.ledger_needs = """
id | collected_on | received
N1 | 2024-01-01   | 3
N2 | 2024-07-31   | 4
N3 | 2024-08-01   | 5
N4 | 2023-12-31   | 5
N5 | 2024-03-01   |
"""
expect = { value = 7, rows = 2, left_out = { N5 = "没有登记条数" } }
---*/
