/*---
title      = { zh = "外出调研次数", en = "Trips made" }
unit       = "次"
direction  = "more"
period     = "cumulative"
ledgers    = ["trips"]
value      = "sum"
definition = { zh = "本项目到期末已出发的学习考察次数，取消的不计。", en = "Trips of the project that have set out by the last day; those given up do not count." }
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
given.ledger_trips = [
    { id = "K1", project = "B1", planned_on = 2024-05-13, starts = 2024-05-13, status = "完成" },
    { id = "K2", project = "B1", planned_on = 2024-07-31, status = "取消", reason = "台风" },
    { id = "K3", project = "B1", planned_on = 2024-07-31, status = "计划" },
    { id = "K4", project = "B1", planned_on = 2024-08-01, status = "计划" },
    { id = "K5", project = "B1", planned_on = 2024-09-01, starts = 2024-07-31, status = "完成" },
    { id = "K6", project = "B1", planned_on = 2024-07-01, starts = 2024-08-01, status = "完成" },
    { id = "K7", project = "B1", planned_on = 2023-12-31, starts = 2024-01-05, status = "完成" },
    { id = "K8", project = "B1", planned_on = 2025-01-01, starts = 2024-07-01, status = "完成" },
    { id = "K9", project = "B2", planned_on = 2024-05-13, starts = 2024-05-13, status = "完成" },
    { id = "KA", project = "B1", planned_on = 2024-05-01, starts = 2024-05-01, status = "取消" },
    { id = "KB", project = "B1", planned_on = 2024-08-02, status = "取消" },
]
expect = { value = 2, rows = 2, planned_rows = 8, done_rows = 2, planned_share = 0.625, left_out = { K2 = "已取消：台风", K3 = "到期末没有成行", K6 = "到期末没有成行", KA = "已取消：没有写原因" } }
---*/
