/*---
title      = { zh = "采购数量", en = "Things bought" }
unit       = "件"
direction  = "more"
period     = "cumulative"
ledgers    = ["purchases"]
value      = "sum"
params     = { item = "" }
definition.zh = "本项目采购的数量之和（参数 item 指定品名，空着为全部）。没有登记数量的不计。"
definition.en = "How many things the project bought, of one item where the parameter names it. Blank quantities do not count."
source     = "采购台账"
fits.words = ["采购 数量", "设备 数量", "采购设备", "更新 数量", "购置"]
fits.without = ["率", "成本", "系统"]
fits.levels = ["数量指标"]
fits.units = ["件", "台", "套", "本", "册", "份", "台套", "辆", "部", "架", "顶", "张", "床"]
---*/
SELECT c.at AS address, c.bought_on AS day, c.quantity AS numerator, c.quantity IS NOT NULL AS counted, '没有登记数量' AS note
FROM ledger_purchases AS c
WHERE c.project = :project AND (c.item = :item OR :item = '') AND c.bought_on BETWEEN :starts AND :until
/*--- examples
given.ledger_purchases = """
id | project | item | quantity | bought_on
C1 | B1      | 书   | 2.5      | 2024-01-01
C2 | B1      | 灯   | 3        | 2024-07-31
C3 | B1      | 书   |          | 2024-03-01
C4 | B2      | 书   | 7        | 2024-03-01
C5 | B1      | 书   | 9        | 2024-08-01
C6 | B1      | 书   | 9        | 2023-12-31
"""

[[example]]
name = "不指定品名"
until = 2024-07-31
expect = { value = 5.5, rows = 2, left_out = { C3 = "没有登记数量" } }

[[example]]
name = "指定品名"
until = 2024-07-31
params = { item = "书" }
expect = { value = 2.5, rows = 1, left_out = { C3 = "没有登记数量" } }
---*/
