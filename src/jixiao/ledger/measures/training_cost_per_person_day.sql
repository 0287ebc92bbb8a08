/*---
title      = { zh = "培训费人天成本", en = "Training cost per person and day" }
unit       = "元/人天"
direction  = "less"
period     = "current"
ledgers    = ["courses", "attendance"]
value      = "average"
optional   = ["attendance"]
definition.zh = """\
  本项目已办完班次的培训费（综合定额内）除以签到的人天数。没有签到记录的班次，参训人数与天数的乘积只是填报，未经佐证，不并入；没有登记培训费、人数或天数的班\
  次不计。"""
definition.en = """\
  Cost within the quota of the courses that have ended, by the person-days on the lists. Without a list, people times days are a claim; courses with a blank \
  do not count."""
source     = "培训班次、签到"
fits.words = ["培训费 标准", "人天 成本", "培训费"]
fits.without = ["总"]
fits.levels = ["经济成本指标"]
fits.units = ["元/人天", "元/人·天", "元/人/天", "人/天"]
---*/
SELECT c.at AS address, c.ends AS day, c.cost AS numerator, coalesce(l.days, 0) AS denominator,
       c.cost IS NOT NULL AND coalesce(l.days, c.people * c.days) IS NOT NULL AS counted, '没有登记培训费、人数或天数' AS note,
       CASE WHEN l.days IS NULL THEN c.people * c.days END AS claimed_below
FROM ledger_courses AS c LEFT JOIN (
         SELECT t.course, count(DISTINCT t.deputy || t.attended_on) AS days FROM ledger_attendance AS t GROUP BY t.course
     ) AS l ON l.course = c.id
WHERE c.project = :project AND c.ends BETWEEN :starts AND :until
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
expect.value = 171.4286
expect.numerator = 6000
expect.stated = true
expect.claimed_rows = 2
expect.denominator = 35
expect.left_out = { C6 = "没有登记培训费、人数或天数", C7 = "没有登记培训费、人数或天数", C8 = "没有登记培训费、人数或天数" }

[[example]]
name = "按签到的人天，重复的签到算一次；没有签到的班次，费用照算"
given.ledger_courses = """
id | project | ends       | people | days | cost
C1 | B1      | 2024-01-02 | 10     | 2    | 300
C2 | B1      | 2024-03-01 | 5      | 2    | 100
C3 | B1      | 2024-03-01 |        |      | 200
"""
given.ledger_attendance = """
id | course | deputy | attended_on
T1 | C1     | D1     | 2024-01-01
T2 | C1     | D1     | 2024-01-01
T3 | C1     | D1     | 2024-01-02
T4 | C1     | D2     | 2024-01-02
T5 | C3     | D2     | 2024-03-01
"""
expect = { value = 150, stated = false, claimed_rows = 1, numerator = 600, denominator = 4, rows = 3 }
---*/
