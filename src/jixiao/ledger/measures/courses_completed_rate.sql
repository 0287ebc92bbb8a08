/*---
title      = { zh = "培训班次完成率", en = "Courses completed" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["courses"]
value      = "percent"
definition = { zh = "本项目当年计划的班次中，已办完的比例；取消的按没有完成计，改期的算完成。计划日期已到（或已提前完成）的才计。", en = "Of the project’s courses planned for the year, the share completed; a course given up is not done, one moved is. Only what is due by the last day, or done before it is due, counts." }
source     = "培训班次"
fits       = { words = ["培训 课程", "班次 完成", "培训 完成", "课程安排"], without = ["及时"], levels = ["质量指标", "数量指标"], goods = ["合理", "完成"], units = ["%"], projects = ["培训"], grades = "quality" }
---*/
SELECT c.at AS address, coalesce(c.starts, c.planned_on) AS day, CASE WHEN c.ends <= :until AND c.status <> '取消' THEN 1 ELSE 0 END AS numerator, 1 AS denominator,
       CASE WHEN c.planned_on <= :until OR c.starts <= :until THEN TRUE END AS counted, NULL AS note, c.planned_on AS planned
FROM ledger_courses AS c
WHERE c.project = :project AND c.planned_on BETWEEN :starts AND :ends
/*--- examples
[[example]]
name = "已完成、晚完成、到期没有完成、还没有到期、提前完成；期末以后的事还不知道；别的年度和项目不看；没有办完的、取消的按没有完成计"
until = 2024-07-31
given.ledger_courses = [
    { id = "R1", planned_on = 2024-05-01, starts = 2024-05-01, project = "B1", status = "完成", ends = 2024-05-01 },
    { id = "R2", planned_on = 2024-05-01, starts = 2024-05-02, project = "B1", status = "完成", ends = 2024-05-02 },
    { id = "R3", planned_on = 2024-07-31, project = "B1", status = "完成" },
    { id = "R4", planned_on = 2024-08-01, project = "B1", status = "完成" },
    { id = "R5", planned_on = 2024-09-01, starts = 2024-07-31, project = "B1", status = "完成", ends = 2024-07-31 },
    { id = "R6", planned_on = 2024-09-01, starts = 2024-08-01, project = "B1", status = "完成", ends = 2024-08-01 },
    { id = "R7", planned_on = 2023-12-31, starts = 2024-01-05, project = "B1", status = "完成", ends = 2024-01-05 },
    { id = "R8", planned_on = 2025-01-01, starts = 2024-07-01, project = "B1", status = "完成", ends = 2024-07-01 },
    { id = "R9", planned_on = 2024-01-01, starts = 2024-08-01, project = "B1", status = "完成", ends = 2024-08-01 },
    { id = "R0", planned_on = 2024-02-01, project = "B1", status = "完成" },
    { id = "RZ", planned_on = 2024-02-01, starts = 2024-02-01, project = "B1", status = "完成", ends = 2024-02-01 },
    { id = "RW", planned_on = 2024-10-01, starts = 2024-07-30, project = "B1", status = "完成", ends = 2024-07-30 },
    { id = "RX", planned_on = 2024-05-01, starts = 2024-05-01, project = "B2", status = "完成", ends = 2024-05-01 },
    { id = "RA", planned_on = 2024-03-01, starts = 2024-07-30, ends = 2024-08-01, project = "B1", status = "完成" },
    { id = "RB", planned_on = 2024-03-01, starts = 2024-03-01, ends = 2024-03-02, project = "B1", status = "取消" },
    { id = "RC", planned_on = 2024-03-01, starts = 2024-07-30, ends = 2024-07-31, project = "B1", status = "改期完成" },
]
expect = { value = 54.5455, numerator = 6, denominator = 11, planned_rows = 13, done_rows = 6 }
---*/
