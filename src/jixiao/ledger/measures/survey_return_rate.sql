/*---
title      = { zh = "问卷回收率", en = "Questionnaires returned" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["surveys"]
value      = "percent"
definition.zh = "本项目满意度调查收回的份数占发出份数的比例。没有登记份数的不计。"
definition.en = "Questionnaires returned by questionnaires sent, of the project’s surveys. Surveys with a blank do not count."
source     = "满意度调查"
fits       = { words = ["回收率", "问卷 回收", "调查 覆盖"], levels = ["质量指标", "数量指标"], units = ["%"] }
---*/
SELECT s.at AS address, s.held_on AS day, s.returned AS numerator, s.sent AS denominator, s.returned IS NOT NULL AND s.sent IS NOT NULL AS counted,
       '没有登记发出或收回份数' AS note
FROM ledger_surveys AS s
WHERE s.project = :project AND s.held_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "期内的调查；没有登记份数的不计"
until = 2024-07-31
given.ledger_surveys = """
id | project | held_on    | sent | returned
S1 | B1      | 2024-01-01 | 10   | 9
S2 | B1      | 2024-07-31 | 30   | 21
S3 | B2      | 2024-03-01 | 5    | 0
S4 | B1      | 2024-08-01 | 5    | 0
S5 | B1      | 2023-12-31 | 5    | 0
S6 | B1      | 2024-03-01 |      | 3
S7 | B1      | 2024-03-01 | 3    |
"""
expect = { value = 75, numerator = 30, denominator = 40, left_out = { S6 = "没有登记发出或收回份数", S7 = "没有登记发出或收回份数" } }
---*/
