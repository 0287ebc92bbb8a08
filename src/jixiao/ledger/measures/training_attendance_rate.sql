/*---
title      = { zh = "参训率", en = "Training attendance" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["courses"]
value      = "percent"
definition.zh = "本项目已开班班次的参训人数占计划人数的比例。没有登记人数的班次不计。"
definition.en = "People who came by people planned, of the courses begun. Courses with a blank do not count."
source     = "培训班次"
fits       = { words = ["参训率", "培训 参加率", "培训 覆盖率", "培训 到课率"], levels = ["质量指标", "数量指标"], units = ["%"] }
---*/
SELECT c.at AS address, c.starts AS day, c.people AS numerator, c.planned_people AS denominator, c.people IS NOT NULL
  AND c.planned_people IS NOT NULL AS counted,
       '没有登记计划或参训人数' AS note
FROM ledger_courses AS c
WHERE c.project = :project AND c.starts BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "没有登记的不计"
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
expect = { value = 77.7778, numerator = 35, denominator = 45, left_out = { C6 = "没有登记计划或参训人数", C7 = "没有登记计划或参训人数" } }
---*/
