/*---
title      = { zh = "住宿费每晚成本", en = "Lodging cost per night" }
unit       = "元/晚"
direction  = "less"
period     = "current"
ledgers    = ["trips", "travellers"]
value      = "average"
definition = { zh = "本项目考察的住宿费除以住宿晚数。取消的考察、没有登记住宿费或晚数的不计。", en = "Lodging of the project’s trips by nights. Trips given up and blanks do not count." }
source     = "学习考察、考察人员费用"
fits       = { words = ["住宿费 标准", "住宿 成本", "住宿费"], without = ["总"], levels = ["经济成本指标"], units = ["元/晚", "元/人·天", "元/间", "元"] }
---*/
SELECT v.at AS address, k.starts AS day, v.lodging AS numerator, v.nights AS denominator, k.status <> '取消' AND v.lodging IS NOT NULL AND v.nights IS NOT NULL AS counted,
       CASE WHEN k.status = '取消' THEN '考察已取消' ELSE '没有登记住宿费或晚数' END AS note
FROM ledger_travellers AS v JOIN ledger_trips AS k ON k.id = v.trip
WHERE k.project = :project AND k.starts BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "取消的、没有登记的不计"
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
expect = { value = 150, numerator = 900, denominator = 6, left_out = { V2 = "没有登记住宿费或晚数", V3 = "没有登记住宿费或晚数", V4 = "没有登记住宿费或晚数", V5 = "没有登记住宿费或晚数", V6 = "没有登记住宿费或晚数", V7 = "考察已取消" } }
---*/
