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
given.ledger_trips = [
    { id = "K1", project = "B1", starts = 2024-01-01, status = "完成" },
    { id = "K2", project = "B1", starts = 2024-05-01, status = "取消" },
    { id = "K3", project = "B1", starts = 2024-08-01, status = "完成" },
    { id = "K4", project = "B1", starts = 2023-12-31, status = "完成" },
    { id = "K5", project = "B2", starts = 2024-05-01, status = "完成" },
    { id = "K6", project = "B1", starts = 2024-07-31, status = "完成" },
]
given.ledger_travellers = [
    { id = "V1", trip = "K1", nights = 2, lodging = 100, meals = 20.5, transport = 3, fare = 7 },
    { id = "V2", trip = "K1", lodging = 10 },
    { id = "V3", trip = "K1", nights = 3, meals = 20 },
    { id = "V4", trip = "K6", transport = 30 },
    { id = "V5", trip = "K6", fare = 40 },
    { id = "V6", trip = "K1" },
    { id = "V7", trip = "K2", nights = 1, lodging = 9, meals = 9, transport = 9, fare = 9 },
    { id = "V8", trip = "K3", nights = 1, lodging = 999 },
    { id = "V9", trip = "K4", nights = 1, lodging = 999 },
    { id = "VA", trip = "K5", nights = 1, lodging = 999 },
    { id = "VB", trip = "K6", nights = 4, lodging = 800 },
]
expect = { value = 7, rows = 7, left_out = { V7 = "考察已取消" } }
---*/
