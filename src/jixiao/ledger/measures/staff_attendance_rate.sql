/*---
title      = { zh = "编外人员出勤率", en = "Attendance of contract staff" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["timecards"]
value      = "percent"
definition.zh = "已过完的月份中，实际出勤天数占应出勤天数的比例。同一人同一月份登记两次的只计一次。"
definition.en = "Days present by days due, of months that are over. The same person and month counts once."
source     = "编外人员考勤"
fits.words = ["出勤", "工作效率", "工作 效率"]
fits.levels = ["经济效益指标", "质量指标", "社会效益指标"]
fits.goods = ["有效", "提高", "良好"]
fits.units = ["%"]
fits.projects = ["编外", "人员"]
fits.grades = "effect"
---*/
SELECT t.at AS address, last_day(t.month) AS day, t.days_present AS numerator, t.days_due AS denominator,
       t.at = min(t.at) OVER (PARTITION BY t.staff, t.month) AS counted, '重复：这个人这个月已有考勤' AS note
FROM ledger_timecards AS t
WHERE t.month >= :starts AND last_day(t.month) <= :until
/*--- examples
[[example]]
name = "已过完的月份；同一月份登记两次的只计一次"
until = 2024-07-31
given.ledger_timecards = """
id | staff | month      | days_due | days_present
T1 | S1    | 2024-01-01 | 20       | 19
T2 | S1    | 2024-01-01 | 20       | 20
T3 | S2    | 2024-01-01 | 20       | 20
T4 | S1    | 2024-07-01 | 20       | 10
T5 | S1    | 2024-08-01 | 20       | 1
T6 | S1    | 2023-12-01 | 20       | 1
"""
expect = { value = 81.6667, numerator = 49, denominator = 60, left_out = { T2 = "重复：这个人这个月已有考勤" } }

[[example]]
name = "月份没有过完的不计"
until = 2024-07-30
given.ledger_timecards = [{ id = "T4", staff = "S1", month = 2024-07-01, days_due = 20, days_present = 10 }]
expect = {  }
---*/
