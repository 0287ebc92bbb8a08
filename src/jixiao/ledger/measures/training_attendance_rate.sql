/*---
title      = { zh = "参训率", en = "Training attendance" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["courses", "attendance"]
value      = "percent"
optional   = ["attendance"]
definition.zh = "本项目已开班班次签到的人数占计划人数的比例。没有签到记录的班次，所填的参训人数只是填报，未经佐证，签到按 0 人计；两样都没有的班次不计。"
definition.en = "People on the lists by people planned, of the courses begun. Without a list what the row says is a claim; courses with a blank do not count."
source     = "培训班次、签到"
fits       = { words = ["参训率", "培训 参加率", "培训 覆盖率", "培训 到课率"], levels = ["质量指标", "数量指标"], units = ["%"] }
---*/
SELECT c.at AS address, c.starts AS day, coalesce(l.people, 0) AS numerator, c.planned_people AS denominator,
       coalesce(l.people, c.people) IS NOT NULL AND c.planned_people IS NOT NULL AS counted, '没有登记计划或参训人数' AS note,
       CASE WHEN l.people IS NULL THEN c.people END AS claimed
FROM ledger_courses AS c
     LEFT JOIN (SELECT t.course, count(DISTINCT t.deputy) AS people FROM ledger_attendance AS t GROUP BY t.course) AS l ON l.course = c.id
WHERE c.project = :project AND c.starts BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "没有签到记录的只是填报；没有登记的不计"
until = 2024-07-31
given.ledger_courses = """
id | project | starts     | ends       | people | planned_people | days | cost
C1 | B1      | 2024-01-01 | 2024-01-01 | 10     | 20             | 1.5  | 3000
C2 | B1      | 2024-07-31 | 2024-07-31 | 20     | 20             | 1    | 3000
C3 | B2      | 2024-03-01 | 2024-03-02 | 9      | 9              | 9    | 9
C4 | B1      | 2024-08-01 | 2024-08-01 | 9      | 9              | 9    | 9
C5 | B1      | 2023-12-31 | 2023-12-31 | 9      | 9              | 9    | 9
C6 | B1      | 2024-03-01 | 2024-03-01 |        | 5              | 1    | 7
C7 | B1      | 2024-03-01 | 2024-03-01 | 7      |                |      | 7
C8 | B1      | 2024-03-01 | 2024-03-01 | 5      | 5              | 1    |
"""
expect.value = 77.7778
expect.stated = true
expect.claimed_rows = 3
expect.numerator = 35
expect.denominator = 45
expect.left_out = { C6 = "没有登记计划或参训人数", C7 = "没有登记计划或参训人数" }

[[example]]
name = "签到几天算一人；没有签到的班次按 0 人计"
given.ledger_courses = """
id | project | starts     | people | planned_people
C1 | B1      | 2024-01-01 | 10     | 4
C2 | B1      | 2024-03-01 | 4      | 4
C3 | B1      | 2024-03-01 |        | 2
"""
given.ledger_attendance = """
id | course | deputy
T1 | C1     | D1
T2 | C1     | D1
T3 | C1     | D2
T4 | C3     | D2
"""
expect = { value = 30, stated = false, claimed_rows = 1, numerator = 3, denominator = 10, rows = 3 }
---*/
