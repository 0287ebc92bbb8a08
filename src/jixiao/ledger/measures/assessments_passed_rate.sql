/*---
title      = { zh = "等保测评通过率", en = "Security assessments passed" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["assessments"]
value      = "percent"
definition.zh = "期内等级保护测评中，结论为“符合”或“基本符合”的比例。没有登记结论的不计。"
definition.en = "Of the security assessments, the share with a result that meets the grade, wholly or basically. Blank results do not count."
source     = "等保测评"
fits       = { words = ["等保", "等级保护", "测评 通过", "安全 测评"], levels = ["质量指标"], goods = ["通过"], units = ["%"], grades = "quality" }
---*/
SELECT a.at AS address, a.assessed_on AS day, CASE WHEN a.result IN ('符合', '基本符合') THEN 1 ELSE 0 END AS numerator, 1 AS denominator,
       a.result IS NOT NULL AS counted,
       '没有登记结论' AS note
FROM ledger_assessments AS a
WHERE a.assessed_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "符合、基本符合算；没有结论的不计"
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
expect = { value = 66.6667, numerator = 2, denominator = 3, left_out = { A4 = "没有登记结论" } }
---*/
