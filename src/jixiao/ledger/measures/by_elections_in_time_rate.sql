/*---
title      = { zh = "补选按期率", en = "By-elections in time" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["by_elections"]
value      = "percent"
definition.zh = "当年计划的补选中，不晚于计划日期投票的比例。计划日期已到（或已提前完成）的才计。"
definition.en = """\
  Of the by-elections planned for the year, the share held no later than planned. Only what is due by the last day, or done before it is due, counts."""
source     = "补选台账"
fits.words = ["补选 及时", "完成及时性", "按时 完成", "及时性"]
fits.levels = ["时效指标"]
fits.goods = ["及时", "按时"]
fits.units = ["%"]
fits.projects = ["代表工作", "补选"]
fits.grades = "in_time"
---*/
SELECT b.at AS address, coalesce(b.held_on, b.planned_on) AS day, CASE WHEN b.held_on <= b.planned_on THEN 1 ELSE 0 END AS numerator, 1 AS denominator,
       CASE WHEN b.planned_on <= :until OR b.held_on <= :until THEN TRUE END AS counted, NULL AS note, b.planned_on AS planned
FROM ledger_by_elections AS b
WHERE b.planned_on BETWEEN :starts AND :ends
/*--- examples
[[example]]
name = "已完成、晚完成、到期没有完成、还没有到期、提前完成；期末以后的事还不知道；别的年度和项目不看"
until = 2024-07-31
given.ledger_by_elections = """
id | planned_on | held_on
R1 | 2024-05-01 | 2024-05-01
R2 | 2024-05-01 | 2024-05-02
R3 | 2024-07-31 |
R4 | 2024-08-01 |
R5 | 2024-09-01 | 2024-07-31
R6 | 2024-09-01 | 2024-08-01
R7 | 2023-12-31 | 2024-01-05
R8 | 2025-01-01 | 2024-07-01
R9 | 2024-01-01 | 2024-08-01
R0 | 2024-02-01 |
RZ | 2024-02-01 | 2024-02-01
RW | 2024-10-01 | 2024-07-30
"""
expect = { value = 50, numerator = 4, denominator = 8, rows = 8, planned_rows = 10, done_rows = 4, planned_share = 0.6 }

[[example]]
name = "没有记录就没有结果"
given.ledger_by_elections = []
expect = {  }
---*/
