/*---
title      = { zh = "采购数量", en = "Things bought" }
unit       = "件"
direction  = "more"
period     = "cumulative"
ledgers    = ["purchases"]
value      = "sum"
params     = { item = "" }
definition = { zh = "本项目采购的数量之和（参数 item 指定品名，空着为全部）。没有登记数量的不计。", en = "How many things the project bought, of one item where the parameter names it. Blank quantities do not count." }
source     = "采购台账"
fits       = { words = ["采购 数量", "设备 数量", "采购设备", "更新 数量", "购置"], without = ["率", "成本", "系统"], levels = ["数量指标"], units = ["件", "台", "套", "本", "册", "份", "台套"] }
---*/
SELECT c.at AS address, c.bought_on AS day, c.quantity AS numerator, c.quantity IS NOT NULL AS counted, '没有登记数量' AS note
FROM ledger_purchases AS c
WHERE c.project = :project AND (c.item = :item OR :item = '') AND c.bought_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "不指定品名"
until = 2024-07-31
given.ledger_purchases = [
    { id = "C1", project = "B1", item = "书", quantity = 2.5, bought_on = 2024-01-01 },
    { id = "C2", project = "B1", item = "灯", quantity = 3, bought_on = 2024-07-31 },
    { id = "C3", project = "B1", item = "书", bought_on = 2024-03-01 },
    { id = "C4", project = "B2", item = "书", quantity = 7, bought_on = 2024-03-01 },
    { id = "C5", project = "B1", item = "书", quantity = 9, bought_on = 2024-08-01 },
    { id = "C6", project = "B1", item = "书", quantity = 9, bought_on = 2023-12-31 },
]
expect = { value = 5.5, rows = 2, left_out = { C3 = "没有登记数量" } }

[[example]]
name = "指定品名"
until = 2024-07-31
params = { item = "书" }
given.ledger_purchases = [
    { id = "C1", project = "B1", item = "书", quantity = 2.5, bought_on = 2024-01-01 },
    { id = "C2", project = "B1", item = "灯", quantity = 3, bought_on = 2024-07-31 },
    { id = "C3", project = "B1", item = "书", bought_on = 2024-03-01 },
    { id = "C4", project = "B2", item = "书", quantity = 7, bought_on = 2024-03-01 },
    { id = "C5", project = "B1", item = "书", quantity = 9, bought_on = 2024-08-01 },
    { id = "C6", project = "B1", item = "书", quantity = 9, bought_on = 2023-12-31 },
]
expect = { value = 2.5, rows = 1, left_out = { C3 = "没有登记数量" } }
---*/
