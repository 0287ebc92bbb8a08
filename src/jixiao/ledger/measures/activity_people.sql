/*---
title      = { zh = "活动人次", en = "People at activities" }
unit       = "人次"
direction  = "more"
period     = "cumulative"
ledgers    = ["activities"]
value      = "sum"
definition = { zh = "本项目已举办活动的实到人数之和。没有登记人数的不计。", en = "People who came to the project’s activities. Blank counts do not count." }
source     = "活动台账"
fits.words = ["活动 人次", "参加 活动 人数", "活动 人数", "参与 人次"]
fits.without = ["人均", "率"]
fits.levels = ["数量指标", "社会效益指标"]
fits.units = ["人次", "人", "万人次"]
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
given.ledger_activities = """
id | project | planned_on | held_on    | planned_people | people
R1 | B1      | 2024-01-01 | 2024-01-01 | 10             | 1
R2 | B1      | 2024-07-31 |            | 10             | 2
R3 | B1      | 2024-08-01 |            | 10             | 4
R4 | B1      | 2024-09-01 | 2024-07-31 | 10             | 8
R5 | B1      | 2024-06-01 | 2024-08-01 | 10             | 16
R6 | B1      | 2023-12-31 | 2024-01-05 | 10             | 32
R7 | B1      | 2025-01-01 | 2024-07-01 | 10             | 64
R8 | B1      | 2024-12-31 |            | 10             | 128
RX | B2      | 2024-05-01 | 2024-05-01 | 10             | 256
RZ | B1      | 2024-03-01 | 2024-07-31 | 20             |
RA | B1      | 2024-03-01 | 2024-03-01 |                | 1000
"""
expect.value = 1009
expect.rows = 3
expect.planned_rows = 8
expect.done_rows = 3
expect.planned_share = 0.625
expect.left_out = { R2 = "到期末没有举办", R5 = "到期末没有举办", RZ = "没有登记实到人数" }
---*/
