/*---
title      = { zh = "参训率", en = "Training attendance" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["courses"]
value      = "percent"
definition = { zh = "本项目已开班班次的参训人数占计划人数的比例。没有登记人数的班次不计。", en = "People who came by people planned, of the courses begun. Courses with a blank do not count." }
source     = "培训班次"
fits       = { words = ["参训率", "培训 参加率", "培训 覆盖率", "培训 到课率"], levels = ["质量指标", "数量指标"], units = ["%"] }
---*/
SELECT c.at AS address, c.starts AS day, c.people AS numerator, c.planned_people AS denominator, c.people IS NOT NULL AND c.planned_people IS NOT NULL AS counted,
       '没有登记计划或参训人数' AS note
FROM ledger_courses AS c
WHERE c.project = :project AND c.starts BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "没有登记的不计"
until = 2024-07-31
given.ledger_courses = [
    { id = "C1", project = "B1", starts = 2024-01-01, ends = 2024-01-01, people = 10, planned_people = 20, days = 1.5, cost = 3000 },
    { id = "C2", project = "B1", starts = 2024-07-31, ends = 2024-07-31, people = 20, planned_people = 20, days = 1, cost = 3000 },
    { id = "C3", project = "B2", starts = 2024-03-01, ends = 2024-03-02, people = 9, planned_people = 9, days = 9, cost = 9 },
    { id = "C4", project = "B1", starts = 2024-08-01, ends = 2024-08-01, people = 9, planned_people = 9, days = 9, cost = 9 },
    { id = "C5", project = "B1", starts = 2023-12-31, ends = 2023-12-31, people = 9, planned_people = 9, days = 9, cost = 9 },
    { id = "C6", project = "B1", starts = 2024-03-01, ends = 2024-03-01, planned_people = 5, days = 1, cost = 7 },
    { id = "C7", project = "B1", starts = 2024-03-01, ends = 2024-03-01, people = 7, cost = 7 },
    { id = "C8", project = "B1", starts = 2024-03-01, ends = 2024-03-01, people = 5, planned_people = 5, days = 1 },
]
expect = { value = 77.7778, numerator = 35, denominator = 45, left_out = { C6 = "没有登记计划或参训人数", C7 = "没有登记计划或参训人数" } }
---*/
