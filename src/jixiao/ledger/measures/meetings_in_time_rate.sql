/*---
title      = { zh = "会议按期召开率", en = "Meetings in time" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["meetings"]
value      = "percent"
params     = { kind = "" }
definition = { zh = "当年计划的会议（参数 kind 指定类别，空着为全部）中，不晚于计划日期召开的比例。计划日期已到（或已提前完成）的才计。", en = "Of the meetings planned for the year, the share held no later than planned. Only what is due by the last day, or done before it is due, counts." }
source     = "会议台账"
fits       = { words = ["会议 召开", "会议 及时", "按期 召开", "会议召开"], levels = ["时效指标"], goods = ["及时", "按时"], units = ["%"], projects = ["会议"], grades = "in_time" }
---*/
SELECT h.at AS address, coalesce(h.held_on, h.planned_on) AS day, CASE WHEN h.held_on <= h.planned_on THEN 1 ELSE 0 END AS numerator, 1 AS denominator,
       CASE WHEN h.planned_on <= :until OR h.held_on <= :until THEN TRUE END AS counted, NULL AS note, h.planned_on AS planned
FROM ledger_meetings AS h
WHERE (h.kind = :kind OR :kind = '') AND h.planned_on BETWEEN :starts AND :ends
/*--- examples
[[example]]
name = "已完成、晚完成、到期没有完成、还没有到期、提前完成；期末以后的事还不知道；别的年度和项目不看"
until = 2024-07-31
params = { kind = "人代会" }
given.ledger_meetings = [
    { id = "R1", planned_on = 2024-05-01, held_on = 2024-05-01, kind = "人代会" },
    { id = "R2", planned_on = 2024-05-01, held_on = 2024-05-02, kind = "人代会" },
    { id = "R3", planned_on = 2024-07-31, kind = "人代会" },
    { id = "R4", planned_on = 2024-08-01, kind = "人代会" },
    { id = "R5", planned_on = 2024-09-01, held_on = 2024-07-31, kind = "人代会" },
    { id = "R6", planned_on = 2024-09-01, held_on = 2024-08-01, kind = "人代会" },
    { id = "R7", planned_on = 2023-12-31, held_on = 2024-01-05, kind = "人代会" },
    { id = "R8", planned_on = 2025-01-01, held_on = 2024-07-01, kind = "人代会" },
    { id = "R9", planned_on = 2024-01-01, held_on = 2024-08-01, kind = "人代会" },
    { id = "R0", planned_on = 2024-02-01, kind = "人代会" },
    { id = "RZ", planned_on = 2024-02-01, held_on = 2024-02-01, kind = "人代会" },
    { id = "RW", planned_on = 2024-10-01, held_on = 2024-07-30, kind = "人代会" },
    { id = "RY", planned_on = 2024-02-01, held_on = 2024-02-01, kind = "主任会议" },
]
expect = { value = 50, numerator = 4, denominator = 8, planned_rows = 10, done_rows = 4, planned_share = 0.6 }

[[example]]
name = "不指定类别"
until = 2024-07-31
given.ledger_meetings = [
    { id = "R1", planned_on = 2024-05-01, held_on = 2024-05-01, kind = "人代会" },
    { id = "R2", planned_on = 2024-05-01, held_on = 2024-05-02, kind = "人代会" },
    { id = "R3", planned_on = 2024-07-31, kind = "人代会" },
    { id = "R4", planned_on = 2024-08-01, kind = "人代会" },
    { id = "R5", planned_on = 2024-09-01, held_on = 2024-07-31, kind = "人代会" },
    { id = "R6", planned_on = 2024-09-01, held_on = 2024-08-01, kind = "人代会" },
    { id = "R7", planned_on = 2023-12-31, held_on = 2024-01-05, kind = "人代会" },
    { id = "R8", planned_on = 2025-01-01, held_on = 2024-07-01, kind = "人代会" },
    { id = "R9", planned_on = 2024-01-01, held_on = 2024-08-01, kind = "人代会" },
    { id = "R0", planned_on = 2024-02-01, kind = "人代会" },
    { id = "RZ", planned_on = 2024-02-01, held_on = 2024-02-01, kind = "人代会" },
    { id = "RW", planned_on = 2024-10-01, held_on = 2024-07-30, kind = "人代会" },
    { id = "RY", planned_on = 2024-02-01, held_on = 2024-02-01, kind = "主任会议" },
]
expect = { value = 55.5556, numerator = 5, denominator = 9 }
---*/
