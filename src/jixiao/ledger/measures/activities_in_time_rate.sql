/*---
title      = { zh = "活动按期率", en = "Activities in time" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["activities"]
value      = "percent"
definition = { zh = "本项目当年计划的活动中，不晚于计划日期举办的比例。计划日期已到（或已提前完成）的才计。", en = "Of the project’s activities planned for the year, the share held no later than planned. Only what is due by the last day, or done before it is due, counts." }
source     = "活动台账"
fits       = { words = ["活动 及时", "完成及时性", "按时 完成", "及时性"], levels = ["时效指标"], goods = ["及时", "按时"], units = ["%"], projects = ["活动", "小组"], grades = "in_time" }
---*/
SELECT v.at AS address, coalesce(v.held_on, v.planned_on) AS day, CASE WHEN v.held_on <= v.planned_on THEN 1 ELSE 0 END AS numerator, 1 AS denominator,
       CASE WHEN v.planned_on <= :until OR v.held_on <= :until THEN TRUE END AS counted, NULL AS note, v.planned_on AS planned
FROM ledger_activities AS v
WHERE v.project = :project AND v.planned_on BETWEEN :starts AND :ends
/*--- examples
[[example]]
name = "已完成、晚完成、到期没有完成、还没有到期、提前完成；期末以后的事还不知道；别的年度和项目不看"
until = 2024-07-31
given.ledger_activities = [
    { id = "R1", planned_on = 2024-05-01, held_on = 2024-05-01, project = "B1" },
    { id = "R2", planned_on = 2024-05-01, held_on = 2024-05-02, project = "B1" },
    { id = "R3", planned_on = 2024-07-31, project = "B1" },
    { id = "R4", planned_on = 2024-08-01, project = "B1" },
    { id = "R5", planned_on = 2024-09-01, held_on = 2024-07-31, project = "B1" },
    { id = "R6", planned_on = 2024-09-01, held_on = 2024-08-01, project = "B1" },
    { id = "R7", planned_on = 2023-12-31, held_on = 2024-01-05, project = "B1" },
    { id = "R8", planned_on = 2025-01-01, held_on = 2024-07-01, project = "B1" },
    { id = "R9", planned_on = 2024-01-01, held_on = 2024-08-01, project = "B1" },
    { id = "R0", planned_on = 2024-02-01, project = "B1" },
    { id = "RZ", planned_on = 2024-02-01, held_on = 2024-02-01, project = "B1" },
    { id = "RW", planned_on = 2024-10-01, held_on = 2024-07-30, project = "B1" },
    { id = "RX", planned_on = 2024-05-01, held_on = 2024-05-01, project = "B2" },
]
expect = { value = 50, numerator = 4, denominator = 8, rows = 8, planned_rows = 10, done_rows = 4, planned_share = 0.6 }

[[example]]
name = "没有记录就没有结果"
given.ledger_activities = [
]
expect = {  }
---*/
