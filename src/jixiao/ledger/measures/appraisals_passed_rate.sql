/*---
title      = { zh = "考核合格率", en = "Appraisals passed" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["appraisals"]
value      = "percent"
definition.zh = "期内考核中，等次为“优秀”或“合格”的比例。没有登记等次的不计。"
definition.en = "Of the appraisals, the share graded good or excellent. Blank grades do not count."
source     = "编外人员考核"
fits.words = ["考核 合格", "考核 通过", "考核 优良"]
fits.levels = ["质量指标", "社会效益指标"]
fits.goods = ["合格", "良好"]
fits.units = ["%"]
fits.grades = "quality"
---*/
SELECT k.at AS address, k.held_on AS day, CASE WHEN k.grade IN ('优秀', '合格') THEN 1 ELSE 0 END AS numerator, 1 AS denominator,
       k.grade IS NOT NULL AS counted, '没有登记等次' AS note
FROM ledger_appraisals AS k
WHERE k.held_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "优秀、合格算；没有等次的不计"
until = 2024-07-31
given.ledger_appraisals = """
id | held_on    | grade    | score
K1 | 2024-01-01 | 优秀     | 95
K2 | 2024-07-31 | 合格     | 80
K3 | 2024-03-01 | 基本合格 | 61
K4 | 2024-03-01 |          |
K5 | 2024-08-01 | 合格     | 1
K6 | 2023-12-31 | 合格     | 1
"""
expect = { value = 66.6667, numerator = 2, denominator = 3, left_out = { K4 = "没有登记等次" } }
---*/
