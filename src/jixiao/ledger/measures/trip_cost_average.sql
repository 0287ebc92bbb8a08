/*---
title      = { zh = "人均考察成本", en = "Trip cost per person" }
unit       = "元/人次"
direction  = "less"
period     = "current"
ledgers    = ["trips", "travellers", "payments"]
value      = "average"
definition = { zh = "本项目已成行考察的住宿、伙食、交通费用，减去差旅退款，除以出行人次。取消的考察、没有登记任何费用的人员不计。", en = "Lodging, meals and fares of the project’s trips, less refunds of fares, by the people who went. Trips given up, and people without any cost registered, do not count." }
source     = "学习考察、考察人员费用、支出明细"
fits       = { words = ["人均 考察", "人均 调研", "人均 差旅", "考察 成本"], levels = ["经济成本指标"], units = ["元", "元/人", "元/人次"] }
---*/
SELECT v.at AS address, k.starts AS day, coalesce(v.lodging, 0) + coalesce(v.meals, 0) + coalesce(v.transport, 0) + coalesce(v.fare, 0) AS numerator,
       1 AS denominator, k.status <> '取消' AND coalesce(v.lodging, v.meals, v.transport, v.fare) IS NOT NULL AS counted,
       CASE WHEN k.status = '取消' THEN '考察已取消' ELSE '没有登记费用' END AS note
FROM ledger_travellers AS v JOIN ledger_trips AS k ON k.id = v.trip
WHERE k.project = :project AND k.starts BETWEEN :starts AND :until
UNION ALL
SELECT p.at, p.paid_on, p.amount, 0, TRUE, NULL
FROM ledger_payments AS p
WHERE p.project = :project AND p.item = '差旅' AND p.amount < 0 AND p.paid_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "各项费用之和减去退款；取消的、没有费用的不计"
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
given.ledger_payments = [
    { id = "P1", project = "B1", item = "差旅", paid_on = 2024-01-01, amount = -1 },
    { id = "P2", project = "B1", item = "差旅", paid_on = 2024-03-01, amount = 0.5 },
    { id = "P3", project = "B1", item = "差旅", paid_on = 2024-03-01, amount = 0 },
    { id = "P4", project = "B1", item = "差旅", paid_on = 2024-03-01, amount = 100 },
    { id = "P5", project = "B2", item = "差旅", paid_on = 2024-03-01, amount = -10 },
    { id = "P6", project = "B1", item = "会议", paid_on = 2024-03-01, amount = -10 },
    { id = "P7", project = "B1", item = "差旅", paid_on = 2024-08-01, amount = -10 },
    { id = "P8", project = "B1", item = "差旅", paid_on = 2023-12-31, amount = -10 },
    { id = "P9", project = "B1", item = "差旅", paid_on = 2024-07-31, amount = -2 },
]
expect = { value = 171.25, numerator = 1027.5, denominator = 6, rows = 8, left_out = { V6 = "没有登记费用", V7 = "考察已取消" } }
---*/
