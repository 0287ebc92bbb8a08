/*---
title      = { zh = "采购款按时支付率", en = "Purchases paid in time" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["purchases", "payments"]
value      = "percent"
params     = { days = 30 }
definition = { zh = "本项目已验收并到付款期限（验收后 days 天）的采购中，按期付款的比例，付款按发票号对应。没有发票号的说不准，不计。", en = "Of the purchases accepted whose days to pay are over, the share paid in time, found by the receipt’s number. Without a number nothing can be said." }
source     = "采购台账、支出明细；《保障中小企业款项支付条例》第八条：自交付之日起 30 日内支付（未与官方文本核对）"
fits       = { words = ["支付 及时", "付款 及时", "采购 支付", "货款 支付"], levels = ["时效指标"], goods = ["及时", "按时"], units = ["%"], projects = ["采购", "资料", "设备"], grades = "in_time" }
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
given.ledger_purchases = [
    { id = "C1", project = "B1", invoice = "F1", accepted_on = 2024-03-01 },
    { id = "C2", project = "B1", invoice = "F2", accepted_on = 2024-03-01 },
    { id = "C3", project = "B1", invoice = "F3", accepted_on = 2024-07-01 },
    { id = "C4", project = "B1", invoice = "F4", accepted_on = 2024-06-30 },
    { id = "C5", project = "B1", accepted_on = 2024-03-01 },
    { id = "C6", project = "B2", invoice = "F1", accepted_on = 2024-03-01 },
    { id = "C7", project = "B1", invoice = "F7", accepted_on = 2024-08-01 },
    { id = "C8", project = "B1", invoice = "F8", accepted_on = 2024-07-20 },
    { id = "C9", project = "B1", invoice = "F9", accepted_on = 2023-12-31 },
    { id = "CA", project = "B1", invoice = "FA", accepted_on = 2024-03-05 },
]
given.ledger_payments = [
    { id = "P1", project = "B1", invoice = "F1", paid_on = 2024-03-31, amount = 1 },
    { id = "P2", project = "B1", invoice = "F2", paid_on = 2024-04-01, amount = 1 },
    { id = "P3", project = "B1", invoice = "F3", paid_on = 2024-08-01, amount = 5 },
    { id = "P4", project = "B2", invoice = "F4", paid_on = 2024-07-01, amount = 5 },
    { id = "P5", project = "B1", invoice = "F8", paid_on = 2024-07-31, amount = 5 },
    { id = "P6", project = "B1", invoice = "F2", paid_on = 2024-03-02, amount = 0 },
    { id = "P7", project = "B1", invoice = "F4", paid_on = 2024-07-01, amount = -5 },
    { id = "P8", project = "B1", invoice = "F1", paid_on = 2024-05-01, amount = 5 },
    { id = "P9", project = "B1", invoice = "F9", paid_on = 2024-01-02, amount = 5 },
    { id = "P0", project = "B1", invoice = "F7", paid_on = 2024-07-30, amount = 5 },
]
expect = { value = 40, numerator = 2, denominator = 5, rows = 5, left_out = { C5 = "没有登记发票号" } }
---*/
