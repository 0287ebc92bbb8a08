/*---
title      = { zh = "外出调研次数", en = "Trips made" }
unit       = "次"
direction  = "more"
period     = "cumulative"
ledgers    = ["trips"]
value      = "sum"
definition.zh = "本项目到期末已出发的学习考察次数，取消的不计。"
definition.en = "Trips of the project that have set out by the last day; those given up do not count."
source     = "学习考察"
fits       = { words = ["外出 调研", "考察 次数", "调研次数", "考察 批次"], without = ["人均", "率"], levels = ["数量指标"], units = ["次", "批"] }
---*/
SELECT k.at AS address, coalesce(k.starts, k.planned_on) AS day, 1 AS numerator,
       CASE WHEN k.starts <= :until THEN k.status <> '取消' WHEN k.planned_on <= :until THEN FALSE END AS counted,
       CASE WHEN k.status = '取消' THEN '已取消：' || coalesce(k.reason, '没有写原因') ELSE '到期末没有成行' END AS note, k.planned_on AS planned
FROM ledger_trips AS k
WHERE k.project = :project AND k.planned_on BETWEEN :starts AND :ends
/*--- examples
[[example]]
name = "已成行、取消、没有成行、还没有到期、提前出发"
until = 2024-07-31
given.ledger_trips = """
id | project | planned_on | starts     | status | reason
K1 | B1      | 2024-05-13 | 2024-05-13 | 完成   |
K2 | B1      | 2024-07-31 |            | 取消   | 台风
K3 | B1      | 2024-07-31 |            | 计划   |
K4 | B1      | 2024-08-01 |            | 计划   |
K5 | B1      | 2024-09-01 | 2024-07-31 | 完成   |
K6 | B1      | 2024-07-01 | 2024-08-01 | 完成   |
K7 | B1      | 2023-12-31 | 2024-01-05 | 完成   |
K8 | B1      | 2025-01-01 | 2024-07-01 | 完成   |
K9 | B2      | 2024-05-13 | 2024-05-13 | 完成   |
KA | B1      | 2024-05-01 | 2024-05-01 | 取消   |
KB | B1      | 2024-08-02 |            | 取消   |
"""
expect.value = 2
expect.rows = 2
expect.planned_rows = 8
expect.done_rows = 2
expect.planned_share = 0.625
expect.left_out = { K2 = "已取消：台风", K3 = "到期末没有成行", K6 = "到期末没有成行", KA = "已取消：没有写原因" }
---*/
