/*---
title      = { zh = "测评问题整改率", en = "Issues fixed" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["assessments"]
value      = "percent"
definition.zh = "期内测评发现的问题中，已整改的比例。没有登记问题数或整改数的测评不计。"
definition.en = "Of the issues that assessments found, the share fixed. Assessments with a blank do not count."
source     = "等保测评"
fits       = { words = ["问题 整改", "整改率", "漏洞 修复", "隐患 整改"], levels = ["质量指标", "数量指标"], units = ["%"] }
---*/
SELECT a.at AS address, a.assessed_on AS day, a.fixed AS numerator, a.issues AS denominator, a.fixed IS NOT NULL AND a.issues IS NOT NULL AS counted,
       '没有登记问题数或整改数' AS note
FROM ledger_assessments AS a
WHERE a.assessed_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "没有登记的不计"
until = 2024-07-31
given.ledger_assessments = """
id | assessed_on | result   | issues | fixed
A1 | 2024-01-01  | 符合     | 4      | 3
A2 | 2024-07-31  | 基本符合 | 6      | 6
A3 | 2024-03-01  | 不符合   | 2      |
A4 | 2024-03-01  |          |        | 2
A5 | 2024-08-01  | 符合     | 5      | 5
A6 | 2023-12-31  | 符合     | 5      | 5
"""
expect = { value = 90, numerator = 9, denominator = 10, left_out = { A3 = "没有登记问题数或整改数", A4 = "没有登记问题数或整改数" } }
---*/
