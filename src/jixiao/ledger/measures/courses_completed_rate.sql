/*---
title      = { zh = "培训班次完成率", en = "Courses completed" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["courses"]
value      = "percent"
definition.zh = "本项目当年计划的班次中，已办完的比例；取消的按没有完成计，改期的算完成。计划日期已到（或已提前完成）的才计。"
definition.en = """\
  Of the project’s courses planned for the year, the share completed; a course given up is not done, one moved is. Only what is due by the last day, or done \
  before it is due, counts."""
source     = "培训班次"
fits.words = ["培训 课程", "班次 完成", "培训 完成", "课程安排"]
fits.without = ["及时"]
fits.levels = ["质量指标", "数量指标"]
fits.goods = ["合理", "完成"]
fits.units = ["%"]
fits.projects = ["培训"]
fits.grades = "quality"
---*/
SELECT c.at AS address, coalesce(c.starts, c.planned_on) AS day,
       CASE WHEN c.ends <= :until AND c.status <> '取消' THEN 1 ELSE 0 END AS numerator, 1 AS denominator,
       CASE WHEN c.planned_on <= :until OR c.starts <= :until THEN TRUE END AS counted, NULL AS note, c.planned_on AS planned
FROM ledger_courses AS c
WHERE c.project = :project AND c.planned_on BETWEEN :starts AND :ends
/*--- examples
[[example]]
name = "已完成、晚完成、到期没有完成、还没有到期、提前完成；期末以后的事还不知道；别的年度和项目不看；没有办完的、取消的按没有完成计"
until = 2024-07-31
given.ledger_courses = """
id | planned_on | starts     | project | status   | ends
R1 | 2024-05-01 | 2024-05-01 | B1      | 完成     | 2024-05-01
R2 | 2024-05-01 | 2024-05-02 | B1      | 完成     | 2024-05-02
R3 | 2024-07-31 |            | B1      | 完成     |
R4 | 2024-08-01 |            | B1      | 完成     |
R5 | 2024-09-01 | 2024-07-31 | B1      | 完成     | 2024-07-31
R6 | 2024-09-01 | 2024-08-01 | B1      | 完成     | 2024-08-01
R7 | 2023-12-31 | 2024-01-05 | B1      | 完成     | 2024-01-05
R8 | 2025-01-01 | 2024-07-01 | B1      | 完成     | 2024-07-01
R9 | 2024-01-01 | 2024-08-01 | B1      | 完成     | 2024-08-01
R0 | 2024-02-01 |            | B1      | 完成     |
RZ | 2024-02-01 | 2024-02-01 | B1      | 完成     | 2024-02-01
RW | 2024-10-01 | 2024-07-30 | B1      | 完成     | 2024-07-30
RX | 2024-05-01 | 2024-05-01 | B2      | 完成     | 2024-05-01
RA | 2024-03-01 | 2024-07-30 | B1      | 完成     | 2024-08-01
RB | 2024-03-01 | 2024-03-01 | B1      | 取消     | 2024-03-02
RC | 2024-03-01 | 2024-07-30 | B1      | 改期完成 | 2024-07-31
"""
expect = { value = 54.5455, numerator = 6, denominator = 11, planned_rows = 13, done_rows = 6 }
---*/
