/*---
name     = "ledger.refund-above-payment"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ text = "《中华人民共和国会计法》第九条：根据实际发生的经济业务事项进行会计核算", from = 2000-07-01 }]
title    = { zh = "退款多于原来的付款", en = "Refund larger than the payment" }
message.zh = "凭证 {code}“{summary}”付款 {amount} 元，退款记录合计 {refunds} 元。"
message.en = "Voucher {code} “{summary}” paid {amount} yuan; its refunds come to {refunds} yuan."
fix      = { zh = "核对退款对应的凭证。", en = "Check which payment each refund belongs to." }
why      = { zh = "退回的钱不会比付出的多。", en = "No more comes back than was paid." }
---*/
WITH back AS (SELECT r.refund_of, strict_sum(r.amount) AS total FROM ledger_payments AS r GROUP BY r.refund_of)
SELECT p.id AS subject, p.amount + b.total >= 0 AS ok, p.at AS path, p.code, p.summary, p.amount, CAST(b.total AS DECIMAL(18, 2)) AS refunds
FROM back AS b JOIN ledger_payments AS p ON p.id = b.refund_of
/*--- examples
[[example]]
name = "两次退款正好退完；多一分；没写金额"
given.ledger_payments = """
id | amount  | refund_of | code | summary
P1 | 100     |           |      |
R1 | -60     | P1        |      |
R2 | -40     | P1        |      |
P2 | 100     |           | 02   | 差旅
R3 | -100.01 | P2        |      |
P3 | 100     |           |      |
R4 |         | P3        |      |
"""
expect = { P1 = "pass", P2 = "fail", P3 = "unknown" }
message = "凭证 02“差旅”付款 100.00 元，退款记录合计 -100.01 元。"
---*/
