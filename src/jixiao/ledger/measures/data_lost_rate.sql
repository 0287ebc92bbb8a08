/*---
title      = { zh = "重要数据丢失率", en = "Important data lost" }
unit       = "%"
direction  = "less"
period     = "current"
ledgers    = ["systems", "incidents"]
value      = "percent"
definition.zh = "期内事件丢失的数据量占各系统重要数据存储量的比例。没有登记丢失量的事件说不准，结果为空。"
definition.en = "Data lost in incidents by what the systems store. An incident with a blank loss leaves the figure unknown."
source     = "信息系统、网络安全事件"
fits       = { words = ["存储 丢失", "数据 丢失"], levels = ["社会效益指标", "质量指标"], units = ["%"] }
---*/
SELECT s.at AS address, :until AS day, 0 AS numerator, s.stored_gb AS denominator, s.stored_gb IS NOT NULL AS counted, '没有登记存储量' AS note
FROM ledger_systems AS s
UNION ALL
SELECT i.at, i.happened_on, i.lost_gb, 0, TRUE, NULL
FROM ledger_incidents AS i
WHERE i.happened_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "期内丢失的占存储量"
until = 2024-07-31
given.ledger_systems = [{ id = "X1", stored_gb = 100 }, { id = "X2", stored_gb = 300 }, { id = "X3" }]
given.ledger_incidents = """
id | happened_on | lost_gb
I1 | 2024-01-01  | 1
I2 | 2024-07-31  | 2
I3 | 2024-08-01  | 40
I4 | 2023-12-31  | 40
"""
expect = { value = 0.75, numerator = 3, denominator = 400, rows = 4, left_out = { X3 = "没有登记存储量" } }

[[example]]
name = "没有登记丢失量的说不准"
until = 2024-07-31
given.ledger_systems = [{ id = "X1", stored_gb = 100 }]
given.ledger_incidents = [{ id = "I1", happened_on = 2024-01-01 }]
expect = { rows = 2 }
---*/
