/*---
title      = { zh = "考核合格率", en = "Appraisals passed" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["appraisals"]
value      = "percent"
definition = { zh = "期内考核中，等次为“优秀”或“合格”的比例。没有登记等次的不计。", en = "Of the appraisals, the share graded good or excellent. Blank grades do not count." }
source     = "编外人员考核"
fits       = { words = ["考核 合格", "考核 通过", "考核 优良"], levels = ["质量指标", "社会效益指标"], goods = ["合格", "良好"], units = ["%"], grades = "quality" }
---*/
SELECT k.at AS address, k.held_on AS day, CASE WHEN k.grade IN ('优秀', '合格') THEN 1 ELSE 0 END AS numerator, 1 AS denominator, k.grade IS NOT NULL AS counted, '没有登记等次' AS note
FROM ledger_appraisals AS k
WHERE k.held_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "优秀、合格算；没有等次的不计"
until = 2024-07-31
given.ledger_appraisals = [
    { id = "K1", held_on = 2024-01-01, grade = "优秀", score = 95 },
    { id = "K2", held_on = 2024-07-31, grade = "合格", score = 80 },
    { id = "K3", held_on = 2024-03-01, grade = "基本合格", score = 61 },
    { id = "K4", held_on = 2024-03-01 },
    { id = "K5", held_on = 2024-08-01, grade = "合格", score = 1 },
    { id = "K6", held_on = 2023-12-31, grade = "合格", score = 1 },
]
expect = { value = 66.6667, numerator = 2, denominator = 3, left_out = { K4 = "没有登记等次" } }
---*/
