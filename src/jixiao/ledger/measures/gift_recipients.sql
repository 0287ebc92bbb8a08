/*---
title      = { zh = "生日礼仪人数", en = "Deputies with a birthday gift" }
unit       = "人"
direction  = "more"
period     = "cumulative"
ledgers    = ["gifts", "deputies"]
value      = "sum"
definition.zh = "期内收到生日礼仪的代表人数，一年两份的只计一人。送出那天不在任的不计。"
definition.en = "Deputies who got a birthday gift, each once. Who was out of office that day does not count."
source     = "生日礼仪登记、代表名册"
fits       = { words = ["生日 人数", "慰问 人数", "礼仪 人数", "慰问"], without = ["标准", "人均", "率"], levels = ["数量指标"], units = ["人", "份", "人次"] }
---*/
SELECT q.at AS address, q.given_on AS day, 1 AS numerator, q.entitled AND q.at = q.earliest AS counted,
       CASE WHEN q.entitled THEN '重复：与 ' || q.earliest || ' 是同一人' ELSE '送出那天不在任' END AS note
FROM (
    SELECT e.at, e.given_on, e.entitled, min(e.at) OVER (PARTITION BY e.deputy, e.entitled) AS earliest
    FROM (
        SELECT g.at, g.deputy, g.given_on, g.given_on >= d.term_start AND (d.term_end IS NULL OR g.given_on <= d.term_end) AS entitled
        FROM ledger_gifts AS g JOIN ledger_deputies AS d ON d.id = g.deputy
        WHERE g.given_on BETWEEN :starts AND :until
    ) AS e
) AS q
/*--- examples
[[example]]
name = "一年两份的只计一人；不在任的不计"
until = 2024-07-31
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
given.ledger_gifts = """
id | deputy | given_on   | value
G1 | D1     | 2024-01-01 | 398
G2 | D1     | 2024-07-31 | 400
G3 | D3     | 2024-07-31 | 396
G4 | D4     | 2024-07-31 | 1
G5 | D6     | 2024-07-30 | 1
G6 | D6     | 2024-07-31 |
G7 | D2     | 2024-08-01 | 9
G8 | D2     | 2023-12-31 | 9
"""
expect = { value = 3, rows = 3, left_out = { G2 = "重复：与 /G1 是同一人", G4 = "送出那天不在任", G5 = "送出那天不在任" } }
---*/
