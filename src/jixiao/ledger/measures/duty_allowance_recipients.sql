/*---
title      = { zh = "履职费发放人数", en = "Deputies who got a duty allowance" }
unit       = "人"
direction  = "more"
period     = "cumulative"
ledgers    = ["payments", "deputies", "duties"]
value      = "sum"
definition = { zh = "本项目领取代表履职费的代表人数。不计：付款那天不在任的、当年没有履职记录的、没有写代表的、重复支付的；退款按负数计，全部退回的人不算领取。", en = "Deputies who got a duty allowance of the project. Left out: deputies out of office that day, without a duty that year, blank, or paid twice; refunds count as negative, and who gave all back is no recipient." }
source     = "支出明细、代表名册、履职记录"
fits       = { words = ["履职费 发放", "履职费 人数", "履职 补助 人数"], without = ["人均", "及时"], levels = ["数量指标"], units = ["人", "名"] }
---*/
WITH acted AS (
    SELECT y.deputy, year(y.done_on) AS in_year
    FROM ledger_duties AS y
    WHERE y.done_on <= :until
    GROUP BY y.deputy, year(y.done_on)
), looked AS (
    SELECT p.id, p.at, p.paid_on, p.amount, p.refund_of, p.deputy,
           CASE WHEN p.deputy IS NULL THEN '没有写代表'
                WHEN p.amount > 0 AND (p.paid_on < d.term_start OR p.paid_on > d.term_end) THEN '付款那天不在任'
                WHEN p.amount > 0 AND a.deputy IS NULL THEN '当年没有履职记录'
                WHEN p.invoice IS NOT NULL AND p.amount > 0 AND p.at > min(p.at) OVER (PARTITION BY p.invoice, p.payee, p.amount)
                THEN '重复：与 ' || min(p.at) OVER (PARTITION BY p.invoice, p.payee, p.amount) || ' 是同一张票据' END AS why
    FROM ledger_payments AS p
         LEFT JOIN ledger_deputies AS d ON d.id = p.deputy
         LEFT JOIN acted AS a ON a.deputy = p.deputy AND a.in_year = year(p.paid_on)
    WHERE p.project = :project AND p.item = '履职费' AND p.paid_on BETWEEN :starts AND :until
), settled AS (
    SELECT k.at, k.paid_on, k.deputy, k.amount, CASE WHEN k.why IS NOT NULL THEN k.why WHEN b.why IS NOT NULL THEN '退回的付款没有计入' END AS why
    FROM looked AS k LEFT JOIN looked AS b ON b.id = k.refund_of
), net AS (
    SELECT s.deputy, min(s.at) AS first_at, sum(s.amount) AS amount
    FROM settled AS s
    WHERE s.why IS NULL
    GROUP BY s.deputy
)
SELECT s.at AS address, s.paid_on AS day, CASE WHEN n.amount > 0 AND s.at = n.first_at THEN 1 ELSE 0 END AS numerator,
       s.why IS NULL AS counted, s.why AS note
