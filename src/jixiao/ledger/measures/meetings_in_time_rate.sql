/*---
title      = { zh = "会议按期召开率", en = "Meetings in time" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["meetings"]
value      = "percent"
params     = { kind = "" }
definition.zh = "当年计划的会议（参数 kind 指定类别，空着为全部）中，不晚于计划日期召开的比例。计划日期已到（或已提前完成）的才计。"
definition.en = """\
  Of the meetings planned for the year, the share held no later than planned. Only what is due by the last day, or done before it is due, counts."""
source     = "会议台账"
fits.words = ["会议 召开", "会议 及时", "按期 召开", "会议召开"]
fits.levels = ["时效指标"]
fits.goods = ["及时", "按时"]
fits.units = ["%"]
fits.projects = ["会议"]
fits.grades = "in_time"
---*/
SELECT h.at AS address, coalesce(h.held_on, h.planned_on) AS day, CASE WHEN h.held_on <= h.planned_on THEN 1 ELSE 0 END AS numerator, 1 AS denominator,
       CASE WHEN h.planned_on <= :until OR h.held_on <= :until THEN TRUE END AS counted, NULL AS note, h.planned_on AS planned
FROM ledger_meetings AS h
WHERE (h.kind = :kind OR :kind = '') AND h.planned_on BETWEEN :starts AND :ends
/*--- examples
given.ledger_meetings = """
id | planned_on | held_on    | kind
R1 | 2024-05-01 | 2024-05-01 | 人代会
R2 | 2024-05-01 | 2024-05-02 | 人代会
R3 | 2024-07-31 |            | 人代会
R4 | 2024-08-01 |            | 人代会
R5 | 2024-09-01 | 2024-07-31 | 人代会
R6 | 2024-09-01 | 2024-08-01 | 人代会
R7 | 2023-12-31 | 2024-01-05 | 人代会
R8 | 2025-01-01 | 2024-07-01 | 人代会
R9 | 2024-01-01 | 2024-08-01 | 人代会
R0 | 2024-02-01 |            | 人代会
RZ | 2024-02-01 | 2024-02-01 | 人代会
RW | 2024-10-01 | 2024-07-30 | 人代会
RY | 2024-02-01 | 2024-02-01 | 主任会议
"""

[[example]]
name = "已完成、晚完成、到期没有完成、还没有到期、提前完成；期末以后的事还不知道；别的年度和项目不看"
until = 2024-07-31
params = { kind = "人代会" }
expect = { value = 50, numerator = 4, denominator = 8, planned_rows = 10, done_rows = 4, planned_share = 0.6 }

[[example]]
name = "不指定类别"
until = 2024-07-31
expect = { value = 55.5556, numerator = 5, denominator = 9 }
---*/
