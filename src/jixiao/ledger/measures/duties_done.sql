/*---
title      = { zh = "代表履职人次", en = "Duties done" }
unit       = "人次"
direction  = "more"
period     = "cumulative"
ledgers    = ["deputies", "duties"]
value      = "sum"
params     = { kind = "" }
definition.zh = "期内代表履职的人次（参数 kind 指定类别，空着为全部）。履职那天不在任的、同一天同一件事记了两次的不计。"
definition.en = "Duties of deputies, of one sort where the parameter names it. Duties out of office or registered twice do not count."
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
given.ledger_deputies = """
id | level | term_start | term_end
D1 | 区    | 2021-11-16 |
D2 | 区    | 2021-11-16 |
D3 | 区    | 2021-11-16 | 2024-07-31
D4 | 区    | 2021-11-16 | 2024-07-30
D5 | 市    | 2021-11-16 |
D6 | 区    | 2024-07-31 |
D7 | 区    | 2024-08-01 |
D8 | 区    | 2021-11-16 |
"""
given.ledger_duties = """
id | deputy | done_on    | kind | activity
Y0 | D6     | 2024-07-30 | 视察 | A1
Y1 | D1     | 2024-01-01 | 视察 | A1
Y2 | D1     | 2024-01-01 | 视察 | A1
Y3 | D1     | 2024-02-01 | 视察 | A1
Y4 | D3     | 2024-07-31 | 视察 | A1
Y5 | D4     | 2024-03-01 | 视察 | A1
Y6 | D6     | 2024-07-31 | 视察 | A1
Y8 | D8     | 2024-08-01 | 视察 | A1
Y9 | D8     | 2023-12-31 | 视察 | A1
YA | D5     | 2024-03-01 | 调研 |
YB | D4     | 2024-07-30 | 视察 | A2
YC | D4     | 2024-07-31 | 视察 | A2
YD | D1     | 2024-01-01 | 调研 | A1
YE | D7     | 2024-03-01 | 视察 | A1
"""

[[example]]
name = "不指定类别"
until = 2024-07-31
expect = { value = 8, rows = 8, left_out = { Y0 = "履职那天不在任", Y2 = "重复：与 /Y1 是同一次履职", YC = "履职那天不在任", YE = "履职那天不在任" } }

[[example]]
name = "指定类别"
until = 2024-07-31
params = { kind = "调研" }
expect = { value = 2, rows = 2 }
---*/
