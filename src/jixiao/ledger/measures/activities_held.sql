/*---
title      = { zh = "活动次数", en = "Activities held" }
unit       = "次"
direction  = "more"
period     = "cumulative"
ledgers    = ["activities"]
value      = "sum"
params     = { kind = "" }
definition.zh = "本项目到期末已举办的活动次数（参数 kind 指定类别，空着为全部）。"
definition.en = "Activities of the project held by the last day, of one sort where the parameter names it."
source     = "活动台账"
fits.words = ["活动 次数", "开展 活动", "服务 活动", "活动 场", "视察 次数", "执法检查", "商会活动"]
fits.without = ["率", "及时", "满意", "人次"]
fits.levels = ["数量指标"]
fits.units = ["次", "场"]
---*/
SELECT v.at AS address, coalesce(v.held_on, v.planned_on) AS day, 1 AS numerator,
       CASE WHEN v.held_on <= :until THEN TRUE WHEN v.planned_on <= :until THEN FALSE END AS counted, '到期末没有举办' AS note, v.planned_on AS planned
FROM ledger_activities AS v
WHERE (v.kind = :kind OR :kind = '') AND v.project = :project AND v.planned_on BETWEEN :starts AND :ends
/*--- examples
given.ledger_activities = """
id | project | planned_on | held_on    | kind
R1 | B1      | 2024-01-01 | 2024-01-01 | 甲
R2 | B1      | 2024-07-31 |            | 甲
R3 | B1      | 2024-08-01 |            | 甲
R4 | B1      | 2024-09-01 | 2024-07-31 | 甲
R5 | B1      | 2024-06-01 | 2024-08-01 | 甲
R6 | B1      | 2023-12-31 | 2024-01-05 | 甲
R7 | B1      | 2025-01-01 | 2024-07-01 | 甲
R8 | B1      | 2024-12-31 |            | 甲
RX | B2      | 2024-05-01 | 2024-05-01 | 甲
RY | B1      | 2024-03-01 | 2024-03-01 | 乙
"""

[[example]]
name = "已完成、到期没有完成、还没有到期、提前完成；别的年度和项目不看"
until = 2024-07-31
params = { kind = "甲" }
expect = { value = 2, rows = 2, planned_rows = 6, done_rows = 2, planned_share = 0.5, left_out = { R2 = "到期末没有举办", R5 = "到期末没有举办" } }

[[example]]
name = "不指定类别"
until = 2024-07-31
expect = { value = 3, rows = 3, left_out = { R2 = "到期末没有举办", R5 = "到期末没有举办" } }
---*/
