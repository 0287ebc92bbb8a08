/*---
title      = { zh = "课题采纳率", en = "Topics whose advice was taken" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["topics"]
value      = "percent"
definition.zh = "本项目已提交报告的课题中，建议被采纳的比例；没有填写是否采纳的按没有采纳计。"
definition.en = "Of the project’s topics delivered, the share whose advice was taken; a blank counts as not taken."
source     = "调研课题"
fits.words = ["采纳", "监督 实效", "成果 转化", "成果 应用"]
fits.levels = ["社会效益指标", "质量指标", "可持续影响指标"]
fits.goods = ["提高", "有效", "提升"]
fits.units = ["%"]
fits.projects = ["调研", "课题", "研究"]
fits.grades = "effect"
---*/
SELECT k.at AS address, k.delivered_on AS day, CASE WHEN k.adopted THEN 1 ELSE 0 END AS numerator, 1 AS denominator, TRUE AS counted, NULL AS note
FROM ledger_topics AS k
WHERE k.project = :project AND k.delivered_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "已提交的课题中被采纳的；没有填写的按没有采纳计"
until = 2024-07-31
given.ledger_topics = """
id | project | delivered_on | adopted
K1 | B1      | 2024-01-01   | true
K2 | B1      | 2024-07-31   | false
K3 | B1      | 2024-03-01   |
K4 | B2      | 2024-03-01   | true
K5 | B1      | 2024-08-01   | true
K6 | B1      | 2023-12-31   | true
"""
expect = { value = 33.3333, numerator = 1, denominator = 3 }
---*/
