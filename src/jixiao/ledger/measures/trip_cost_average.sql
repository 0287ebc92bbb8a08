/*---
title      = { zh = "人均考察成本", en = "Trip cost per person" }
unit       = "元/人次"
direction  = "less"
period     = "current"
ledgers    = ["trips", "travellers", "payments"]
value      = "average"
definition.zh = "本项目已成行考察的住宿、伙食、交通费用，减去差旅退款，除以出行人次。取消的考察、没有登记任何费用的人员不计。"
definition.en = """\
  Lodging, meals and fares of the project’s trips, less refunds of fares, by the people who went. Trips given up, and people without any cost registered, do \
  not count."""
source     = "学习考察、考察人员费用、支出明细"
fits       = { words = ["人均 考察", "人均 调研", "人均 差旅", "考察 成本"], levels = ["经济成本指标"], units = ["元", "元/人", "元/人次"] }
---*/
SELECT v.at AS address, k.starts AS day, coalesce(v.lodging, 0) + coalesce(v.meals, 0) + coalesce(v.transport, 0) + coalesce(v.fare, 0) AS numerator,
       1 AS denominator, k.status <> '取消' AND coalesce(v.lodging, v.meals, v.transport, v.fare) IS NOT NULL AS counted,
       CASE WHEN k.status = '取消' THEN '考察已取消' ELSE '没有登记费用' END AS note
FROM ledger_travellers AS v JOIN ledger_trips AS k ON k.id = v.trip
WHERE k.project = :project AND k.starts BETWEEN :starts AND :until
UNION ALL
SELECT p.at, p.paid_on, p.amount, 0, TRUE, NULL
FROM ledger_payments AS p
WHERE p.project = :project AND p.item = '差旅' AND p.amount < 0 AND p.paid_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "各项费用之和减去退款；取消的、没有费用的不计"
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
given.ledger_payments = """
id | project | item | paid_on    | amount
P1 | B1      | 差旅 | 2024-01-01 | -1
P2 | B1      | 差旅 | 2024-03-01 | 0.5
P3 | B1      | 差旅 | 2024-03-01 | 0
P4 | B1      | 差旅 | 2024-03-01 | 100
P5 | B2      | 差旅 | 2024-03-01 | -10
P6 | B1      | 会议 | 2024-03-01 | -10
P7 | B1      | 差旅 | 2024-08-01 | -10
P8 | B1      | 差旅 | 2023-12-31 | -10
P9 | B1      | 差旅 | 2024-07-31 | -2
"""
expect = { value = 171.25, numerator = 1027.5, denominator = 6, rows = 8, left_out = { V6 = "没有登记费用", V7 = "考察已取消" } }
---*/
