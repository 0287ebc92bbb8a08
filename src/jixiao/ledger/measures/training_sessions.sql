/*---
title      = { zh = "培训期数", en = "Courses held" }
unit       = "期"
direction  = "more"
period     = "cumulative"
ledgers    = ["courses"]
value      = "sum"
definition = { zh = "本项目到期末已开班的培训班次，取消的不计。", en = "Courses of the project begun by the last day; those given up do not count." }
source     = "培训班次"
fits       = { words = ["培训 期数", "培训 次数", "培训 场次", "培训班"], without = ["人", "率", "成本", "满意"], levels = ["数量指标"], units = ["期", "次", "场", "班"] }
---*/
SELECT c.at AS address, coalesce(c.starts, c.planned_on) AS day, 1 AS numerator,
       CASE WHEN c.starts <= :until THEN c.status <> '取消' WHEN c.planned_on <= :until THEN FALSE END AS counted,
       CASE WHEN c.status = '取消' THEN '已取消' ELSE '到期末没有开班' END AS note, c.planned_on AS planned
FROM ledger_courses AS c
WHERE c.project = :project AND c.planned_on BETWEEN :starts AND :ends
/*--- examples
[[example]]
name = "已开班、没有开班、还没有到期、提前开班、取消"
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
    { id = "CA", project = "B1", planned_on = 2024-03-01, starts = 2024-03-01, planned_people = 1, status = "取消" },
    { id = "CB", project = "B1", planned_on = 2024-03-01, planned_people = 1, status = "取消" },
    { id = "CC", project = "B1", planned_on = 2024-10-01, planned_people = 1, status = "取消" },
]
expect = { value = 3, rows = 3, planned_rows = 9, done_rows = 3, planned_share = 0.6667, left_out = { C4 = "到期末没有开班", C8 = "到期末没有开班", CA = "已取消", CB = "已取消" } }
---*/