FROM settled AS s LEFT JOIN net AS n ON n.deputy = s.deputy
/*--- examples
[[example]]
name = "重复、不在任、没有履职、没有写代表的不计；退款按负数计，全退的人不算；别的用途、项目、期间不看"
until = 2024-07-31
given.ledger_deputies = [
    { id = "D1", term_start = 2021-11-16 },
    { id = "D2", term_start = 2021-11-16 },
    { id = "D3", term_start = 2021-11-16, term_end = 2024-03-31 },
    { id = "D4", term_start = 2024-05-02 },
    { id = "D5", term_start = 2021-11-16 },
    { id = "D6", term_start = 2021-11-16 },
    { id = "D7", term_start = 2021-11-16 },
]
given.ledger_duties = [
    { id = "Y1", deputy = "D1", done_on = 2024-01-01 },
    { id = "Y2", deputy = "D2", done_on = 2023-05-01 },
    { id = "Y3", deputy = "D3", done_on = 2024-03-01 },
    { id = "Y4", deputy = "D4", done_on = 2024-07-31 },
    { id = "Y5", deputy = "D5", done_on = 2024-03-01 },
    { id = "Y6", deputy = "D6", done_on = 2024-03-01 },
    { id = "Y7", deputy = "D7", done_on = 2024-08-01 },
    { id = "Y8", deputy = "D1", done_on = 2024-01-02 },
]
given.ledger_payments = [
    { id = "P01", deputy = "D1", paid_on = 2024-05-01, amount = 2000, invoice = "F1", payee = "甲", project = "B1", item = "履职费" },
    { id = "P02", deputy = "D1", paid_on = 2024-05-02, amount = 2000, invoice = "F1", payee = "甲", project = "B1", item = "履职费" },
    { id = "P03", deputy = "D2", paid_on = 2024-05-01, amount = 1, invoice = "F3", payee = "乙", project = "B1", item = "履职费" },
    { id = "P04", deputy = "D3", paid_on = 2024-04-01, amount = 1, invoice = "F4", payee = "丙", project = "B1", item = "履职费" },
    { id = "P05", deputy = "D3", paid_on = 2024-03-31, amount = 2000, invoice = "F5", payee = "丙", project = "B1", item = "履职费" },
    { id = "P06", deputy = "D4", paid_on = 2024-05-01, amount = 2000, invoice = "F6", payee = "丁", project = "B1", item = "履职费" },
    { id = "P07", deputy = "D4", paid_on = 2024-05-02, amount = 1, invoice = "F7", payee = "丁", project = "B1", item = "履职费" },
    { id = "P08", paid_on = 2024-05-01, amount = 2000, invoice = "F8", payee = "戊", project = "B1", item = "履职费" },
    { id = "P09", deputy = "D5", paid_on = 2024-06-01, amount = 2000, invoice = "F9", payee = "己", project = "B1", item = "履职费" },
    { id = "P10", deputy = "D5", paid_on = 2024-06-02, amount = -2000, payee = "己", refund_of = "P09", project = "B1", item = "履职费" },
    { id = "P11", deputy = "D6", paid_on = 2024-06-01, amount = 3000, invoice = "F11", payee = "庚", project = "B1", item = "履职费" },
    { id = "P12", deputy = "D6", paid_on = 2024-06-02, amount = -1000, payee = "庚", refund_of = "P11", project = "B1", item = "履职费" },
    { id = "P13", deputy = "D1", paid_on = 2024-06-02, amount = -2000, payee = "甲", refund_of = "P02", project = "B1", item = "履职费" },
    { id = "P16", deputy = "D1", paid_on = 2024-08-01, amount = 9, invoice = "F16", payee = "甲", project = "B1", item = "履职费" },
    { id = "P17", deputy = "D1", paid_on = 2023-12-31, amount = 9, invoice = "F17", payee = "甲", project = "B1", item = "履职费" },
    { id = "P18", deputy = "D7", paid_on = 2024-06-01, amount = 2000, invoice = "F18", payee = "辛", project = "B1", item = "履职费" },
    { id = "P19", deputy = "D1", paid_on = 2024-07-31, amount = 100, invoice = "F19", payee = "甲", project = "B1", item = "履职费" },
    { id = "P20", deputy = "D3", paid_on = 2024-07-01, amount = -10, payee = "丙", refund_of = "P05", project = "B1", item = "履职费" },
    { id = "P21", deputy = "D2", paid_on = 2024-05-01, amount = 0, invoice = "F21", payee = "乙", project = "B1", item = "履职费" },
    { id = "P22", deputy = "D3", paid_on = 2024-07-02, amount = 0, invoice = "F22", payee = "丙", project = "B1", item = "履职费" },
    { id = "P23", deputy = "D1", paid_on = 2024-05-01, amount = 0, invoice = "F23", payee = "甲", project = "B1", item = "履职费" },
    { id = "P24", deputy = "D1", paid_on = 2024-05-01, amount = 0, invoice = "F23", payee = "甲", project = "B1", item = "履职费" },
    { id = "P25", deputy = "D1", paid_on = 2024-05-01, amount = 1, invoice = "F25", payee = "甲", project = "B1", item = "履职费" },
    { id = "P26", deputy = "D1", paid_on = 2024-05-01, amount = 1, invoice = "F25", payee = "甲", project = "B1", item = "履职费" },
    { id = "P27", deputy = "D1", paid_on = 2024-01-01, amount = 5, payee = "甲", project = "B1", item = "履职费" },
    { id = "P28", deputy = "D1", paid_on = 2024-01-01, amount = 5, payee = "甲", project = "B1", item = "履职费" },
    { id = "P14", deputy = "D1", paid_on = 2024-05-01, amount = 7, payee = "甲", project = "B1", item = "活动" },
    { id = "P15", deputy = "D1", paid_on = 2024-05-01, amount = 7, payee = "甲", project = "B2", item = "履职费" },
]
expect = { value = 4, rows = 16, left_out = { P02 = "重复：与 /P01 是同一张票据", P03 = "当年没有履职记录", P04 = "付款那天不在任", P06 = "付款那天不在任", P08 = "没有写代表", P13 = "退回的付款没有计入", P18 = "当年没有履职记录", P26 = "重复：与 /P25 是同一张票据" } }
---*/
