/*---
title      = { zh = "培训费人天成本", en = "Training cost per person and day" }
unit       = "元/人天"
direction  = "less"
period     = "current"
ledgers    = ["courses"]
value      = "average"
definition = { zh = "本项目已办完班次的培训费（综合定额内）除以参训人数与天数的乘积。没有登记培训费、人数或天数的班次不计。", en = "Cost within the quota of the courses that have ended, by people times days. Courses with a blank do not count." }
source     = "培训班次"
fits       = { words = ["培训费 标准", "人天 成本", "培训费"], without = ["总"], levels = ["经济成本指标"], units = ["元/人天", "元/人·天", "元/人/天", "人/天"] }
---*/
SELECT c.at AS address, c.ends AS day, c.cost AS numerator, c.people * c.days AS denominator, c.cost IS NOT NULL AND c.people IS NOT NULL AND c.days IS NOT NULL AS counted,
       '没有登记培训费、人数或天数' AS note
FROM ledger_courses AS c
WHERE c.project = :project AND c.ends BETWEEN :starts AND :until
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
expect = { value = 171.4286, numerator = 6000, denominator = 35, left_out = { C6 = "没有登记培训费、人数或天数", C7 = "没有登记培训费、人数或天数", C8 = "没有登记培训费、人数或天数" } }
---*/
