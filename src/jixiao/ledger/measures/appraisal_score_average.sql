/*---
title      = { zh = "考核平均分", en = "Mean score of appraisals" }
unit       = "分"
direction  = "more"
period     = "current"
ledgers    = ["appraisals"]
value      = "average"
definition = { zh = "期内考核得分的平均数。没有登记得分的不计。", en = "Mean score of the appraisals. Blank scores do not count." }
source     = "编外人员考核"
fits       = { words = ["考核 得分", "考核 分数", "平均 考核"], levels = ["质量指标", "社会效益指标"], units = ["分"] }
---*/
SELECT k.at AS address, k.held_on AS day, k.score AS numerator, 1 AS denominator, k.score IS NOT NULL AS counted, '没有登记得分' AS note
FROM ledger_appraisals AS k
WHERE k.held_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "没有得分的不计"
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
expect = { value = 78.6667, numerator = 236, denominator = 3, left_out = { K4 = "没有登记得分" } }
---*/
