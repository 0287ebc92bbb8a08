/*---
title      = { zh = "测试提高率", en = "People who improved" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["course_tests", "courses"]
value      = "percent"
definition.zh = "本项目的班里训前、训后都考过的人中，训后分数高于训前的比例；一人在几个班里考，算几次。只考一次的不计。"
definition.en = "Of those of the project's courses who sat both tests, the share with more points after than before. Who sat one does not count."
source     = "训前训后测试"
fits.words = ["测试 提高", "测试 提升", "成绩 提高", "成绩 提升"]
fits.levels = ["社会效益指标", "质量指标"]
fits.units = ["%"]
---*/
SELECT coalesce(a.at, b.at) AS address, coalesce(a.taken_on, b.taken_on) AS day,
       CASE WHEN a.points > b.points THEN 1 ELSE 0 END AS numerator, 1 AS denominator,
       a.at IS NOT NULL AND b.at IS NOT NULL AS counted, '只考了一次' AS note
FROM (SELECT t.* FROM ledger_course_tests AS t WHERE t.part = '训前' AND t.taken_on BETWEEN :starts AND :until) AS b
     FULL JOIN (SELECT t.* FROM ledger_course_tests AS t WHERE t.part = '训后' AND t.taken_on BETWEEN :starts AND :until) AS a
            ON a.course = b.course AND a.deputy = b.deputy
     JOIN ledger_courses AS c ON c.id = coalesce(a.course, b.course)
WHERE c.project = :project
/*--- examples
[[example]]
name = "多一分算提高，一样、少的不算；只考一次的不计；别的班、别人、别的项目、期间以外的不看"
until = 2024-07-31
given.ledger_courses = [{ id = "C1", project = "B1" }, { id = "C2", project = "B1" }, { id = "C3", project = "B2" }]
given.ledger_course_tests = """
id | course | deputy | part | points | taken_on
T1 | C1     | D1     | 训前 | 60     | 2024-01-01
T2 | C1     | D1     | 训后 | 61     | 2024-07-31
T3 | C1     | D2     | 训前 | 70     | 2024-03-01
T4 | C1     | D2     | 训后 | 70     | 2024-03-02
T5 | C1     | D3     | 训前 | 80     | 2024-03-01
T6 | C1     | D3     | 训后 | 70     | 2024-03-02
T7 | C1     | D4     | 训前 | 50     | 2024-03-01
T8 | C1     | D5     | 训后 | 90     | 2024-03-02
T9 | C2     | D4     | 训后 | 90     | 2024-03-02
TA | C3     | D1     | 训前 | 10     | 2024-03-01
TB | C3     | D1     | 训后 | 90     | 2024-03-02
TC | C2     | D1     | 训前 | 10     | 2023-12-31
TD | C2     | D1     | 训后 | 90     | 2024-08-01
TE | C2     | D2     | 训前 | 10     | 2024-05-01
TF | C2     | D2     | 训后 | 90     | 2024-05-02
TG | C2     | D6     | 训前 | 10     | 2024-05-01
TH | C2     | D6     | 训后 | 90     | 2024-05-02
"""
expect = { value = 60, numerator = 3, denominator = 5, left_out = { T7 = "只考了一次", T8 = "只考了一次", T9 = "只考了一次" } }
---*/
