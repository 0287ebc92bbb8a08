/*---
title      = { zh = "考察人次", en = "People who went on trips" }
unit       = "人次"
direction  = "more"
period     = "cumulative"
ledgers    = ["trips", "travellers"]
value      = "sum"
definition = { zh = "本项目已成行考察的出行人次，取消的考察不计。", en = "People who went on the project’s trips; trips given up do not count." }
source     = "学习考察、考察人员费用"
fits       = { words = ["考察 人次", "调研 人次", "考察 人数", "出差 人次"], without = ["人均"], levels = ["数量指标"], units = ["人次", "人"] }
---*/
SELECT v.at AS address, k.starts AS day, 1 AS numerator, k.status <> '取消' AS counted, '考察已取消' AS note
FROM ledger_travellers AS v JOIN ledger_trips AS k ON k.id = v.trip
WHERE k.project = :project AND k.starts BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "取消的不计"
until = 2024-07-31
given.ledger_trips = """
id | project | starts     | status
K1 | B1      | 2024-01-01 | 完成
K2 | B1      | 2024-05-01 | 取消
K3 | B1      | 2024-08-01 | 完成
K4 | B1      | 2023-12-31 | 完成
K5 | B2      | 2024-05-01 | 完成
K6 | B1      | 2024-07-31 | 完成
"""
given.ledger_travellers = """
id | trip | nights | lodging | meals | transport | fare
V1 | K1   | 2      | 100     | 20.5  | 3         | 7
V2 | K1   |        | 10      |       |           |
V3 | K1   | 3      |         | 20    |           |
V4 | K6   |        |         |       | 30        |
V5 | K6   |        |         |       |           | 40
V6 | K1   |        |         |       |           |
V7 | K2   | 1      | 9       | 9     | 9         | 9
V8 | K3   | 1      | 999     |       |           |
V9 | K4   | 1      | 999     |       |           |
VA | K5   | 1      | 999     |       |           |
VB | K6   | 4      | 800     |       |           |
"""
expect = { value = 7, rows = 7, left_out = { V7 = "考察已取消" } }
---*/
