/*---
title      = { zh = "书报费报销人数", en = "Deputies who claimed books and papers" }
unit       = "人"
direction  = "more"
period     = "cumulative"
ledgers    = ["receipts", "deputies"]
value      = "sum"
definition = { zh = "报销书报费的代表人数。不计：任期以外的票据、同一代表重复报销的票据。", en = "Deputies who claimed books and papers. Receipts outside the term, or claimed twice by the same deputy, do not count." }
source     = "书报费报销、代表名册"
fits       = { words = ["发放人数", "书报费 人数", "报销 人数"], without = ["低保", "救助", "补贴", "补助", "奖", "困难", "学生", "遗属", "扶助", "工资"], levels = ["数量指标"], units = ["人", "名"], projects = ["小组", "书报"] }
---*/
WITH looked AS (
    SELECT r.at, r.spent_on, r.amount, r.deputy,
           CASE WHEN r.spent_on < d.term_start OR r.spent_on > d.term_end THEN '票据日期不在任期内'
                WHEN r.invoice IS NOT NULL AND r.at > min(r.at) OVER (PARTITION BY r.deputy, r.invoice, r.amount)
                THEN '重复：与 ' || min(r.at) OVER (PARTITION BY r.deputy, r.invoice, r.amount) || ' 是同一张票据' END AS why
    FROM ledger_receipts AS r JOIN ledger_deputies AS d ON d.id = r.deputy
    WHERE r.spent_on BETWEEN :starts AND :until
), firsts AS (
    SELECT k.deputy, min(k.at) AS first_at
    FROM looked AS k
    WHERE k.why IS NULL
    GROUP BY k.deputy
)
SELECT k.at AS address, k.spent_on AS day, CASE WHEN k.at = f.first_at THEN 1 ELSE 0 END AS numerator, k.why IS NULL AS counted, k.why AS note
FROM looked AS k LEFT JOIN firsts AS f ON f.deputy = k.deputy
/*--- examples
[[example]]
name = "任期第一天和最后一天；重复报销的不计，没有发票号、金额不同、别人的不算重复"
until = 2024-07-31
given.ledger_deputies = [
    { id = "D1", term_start = 2021-11-16 },
    { id = "D2", term_start = 2021-11-16, term_end = 2024-03-31 },
    { id = "D3", term_start = 2024-03-01 },
]
given.ledger_receipts = [
    { id = "R0", deputy = "D3", spent_on = 2024-02-28, amount = 9, invoice = "F0" },
    { id = "R1", deputy = "D1", spent_on = 2024-01-01, amount = 100, invoice = "F1" },
    { id = "R2", deputy = "D1", spent_on = 2024-07-31, amount = 100, invoice = "F1" },
    { id = "R3", deputy = "D2", spent_on = 2024-03-31, amount = 50, invoice = "F3" },
    { id = "R4", deputy = "D2", spent_on = 2024-04-01, amount = 50, invoice = "F4" },
    { id = "R5", deputy = "D3", spent_on = 2024-02-29, amount = 9, invoice = "F5" },
    { id = "R6", deputy = "D3", spent_on = 2024-03-01, amount = 20, invoice = "F6" },
    { id = "R7", deputy = "D1", spent_on = 2024-07-31, amount = 30, invoice = "F1" },
    { id = "R8", deputy = "D1", spent_on = 2024-02-01, amount = 5 },
    { id = "R9", deputy = "D1", spent_on = 2024-02-01, amount = 5 },
    { id = "RA", deputy = "D1", spent_on = 2024-08-01, amount = 7, invoice = "FA" },
    { id = "RB", deputy = "D1", spent_on = 2023-12-31, amount = 7, invoice = "FB" },
    { id = "RC", deputy = "D2", spent_on = 2024-02-01, amount = 100, invoice = "F1" },
]
expect = { value = 3, rows = 7, left_out = { R0 = "票据日期不在任期内", R2 = "重复：与 /R1 是同一张票据", R4 = "票据日期不在任期内", R5 = "票据日期不在任期内" } }
---*/
