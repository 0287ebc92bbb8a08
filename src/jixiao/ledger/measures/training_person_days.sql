/*---
title      = { zh = "培训人天数", en = "Person-days of training" }
unit       = "人天"
direction  = "more"
period     = "cumulative"
ledgers    = ["courses", "attendance"]
value      = "sum"
definition = { zh = "本项目各班次每天签到的人数之和，同一人同一天同一班次签到两次的只计一次。", en = "People on each day’s list of the project’s courses; who stands twice on a day’s list counts once." }
source     = "签到、培训班次"
fits       = { words = ["培训 人天", "培训 人日", "培训 天数"], levels = ["数量指标"], units = ["人天", "人次", "人日"] }
---*/
SELECT t.at AS address, t.attended_on AS day, 1 AS numerator, t.at = min(t.at) OVER (PARTITION BY t.course, t.deputy, t.attended_on) AS counted,
       '重复：这个人这一天已签到' AS note
FROM ledger_attendance AS t JOIN ledger_courses AS c ON c.id = t.course
WHERE c.project = :project AND t.attended_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "同一天签到两次的只计一次"
until = 2024-07-31
given.ledger_courses = [
    { id = "C1", project = "B1", planned_on = 2024-05-01, starts = 2024-05-01, planned_people = 10, status = "完成" },
    { id = "C2", project = "B2", planned_on = 2024-05-01, starts = 2024-05-01, planned_people = 7, status = "完成" },
    { id = "C3", project = "B1", planned_on = 2024-07-31, starts = 2024-07-31, planned_people = 20, status = "完成" },
    { id = "C4", project = "B1", planned_on = 2024-07-31, planned_people = 5, status = "计划" },
    { id = "C5", project = "B1", planned_on = 2024-08-01, planned_people = 40, status = "计划" },
    { id = "C6", project = "B1", planned_on = 2023-12-31, starts = 2024-01-05, planned_people = 3, status = "完成" },
    { id = "C7", project = "B1", planned_on = 2025-01-01, starts = 2024-07-01, planned_people = 3, status = "完成" },
    { id = "C8", project = "B1", planned_on = 2024-06-01, starts = 2024-08-01, planned_people = 1, status = "完成" },
    { id = "C9", project = "B1", planned_on = 2024-09-01, starts = 2024-07-31, planned_people = 2, status = "完成" },
]
given.ledger_attendance = [
    { id = "T1", course = "C1", deputy = "D1", attended_on = 2024-05-01 },
    { id = "T2", course = "C1", deputy = "D1", attended_on = 2024-05-02 },
    { id = "T3", course = "C1", deputy = "D1", attended_on = 2024-05-02 },
    { id = "T4", course = "C1", deputy = "D2", attended_on = 2024-05-01 },
    { id = "T5", course = "C1", deputy = "D2", attended_on = 2024-05-02 },
    { id = "T6", course = "C1", deputy = "D3", attended_on = 2024-05-01 },
    { id = "T7", course = "C1", deputy = "D3", attended_on = 2024-05-02 },
    { id = "T8", course = "C2", deputy = "D1", attended_on = 2024-05-01 },
    { id = "T9", course = "C3", deputy = "D1", attended_on = 2024-07-31 },
    { id = "TA", course = "C1", deputy = "D1", attended_on = 2024-08-01 },
    { id = "TB", course = "C1", deputy = "D1", attended_on = 2023-12-31 },
]
expect = { value = 7, rows = 7, left_out = { T3 = "重复：这个人这一天已签到" } }
---*/
