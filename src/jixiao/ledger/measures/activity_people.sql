/*---
title      = { zh = "活动人次", en = "People at activities" }
unit       = "人次"
direction  = "more"
period     = "cumulative"
ledgers    = ["activities"]
value      = "sum"
definition = { zh = "本项目已举办活动的实到人数之和。没有登记人数的不计。", en = "People who came to the project’s activities. Blank counts do not count." }
source     = "活动台账"
fits       = { words = ["活动 人次", "参加 活动 人数", "活动 人数", "参与 人次"], without = ["人均", "率"], levels = ["数量指标", "社会效益指标"], units = ["人次", "人", "万人次"] }
---*/
SELECT v.at AS address, coalesce(v.held_on, v.planned_on) AS day, v.people AS numerator,
       CASE WHEN v.held_on <= :until THEN v.people IS NOT NULL WHEN v.planned_on <= :until THEN FALSE END AS counted,
       CASE WHEN v.held_on <= :until THEN '没有登记实到人数' ELSE '到期末没有举办' END AS note, v.planned_on AS planned, coalesce(v.planned_people, 0) AS weight
FROM ledger_activities AS v
WHERE v.project = :project AND v.planned_on BETWEEN :starts AND :ends
/*--- examples
[[example]]
name = "没有登记人数的不计"
until = 2024-07-31
given.ledger_activities = [
    { id = "R1", project = "B1", planned_on = 2024-01-01, held_on = 2024-01-01, planned_people = 10, people = 1 },
    { id = "R2", project = "B1", planned_on = 2024-07-31, planned_people = 10, people = 2 },
    { id = "R3", project = "B1", planned_on = 2024-08-01, planned_people = 10, people = 4 },
    { id = "R4", project = "B1", planned_on = 2024-09-01, held_on = 2024-07-31, planned_people = 10, people = 8 },
    { id = "R5", project = "B1", planned_on = 2024-06-01, held_on = 2024-08-01, planned_people = 10, people = 16 },
    { id = "R6", project = "B1", planned_on = 2023-12-31, held_on = 2024-01-05, planned_people = 10, people = 32 },
    { id = "R7", project = "B1", planned_on = 2025-01-01, held_on = 2024-07-01, planned_people = 10, people = 64 },
    { id = "R8", project = "B1", planned_on = 2024-12-31, planned_people = 10, people = 128 },
    { id = "RX", project = "B2", planned_on = 2024-05-01, held_on = 2024-05-01, planned_people = 10, people = 256 },
    { id = "RZ", project = "B1", planned_on = 2024-03-01, held_on = 2024-07-31, planned_people = 20 },
    { id = "RA", project = "B1", planned_on = 2024-03-01, held_on = 2024-03-01, people = 1000 },
]
expect = { value = 1009, rows = 3, planned_rows = 8, done_rows = 3, planned_share = 0.625, left_out = { R2 = "到期末没有举办", R5 = "到期末没有举办", RZ = "没有登记实到人数" } }
---*/
