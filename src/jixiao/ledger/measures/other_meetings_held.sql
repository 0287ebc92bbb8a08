/*---
title      = { zh = "其他会议次数", en = "Other meetings held" }
unit       = "次"
direction  = "more"
period     = "cumulative"
ledgers    = ["meetings"]
value      = "sum"
params     = { kind = "人代会" }
definition = { zh = "到期末已召开的会议次数，不含参数 kind 的类别（默认人代会）。", en = "Meetings held by the last day, but for one sort, by default the congress." }
source     = "会议台账"
fits       = { words = ["常委会会议", "主任会议", "相关会议"], without = ["及时", "率", "满意"], levels = ["数量指标"], units = ["次", "场"] }
---*/
SELECT h.at AS address, coalesce(h.held_on, h.planned_on) AS day, 1 AS numerator,
       CASE WHEN h.held_on <= :until THEN TRUE WHEN h.planned_on <= :until THEN FALSE END AS counted, '到期末没有召开' AS note, h.planned_on AS planned
FROM ledger_meetings AS h
WHERE h.kind <> :kind AND h.planned_on BETWEEN :starts AND :ends
/*--- examples
[[example]]
name = "不含人代会"
until = 2024-07-31
given.ledger_meetings = [
    { id = "R1", planned_on = 2024-01-01, held_on = 2024-01-01, kind = "人代会" },
    { id = "R2", planned_on = 2024-07-31, kind = "人代会" },
    { id = "R3", planned_on = 2024-08-01, kind = "人代会" },
    { id = "R4", planned_on = 2024-09-01, held_on = 2024-07-31, kind = "人代会" },
    { id = "R5", planned_on = 2024-06-01, held_on = 2024-08-01, kind = "人代会" },
    { id = "R6", planned_on = 2023-12-31, held_on = 2024-01-05, kind = "人代会" },
    { id = "R7", planned_on = 2025-01-01, held_on = 2024-07-01, kind = "人代会" },
    { id = "R8", planned_on = 2024-12-31, kind = "人代会" },
    { id = "RY", planned_on = 2024-03-01, held_on = 2024-03-01, kind = "主任会议" },
    { id = "RV", planned_on = 2024-03-01, held_on = 2024-03-01, kind = "主任会议" },
    { id = "RU", planned_on = 2024-03-01, held_on = 2024-03-01, kind = "主任会议" },
]
expect = { value = 3, rows = 3, planned_rows = 3, done_rows = 3 }

[[example]]
name = "不含主任会议"
until = 2024-07-31
params = { kind = "主任会议" }
given.ledger_meetings = [
    { id = "R1", planned_on = 2024-01-01, held_on = 2024-01-01, kind = "人代会" },
    { id = "R2", planned_on = 2024-07-31, kind = "人代会" },
    { id = "R3", planned_on = 2024-08-01, kind = "人代会" },
    { id = "R4", planned_on = 2024-09-01, held_on = 2024-07-31, kind = "人代会" },
    { id = "R5", planned_on = 2024-06-01, held_on = 2024-08-01, kind = "人代会" },
    { id = "R6", planned_on = 2023-12-31, held_on = 2024-01-05, kind = "人代会" },
    { id = "R7", planned_on = 2025-01-01, held_on = 2024-07-01, kind = "人代会" },
    { id = "R8", planned_on = 2024-12-31, kind = "人代会" },
    { id = "RY", planned_on = 2024-03-01, held_on = 2024-03-01, kind = "主任会议" },
    { id = "RV", planned_on = 2024-03-01, held_on = 2024-03-01, kind = "主任会议" },
    { id = "RU", planned_on = 2024-03-01, held_on = 2024-03-01, kind = "主任会议" },
]
expect = { value = 2, rows = 2, planned_rows = 6, done_rows = 2, planned_share = 0.5, left_out = { R2 = "到期末没有召开", R5 = "到期末没有召开" } }
---*/
