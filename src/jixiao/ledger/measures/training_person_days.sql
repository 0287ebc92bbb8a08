/*---
title      = { zh = "培训人天数", en = "Person-days of training" }
unit       = "人天"
direction  = "more"
period     = "cumulative"
ledgers    = ["courses", "attendance"]
value      = "sum"
definition.zh = "本项目各班次每天签到的人数之和，同一人同一天同一班次签到两次的只计一次。"
definition.en = "People on each day’s list of the project’s courses; who stands twice on a day’s list counts once."
source     = "签到、培训班次"
fits       = { words = ["培训 人天", "培训 人日", "培训 天数"], levels = ["数量指标"], units = ["人天", "人次", "人日"] }
---*/
SELECT t.at AS address, t.attended_on AS day, 1 AS numerator, t.at = min(t.at) OVER (PARTITION BY t.course, t.deputy, t.attended_on) AS counted,
       '重复：这个人这一天已签到' AS note
FROM ledger_attendance AS t JOIN ledger_courses AS c ON c.id = t.course
WHERE c.project = :project AND t.attended_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "同一天签到两次的只计一次"
until = 2024-07-31
given.ledger_courses = """
id | project | planned_on | starts     | planned_people | status
C1 | B1      | 2024-05-01 | 2024-05-01 | 10             | 完成
C2 | B2      | 2024-05-01 | 2024-05-01 | 7              | 完成
C3 | B1      | 2024-07-31 | 2024-07-31 | 20             | 完成
C4 | B1      | 2024-07-31 |            | 5              | 计划
C5 | B1      | 2024-08-01 |            | 40             | 计划
C6 | B1      | 2023-12-31 | 2024-01-05 | 3              | 完成
C7 | B1      | 2025-01-01 | 2024-07-01 | 3              | 完成
C8 | B1      | 2024-06-01 | 2024-08-01 | 1              | 完成
C9 | B1      | 2024-09-01 | 2024-07-31 | 2              | 完成
"""
given.ledger_attendance = """
id | course | deputy | attended_on
T1 | C1     | D1     | 2024-05-01
T2 | C1     | D1     | 2024-05-02
T3 | C1     | D1     | 2024-05-02
T4 | C1     | D2     | 2024-05-01
T5 | C1     | D2     | 2024-05-02
T6 | C1     | D3     | 2024-05-01
T7 | C1     | D3     | 2024-05-02
T8 | C2     | D1     | 2024-05-01
T9 | C3     | D1     | 2024-07-31
TA | C1     | D1     | 2024-08-01
TB | C1     | D1     | 2023-12-31
"""
expect = { value = 7, rows = 7, left_out = { T3 = "重复：这个人这一天已签到" } }
---*/
