/*---
title      = { zh = "书报费报销人数", en = "Deputies who claimed books and papers" }
unit       = "人"
direction  = "more"
period     = "cumulative"
ledgers    = ["receipts", "deputies"]
value      = "sum"
definition.zh = "报销书报费的代表人数。不计：任期以外的票据、同一代表重复报销的票据。"
definition.en = "Deputies who claimed books and papers. Receipts outside the term, or claimed twice by the same deputy, do not count."
source     = "书报费报销、代表名册"
fits.words = ["发放人数", "书报费 人数", "报销 人数"]
fits.without = ["低保", "救助", "补贴", "补助", "奖", "困难", "学生", "遗属", "扶助", "工资"]
fits.levels = ["数量指标"]
fits.units = ["人", "名"]
fits.projects = ["小组", "书报"]
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
given.ledger_deputies = """
id | term_start | term_end
D1 | 2021-11-16 |
D2 | 2021-11-16 | 2024-03-31
D3 | 2024-03-01 |
"""
given.ledger_receipts = """
id | deputy | spent_on   | amount | invoice
R0 | D3     | 2024-02-28 | 9      | F0
R1 | D1     | 2024-01-01 | 100    | F1
R2 | D1     | 2024-07-31 | 100    | F1
R3 | D2     | 2024-03-31 | 50     | F3
R4 | D2     | 2024-04-01 | 50     | F4
R5 | D3     | 2024-02-29 | 9      | F5
R6 | D3     | 2024-03-01 | 20     | F6
R7 | D1     | 2024-07-31 | 30     | F1
R8 | D1     | 2024-02-01 | 5      |
R9 | D1     | 2024-02-01 | 5      |
RA | D1     | 2024-08-01 | 7      | FA
RB | D1     | 2023-12-31 | 7      | FB
RC | D2     | 2024-02-01 | 100    | F1
"""
expect.value = 3
expect.rows = 7
expect.left_out = { R0 = "票据日期不在任期内", R2 = "重复：与 /R1 是同一张票据", R4 = "票据日期不在任期内", R5 = "票据日期不在任期内" }
---*/
