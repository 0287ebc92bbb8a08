/*---
title      = { zh = "生日礼仪人数", en = "Deputies with a birthday gift" }
unit       = "人"
direction  = "more"
period     = "cumulative"
ledgers    = ["gifts", "deputies"]
value      = "sum"
definition = { zh = "期内收到生日礼仪的代表人数，一年两份的只计一人。送出那天不在任的不计。", en = "Deputies who got a birthday gift, each once. Who was out of office that day does not count." }
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
given.ledger_gifts = [
    { id = "G1", deputy = "D1", given_on = 2024-01-01, value = 398 },
    { id = "G2", deputy = "D1", given_on = 2024-07-31, value = 400 },
    { id = "G3", deputy = "D3", given_on = 2024-07-31, value = 396 },
    { id = "G4", deputy = "D4", given_on = 2024-07-31, value = 1 },
    { id = "G5", deputy = "D6", given_on = 2024-07-30, value = 1 },
    { id = "G6", deputy = "D6", given_on = 2024-07-31 },
    { id = "G7", deputy = "D2", given_on = 2024-08-01, value = 9 },
    { id = "G8", deputy = "D2", given_on = 2023-12-31, value = 9 },
]
expect = { value = 3, rows = 3, left_out = { G2 = "重复：与 /G1 是同一人", G4 = "送出那天不在任", G5 = "送出那天不在任" } }
---*/
