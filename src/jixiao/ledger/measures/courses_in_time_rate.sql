/*---
title      = { zh = "培训按期率", en = "Courses in time" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["courses"]
value      = "percent"
definition.zh = "本项目当年计划的班次中，不晚于计划日期开班的比例。计划日期已到（或已提前完成）的才计。"
definition.en = """\
  Of the project’s courses planned for the year, the share begun no later than planned. Only what is due by the last day, or done before it is due, counts."""
source     = "培训班次"
fits.words = ["培训 及时", "按计划完成", "计划 完成", "按时 完成", "及时性"]
fits.levels = ["时效指标"]
fits.goods = ["及时", "按时"]
fits.units = ["%"]
fits.projects = ["培训"]
fits.grades = "in_time"
---*/
SELECT c.at AS address, coalesce(c.starts, c.planned_on) AS day, CASE WHEN c.starts <= c.planned_on THEN 1 ELSE 0 END AS numerator, 1 AS denominator,
       CASE WHEN c.planned_on <= :until OR c.starts <= :until THEN TRUE END AS counted, NULL AS note, c.planned_on AS planned
FROM ledger_courses AS c
WHERE c.project = :project AND c.planned_on BETWEEN :starts AND :ends
/*--- examples
[[example]]
name = "已完成、晚完成、到期没有完成、还没有到期、提前完成；期末以后的事还不知道；别的年度和项目不看"
until = 2024-07-31
given.ledger_courses = """
id | planned_on | starts     | project
R1 | 2024-05-01 | 2024-05-01 | B1
R2 | 2024-05-01 | 2024-05-02 | B1
R3 | 2024-07-31 |            | B1
R4 | 2024-08-01 |            | B1
R5 | 2024-09-01 | 2024-07-31 | B1
R6 | 2024-09-01 | 2024-08-01 | B1
R7 | 2023-12-31 | 2024-01-05 | B1
R8 | 2025-01-01 | 2024-07-01 | B1
R9 | 2024-01-01 | 2024-08-01 | B1
R0 | 2024-02-01 |            | B1
RZ | 2024-02-01 | 2024-02-01 | B1
RW | 2024-10-01 | 2024-07-30 | B1
RX | 2024-05-01 | 2024-05-01 | B2
"""
expect = { value = 50, numerator = 4, denominator = 8, rows = 8, planned_rows = 10, done_rows = 4, planned_share = 0.6 }

[[example]]
name = "没有记录就没有结果"
given.ledger_courses = []
expect = {  }
---*/
