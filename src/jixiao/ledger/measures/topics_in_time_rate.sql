/*---
title      = { zh = "课题按期率", en = "Topics in time" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["topics"]
value      = "percent"
definition = { zh = "本项目当年应完成的课题中，不晚于应完成日期提交报告的比例。应完成日期已到（或已提前提交）的才计。", en = "Of the project’s topics due in the year, the share delivered no later than due. Only what is due by the last day, or done before it is due, counts." }
source     = "调研课题"
fits       = { words = ["课题 及时", "完成及时性", "报告 及时", "及时性"], levels = ["时效指标", "质量指标"], goods = ["及时", "按时"], units = ["%"], projects = ["调研", "课题"], grades = "in_time" }
---*/
SELECT k.at AS address, coalesce(k.delivered_on, k.due_on) AS day, CASE WHEN k.delivered_on <= k.due_on THEN 1 ELSE 0 END AS numerator, 1 AS denominator,
       CASE WHEN k.due_on <= :until OR k.delivered_on <= :until THEN TRUE END AS counted, NULL AS note, k.due_on AS planned
FROM ledger_topics AS k
WHERE k.project = :project AND k.due_on BETWEEN :starts AND :ends
/*--- examples
[[example]]
name = "已完成、晚完成、到期没有完成、还没有到期、提前完成；期末以后的事还不知道；别的年度和项目不看"
until = 2024-07-31
given.ledger_topics = [
    { id = "R1", due_on = 2024-05-01, delivered_on = 2024-05-01, project = "B1" },
    { id = "R2", due_on = 2024-05-01, delivered_on = 2024-05-02, project = "B1" },
    { id = "R3", due_on = 2024-07-31, project = "B1" },
    { id = "R4", due_on = 2024-08-01, project = "B1" },
    { id = "R5", due_on = 2024-09-01, delivered_on = 2024-07-31, project = "B1" },
    { id = "R6", due_on = 2024-09-01, delivered_on = 2024-08-01, project = "B1" },
    { id = "R7", due_on = 2023-12-31, delivered_on = 2024-01-05, project = "B1" },
    { id = "R8", due_on = 2025-01-01, delivered_on = 2024-07-01, project = "B1" },
    { id = "R9", due_on = 2024-01-01, delivered_on = 2024-08-01, project = "B1" },
    { id = "R0", due_on = 2024-02-01, project = "B1" },
    { id = "RZ", due_on = 2024-02-01, delivered_on = 2024-02-01, project = "B1" },
    { id = "RW", due_on = 2024-10-01, delivered_on = 2024-07-30, project = "B1" },
    { id = "RX", due_on = 2024-05-01, delivered_on = 2024-05-01, project = "B2" },
]
expect = { value = 50, numerator = 4, denominator = 8, rows = 8, planned_rows = 10, done_rows = 4, planned_share = 0.6 }

[[example]]
name = "没有记录就没有结果"
given.ledger_topics = [
]
expect = {  }
---*/
