/*---
title      = { zh = "代表履职人次", en = "Duties done" }
unit       = "人次"
direction  = "more"
period     = "cumulative"
ledgers    = ["deputies", "duties"]
value      = "sum"
params     = { kind = "" }
definition = { zh = "期内代表履职的人次（参数 kind 指定类别，空着为全部）。履职那天不在任的、同一天同一件事记了两次的不计。", en = "Duties of deputies, of one sort where the parameter names it. Duties out of office or registered twice do not count." }
source     = "履职记录、代表名册"
fits       = { words = ["履职 人次", "履职 次数", "代表 参加", "提出 建议"], without = ["人均", "率"], levels = ["数量指标"], units = ["人次", "次", "件"] }
---*/
SELECT y.at AS address, y.done_on AS day, 1 AS numerator, y.entitled AND y.at = y.earliest AS counted,
       CASE WHEN y.entitled THEN '重复：与 ' || y.earliest || ' 是同一次履职' ELSE '履职那天不在任' END AS note
FROM (
    SELECT x.at, x.done_on, x.done_on >= d.term_start AND (d.term_end IS NULL OR x.done_on <= d.term_end) AS entitled,
           min(x.at) OVER (PARTITION BY x.deputy, x.done_on, x.kind, x.activity) AS earliest
    FROM ledger_duties AS x JOIN ledger_deputies AS d ON d.id = x.deputy
    WHERE (x.kind = :kind OR :kind = '') AND x.done_on BETWEEN :starts AND :until
) AS y
/*--- examples
[[example]]
name = "不指定类别"
until = 2024-07-31
given.ledger_deputies = [
    { id = "D1", level = "区", term_start = 2021-11-16 },
    { id = "D2", level = "区", term_start = 2021-11-16 },
    { id = "D3", level = "区", term_start = 2021-11-16, term_end = 2024-07-31 },
    { id = "D4", level = "区", term_start = 2021-11-16, term_end = 2024-07-30 },
    { id = "D5", level = "市", term_start = 2021-11-16 },
    { id = "D6", level = "区", term_start = 2024-07-31 },
    { id = "D7", level = "区", term_start = 2024-08-01 },
    { id = "D8", level = "区", term_start = 2021-11-16 },
]
given.ledger_duties = [
    { id = "Y0", deputy = "D6", done_on = 2024-07-30, kind = "视察", activity = "A1" },
    { id = "Y1", deputy = "D1", done_on = 2024-01-01, kind = "视察", activity = "A1" },
    { id = "Y2", deputy = "D1", done_on = 2024-01-01, kind = "视察", activity = "A1" },
    { id = "Y3", deputy = "D1", done_on = 2024-02-01, kind = "视察", activity = "A1" },
    { id = "Y4", deputy = "D3", done_on = 2024-07-31, kind = "视察", activity = "A1" },
    { id = "Y5", deputy = "D4", done_on = 2024-03-01, kind = "视察", activity = "A1" },
    { id = "Y6", deputy = "D6", done_on = 2024-07-31, kind = "视察", activity = "A1" },
    { id = "Y8", deputy = "D8", done_on = 2024-08-01, kind = "视察", activity = "A1" },
    { id = "Y9", deputy = "D8", done_on = 2023-12-31, kind = "视察", activity = "A1" },
    { id = "YA", deputy = "D5", done_on = 2024-03-01, kind = "调研" },
    { id = "YB", deputy = "D4", done_on = 2024-07-30, kind = "视察", activity = "A2" },
    { id = "YC", deputy = "D4", done_on = 2024-07-31, kind = "视察", activity = "A2" },
    { id = "YD", deputy = "D1", done_on = 2024-01-01, kind = "调研", activity = "A1" },
    { id = "YE", deputy = "D7", done_on = 2024-03-01, kind = "视察", activity = "A1" },
]
expect = { value = 8, rows = 8, left_out = { Y0 = "履职那天不在任", Y2 = "重复：与 /Y1 是同一次履职", YC = "履职那天不在任", YE = "履职那天不在任" } }

[[example]]
name = "指定类别"
until = 2024-07-31
params = { kind = "调研" }
given.ledger_deputies = [
    { id = "D1", level = "区", term_start = 2021-11-16 },
    { id = "D2", level = "区", term_start = 2021-11-16 },
    { id = "D3", level = "区", term_start = 2021-11-16, term_end = 2024-07-31 },
    { id = "D4", level = "区", term_start = 2021-11-16, term_end = 2024-07-30 },
    { id = "D5", level = "市", term_start = 2021-11-16 },
    { id = "D6", level = "区", term_start = 2024-07-31 },
    { id = "D7", level = "区", term_start = 2024-08-01 },
    { id = "D8", level = "区", term_start = 2021-11-16 },
]
given.ledger_duties = [
    { id = "Y0", deputy = "D6", done_on = 2024-07-30, kind = "视察", activity = "A1" },
    { id = "Y1", deputy = "D1", done_on = 2024-01-01, kind = "视察", activity = "A1" },
    { id = "Y2", deputy = "D1", done_on = 2024-01-01, kind = "视察", activity = "A1" },
    { id = "Y3", deputy = "D1", done_on = 2024-02-01, kind = "视察", activity = "A1" },
    { id = "Y4", deputy = "D3", done_on = 2024-07-31, kind = "视察", activity = "A1" },
    { id = "Y5", deputy = "D4", done_on = 2024-03-01, kind = "视察", activity = "A1" },
    { id = "Y6", deputy = "D6", done_on = 2024-07-31, kind = "视察", activity = "A1" },
    { id = "Y8", deputy = "D8", done_on = 2024-08-01, kind = "视察", activity = "A1" },
    { id = "Y9", deputy = "D8", done_on = 2023-12-31, kind = "视察", activity = "A1" },
    { id = "YA", deputy = "D5", done_on = 2024-03-01, kind = "调研" },
    { id = "YB", deputy = "D4", done_on = 2024-07-30, kind = "视察", activity = "A2" },
    { id = "YC", deputy = "D4", done_on = 2024-07-31, kind = "视察", activity = "A2" },
    { id = "YD", deputy = "D1", done_on = 2024-01-01, kind = "调研", activity = "A1" },
    { id = "YE", deputy = "D7", done_on = 2024-03-01, kind = "视察", activity = "A1" },
]
expect = { value = 2, rows = 2 }
---*/
