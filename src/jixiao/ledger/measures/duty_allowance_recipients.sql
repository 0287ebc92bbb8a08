/*---
title      = { zh = "履职费发放人数", en = "Deputies who got a duty allowance" }
unit       = "人"
direction  = "more"
period     = "cumulative"
ledgers    = ["payments", "deputies", "duties"]
value      = "sum"
definition.zh = "本项目领取代表履职费的代表人数。不计：付款那天不在任的、当年没有履职记录的、没有写代表的、重复支付的；退款按负数计，全部退回的人不算领取。"
definition.en = """\
  Deputies who got a duty allowance of the project. Left out: deputies out of office that day, without a duty that year, blank, or paid twice; refunds count \
  as negative, and who gave all back is no recipient."""
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
given.ledger_deputies = """
id | term_start | term_end
D1 | 2021-11-16 |
D2 | 2021-11-16 |
D3 | 2021-11-16 | 2024-03-31
D4 | 2024-05-02 |
D5 | 2021-11-16 |
D6 | 2021-11-16 |
D7 | 2021-11-16 |
"""
given.ledger_duties = """
id | deputy | done_on
Y1 | D1     | 2024-01-01
Y2 | D2     | 2023-05-01
Y3 | D3     | 2024-03-01
Y4 | D4     | 2024-07-31
Y5 | D5     | 2024-03-01
Y6 | D6     | 2024-03-01
Y7 | D7     | 2024-08-01
Y8 | D1     | 2024-01-02
"""
given.ledger_payments = """
id  | deputy | paid_on    | amount | invoice | payee | project | item   | refund_of
P01 | D1     | 2024-05-01 | 2000   | F1      | 甲    | B1      | 履职费 |
P02 | D1     | 2024-05-02 | 2000   | F1      | 甲    | B1      | 履职费 |
P03 | D2     | 2024-05-01 | 1      | F3      | 乙    | B1      | 履职费 |
P04 | D3     | 2024-04-01 | 1      | F4      | 丙    | B1      | 履职费 |
P05 | D3     | 2024-03-31 | 2000   | F5      | 丙    | B1      | 履职费 |
P06 | D4     | 2024-05-01 | 2000   | F6      | 丁    | B1      | 履职费 |
P07 | D4     | 2024-05-02 | 1      | F7      | 丁    | B1      | 履职费 |
P08 |        | 2024-05-01 | 2000   | F8      | 戊    | B1      | 履职费 |
P09 | D5     | 2024-06-01 | 2000   | F9      | 己    | B1      | 履职费 |
P10 | D5     | 2024-06-02 | -2000  |         | 己    | B1      | 履职费 | P09
P11 | D6     | 2024-06-01 | 3000   | F11     | 庚    | B1      | 履职费 |
P12 | D6     | 2024-06-02 | -1000  |         | 庚    | B1      | 履职费 | P11
P13 | D1     | 2024-06-02 | -2000  |         | 甲    | B1      | 履职费 | P02
P16 | D1     | 2024-08-01 | 9      | F16     | 甲    | B1      | 履职费 |
P17 | D1     | 2023-12-31 | 9      | F17     | 甲    | B1      | 履职费 |
P18 | D7     | 2024-06-01 | 2000   | F18     | 辛    | B1      | 履职费 |
P19 | D1     | 2024-07-31 | 100    | F19     | 甲    | B1      | 履职费 |
P20 | D3     | 2024-07-01 | -10    |         | 丙    | B1      | 履职费 | P05
P21 | D2     | 2024-05-01 | 0      | F21     | 乙    | B1      | 履职费 |
P22 | D3     | 2024-07-02 | 0      | F22     | 丙    | B1      | 履职费 |
P23 | D1     | 2024-05-01 | 0      | F23     | 甲    | B1      | 履职费 |
P24 | D1     | 2024-05-01 | 0      | F23     | 甲    | B1      | 履职费 |
P25 | D1     | 2024-05-01 | 1      | F25     | 甲    | B1      | 履职费 |
P26 | D1     | 2024-05-01 | 1      | F25     | 甲    | B1      | 履职费 |
P27 | D1     | 2024-01-01 | 5      |         | 甲    | B1      | 履职费 |
P28 | D1     | 2024-01-01 | 5      |         | 甲    | B1      | 履职费 |
P14 | D1     | 2024-05-01 | 7      |         | 甲    | B1      | 活动   |
P15 | D1     | 2024-05-01 | 7      |         | 甲    | B2      | 履职费 |
"""
expect.value = 4
expect.rows = 16
expect.left_out.P02 = "重复：与 /P01 是同一张票据"
expect.left_out.P03 = "当年没有履职记录"
expect.left_out.P04 = "付款那天不在任"
expect.left_out.P06 = "付款那天不在任"
expect.left_out.P08 = "没有写代表"
expect.left_out.P13 = "退回的付款没有计入"
expect.left_out.P18 = "当年没有履职记录"
expect.left_out.P26 = "重复：与 /P25 是同一张票据"
---*/
