/*---
name     = "form.period-differs"
severity = "warning"
since    = "0.1"
subject  = "project"
params   = []
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性：内容前后一致", from = 2015-05-21 },
  { practice = "情况说明的实施周期与申报表的计划起止日期一致" },
]
title    = { zh = "实施周期与申报表起止日期不一致", en = "Implementing period and form dates differ" }
message.zh = "“{project}”情况说明的实施周期是 {period_start} 至 {period_finish}，申报表的计划起止日期是 {start} 至 {finish}，{which}。"
message.en = "“{project}”: the narrative's period runs from {period_start} to {period_finish}, the form's dates from {start} to {finish}; {which_en}."
fix.zh = "以实际安排为准统一两处；若前期准备不计入实施周期，在情况说明里写明。"
fix.en = "Make both say what is really planned; where preparation is left out of the period, say so in the narrative."
why.zh = "周期决定预算执行进度和时效指标怎么算，两处不同，年中监控就没有准绳。"
why.en = "Progress and timeliness are counted over this period; with two periods monitoring has no yardstick."
---*/
WITH compared AS (
  SELECT p.id, p.at, COALESCE(p.name, p.narrative_name) AS project, p.start, p.finish, p.period_start, p.period_finish,
         year(p.start) = year(p.period_start) AND month(p.start) = month(p.period_start) AS begins,
         year(p.finish) = year(p.period_finish) AND month(p.finish) = month(p.period_finish) AS ends
  FROM project AS p JOIN narrative AS n ON n.project = p.id
  WHERE n.period IS NOT NULL AND (p.start IS NOT NULL OR p.finish IS NOT NULL)
)
SELECT c.id AS subject, c.begins AND c.ends AS ok, c.at || '/narrative/period' AS path, [c.at || '/start', c.at || '/finish'] AS other_path,
       c.project, c.start, c.finish, c.period_start, c.period_finish,
       CASE WHEN c.begins THEN '完成时间对不上' WHEN c.ends THEN '开始时间对不上' ELSE '开始和完成时间都对不上' END AS which,
       CASE WHEN c.begins THEN 'the ends differ' WHEN c.ends THEN 'the beginnings differ' ELSE 'both ends differ' END AS which_en
FROM compared AS c
/*--- examples
[[example]]
name = "the same months, whatever the day"
given.project = [{ id = "P1", name = "普法", start = 2025-03-15, finish = 2025-11-20, period_start = 2025-03-01, period_finish = 2025-11-30 }]
given.narrative = [{ project = "P1", period = "2025 年 3 月至 11 月" }]
expect = { P1 = "pass" }

[[example]]
name = "another month or another year at the beginning or the end"
given.project = """
id | name     | start      | finish     | period_start | period_finish
P1 | 调查     | 2025-01-01 | 2025-12-31 | 2025-03-01   | 2025-12-31
P2 | 拆违     | 2024-01-01 | 2025-12-31 | 2025-01-01   | 2025-12-31
P3 | 修缮     | 2025-01-01 | 2025-12-31 | 2025-01-01   | 2025-11-30
P4 | 建桥     | 2025-01-01 | 2026-12-31 | 2025-01-01   | 2025-12-31
P5 | 只差开始 | 2025-01-01 |            | 2025-03-01   | 2025-12-31
"""
given.narrative = """
project | period
P1      | x
P2      | x
P3      | x
P4      | x
P5      | x
"""
expect = { P1 = "fail", P2 = "fail", P3 = "fail", P4 = "fail", P5 = "fail" }
message = "“调查”情况说明的实施周期是 2025-03-01 至 2025-12-31，申报表的计划起止日期是 2025-01-01 至 2025-12-31，开始时间对不上。"

[[example]]
name = "a period that could not be read as dates; a date missing; no period or no dates at all"
given.project = """
id | start      | finish     | period_start | period_finish
P1 | 2025-01-01 | 2025-12-31 |              |
P2 | 2025-01-01 |            | 2025-01-01   | 2025-12-31
P3 | 2025-01-01 | 2025-12-31 |              |
P4 |            |            | 2025-01-01   | 2025-12-31
P5 |            | 2025-12-31 | 2025-01-01   | 2025-12-31
"""
given.narrative = """
project | period
P1      | 全年
P2      | x
P3      |
P4      | x
P5      | x
"""
expect = { P1 = "unknown", P2 = "unknown", P5 = "unknown" }
---*/
