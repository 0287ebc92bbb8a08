/*---
title      = { zh = "住宿费每晚成本", en = "Lodging cost per night" }
unit       = "元/晚"
direction  = "less"
period     = "current"
ledgers    = ["trips", "travellers"]
value      = "average"
definition.zh = "本项目考察的住宿费除以住宿晚数。取消的考察、没有登记住宿费或晚数的不计。"
definition.en = "Lodging of the project’s trips by nights. Trips given up and blanks do not count."
source     = "学习考察、考察人员费用"
fits       = { words = ["住宿费 标准", "住宿 成本", "住宿费"], without = ["总"], levels = ["经济成本指标"], units = ["元/晚", "元/人·天", "元/间", "元"] }
---*/
SELECT v.at AS address, k.starts AS day, v.lodging AS numerator, v.nights AS denominator, k.status <> '取消' AND v.lodging IS NOT NULL
  AND v.nights IS NOT NULL AS counted,
       CASE WHEN k.status = '取消' THEN '考察已取消' ELSE '没有登记住宿费或晚数' END AS note
FROM ledger_travellers AS v JOIN ledger_trips AS k ON k.id = v.trip
WHERE k.project = :project AND k.starts BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "取消的、没有登记的不计"
until = 2024-07-31
given.ledger_trips = """
id | project | starts     | status
K1 | B1      | 2024-01-01 | 完成
K2 | B1      | 2024-05-01 | 取消
K3 | B1      | 2024-08-01 | 完成
K4 | B1      | 2023-12-31 | 完成
K5 | B2      | 2024-05-01 | 完成
K6 | B1      | 2024-07-31 | 完成
"""
given.ledger_travellers = """
id | trip | nights | lodging | meals | transport | fare
V1 | K1   | 2      | 100     | 20.5  | 3         | 7
V2 | K1   |        | 10      |       |           |
V3 | K1   | 3      |         | 20    |           |
V4 | K6   |        |         |       | 30        |
V5 | K6   |        |         |       |           | 40
V6 | K1   |        |         |       |           |
V7 | K2   | 1      | 9       | 9     | 9         | 9
V8 | K3   | 1      | 999     |       |           |
V9 | K4   | 1      | 999     |       |           |
VA | K5   | 1      | 999     |       |           |
VB | K6   | 4      | 800     |       |           |
"""
expect.value = 150
expect.numerator = 900
expect.denominator = 6
expect.left_out.V2 = "没有登记住宿费或晚数"
expect.left_out.V3 = "没有登记住宿费或晚数"
expect.left_out.V4 = "没有登记住宿费或晚数"
expect.left_out.V5 = "没有登记住宿费或晚数"
expect.left_out.V6 = "没有登记住宿费或晚数"
expect.left_out.V7 = "考察已取消"
---*/
