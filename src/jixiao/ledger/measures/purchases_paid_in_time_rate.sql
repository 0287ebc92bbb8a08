/*---
title      = { zh = "采购款按时支付率", en = "Purchases paid in time" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["purchases", "payments"]
value      = "percent"
params     = { days = 30 }
definition.zh = "本项目已验收并到付款期限（验收后 days 天）的采购中，按期付款的比例，付款按发票号对应。没有发票号的说不准，不计。"
definition.en = """\
  Of the purchases accepted whose days to pay are over, the share paid in time, found by the receipt’s number. Without a number nothing can be said."""
source     = "采购台账、支出明细；《保障中小企业款项支付条例》第八条：自交付之日起 30 日内支付（未与官方文本核对）"
fits.words = ["支付 及时", "付款 及时", "采购 支付", "货款 支付"]
fits.levels = ["时效指标"]
fits.goods = ["及时", "按时"]
fits.units = ["%"]
fits.projects = ["采购", "资料", "设备"]
fits.grades = "in_time"
---*/
WITH paid AS (
    SELECT p.invoice, min(p.paid_on) AS first_on
    FROM ledger_payments AS p
    WHERE p.project = :project AND p.amount > 0 AND p.paid_on <= :until
    GROUP BY p.invoice
)
SELECT c.at AS address, c.accepted_on AS day, CASE WHEN p.first_on - c.accepted_on <= :days THEN 1 ELSE 0 END AS numerator, 1 AS denominator,
       CASE WHEN c.invoice IS NULL THEN FALSE WHEN p.first_on IS NOT NULL OR :until - c.accepted_on > :days THEN TRUE END AS counted, '没有登记发票号' AS note
FROM ledger_purchases AS c LEFT JOIN paid AS p ON p.invoice = c.invoice
WHERE c.project = :project AND c.accepted_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "第 30 天付、第 31 天付、没有到期、到期没有付、没有发票号；别的项目和期间不看"
until = 2024-07-31
given.ledger_purchases = """
id | project | invoice | accepted_on
C1 | B1      | F1      | 2024-03-01
C2 | B1      | F2      | 2024-03-01
C3 | B1      | F3      | 2024-07-01
C4 | B1      | F4      | 2024-06-30
C5 | B1      |         | 2024-03-01
C6 | B2      | F1      | 2024-03-01
C7 | B1      | F7      | 2024-08-01
C8 | B1      | F8      | 2024-07-20
C9 | B1      | F9      | 2023-12-31
CA | B1      | FA      | 2024-03-05
"""
given.ledger_payments = """
id | project | invoice | paid_on    | amount
P1 | B1      | F1      | 2024-03-31 | 1
P2 | B1      | F2      | 2024-04-01 | 1
P3 | B1      | F3      | 2024-08-01 | 5
P4 | B2      | F4      | 2024-07-01 | 5
P5 | B1      | F8      | 2024-07-31 | 5
P6 | B1      | F2      | 2024-03-02 | 0
P7 | B1      | F4      | 2024-07-01 | -5
P8 | B1      | F1      | 2024-05-01 | 5
P9 | B1      | F9      | 2024-01-02 | 5
P0 | B1      | F7      | 2024-07-30 | 5
"""
expect = { value = 40, numerator = 2, denominator = 5, rows = 5, left_out = { C5 = "没有登记发票号" } }
---*/
