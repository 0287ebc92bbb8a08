/*---
title      = { zh = "会议次数", en = "Meetings held" }
unit       = "次"
direction  = "more"
period     = "cumulative"
ledgers    = ["meetings"]
value      = "sum"
params     = { kind = "" }
definition.zh = "到期末已召开的会议次数（参数 kind 指定类别，空着为全部）。"
definition.en = "Meetings held by the last day, of one sort where the parameter names it."
source     = "会议台账"
fits.words = ["会议 次数", "人代会", "召开 会议", "会议"]
fits.without = ["及时", "率", "满意", "材料", "参加", "参会"]
fits.levels = ["数量指标", "经济成本指标"]
fits.units = ["次", "场"]
---*/
SELECT h.at AS address, coalesce(h.held_on, h.planned_on) AS day, 1 AS numerator,
       CASE WHEN h.held_on <= :until THEN TRUE WHEN h.planned_on <= :until THEN FALSE END AS counted, '到期末没有召开' AS note, h.planned_on AS planned
FROM ledger_meetings AS h
WHERE (h.kind = :kind OR :kind = '') AND h.planned_on BETWEEN :starts AND :ends
/*--- examples
given.ledger_meetings = """
id | planned_on | held_on    | kind
R1 | 2024-01-01 | 2024-01-01 | 人代会
R2 | 2024-07-31 |            | 人代会
R3 | 2024-08-01 |            | 人代会
R4 | 2024-09-01 | 2024-07-31 | 人代会
R5 | 2024-06-01 | 2024-08-01 | 人代会
R6 | 2023-12-31 | 2024-01-05 | 人代会
R7 | 2025-01-01 | 2024-07-01 | 人代会
R8 | 2024-12-31 |            | 人代会
RY | 2024-03-01 | 2024-03-01 | 主任会议
RV | 2024-03-01 | 2024-03-01 | 主任会议
RU | 2024-03-01 | 2024-03-01 | 主任会议
"""

[[example]]
name = "已完成、到期没有完成、还没有到期、提前完成；别的年度不看"
until = 2024-07-31
params = { kind = "人代会" }
expect = { value = 2, rows = 2, planned_rows = 6, done_rows = 2, planned_share = 0.5, left_out = { R2 = "到期末没有召开", R5 = "到期末没有召开" } }

[[example]]
name = "不指定类别"
until = 2024-07-31
expect = { value = 5, rows = 5, left_out = { R2 = "到期末没有召开", R5 = "到期末没有召开" } }
---*/
