/*---
name     = "ledger.refund-without-payment"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ text = "《中华人民共和国会计法》第九条：根据实际发生的经济业务事项进行会计核算", from = 2000-07-01 }]
title    = { zh = "退款没写退的是哪一笔", en = "Refund of an unknown payment" }
message.zh = "凭证 {code}“{summary}”退款 {amount} 元，没写对应的付款凭证。"
message.en = "Voucher {code} “{summary}” of {amount} yuan does not say what it pays back."
fix      = { zh = "填写退款对应凭证。", en = "Name the payment." }
why      = { zh = "退款要能对上原来的付款。", en = "A refund must be held against its payment." }
---*/
SELECT p.id AS subject, p.refund_of IS NOT NULL AS ok, p.at AS path, p.code, p.summary, p.amount
FROM ledger_payments AS p
WHERE p.amount < 0
/*--- examples
[[example]]
name = "写了；没写；付款和零不看"
given.ledger_payments = """
id | amount | refund_of | code | summary
P1 | 5      |           |      |
P2 | -5     | P1        |      |
P3 | -0.01  |           | 03   | 退差旅
P4 | 0      |           |      |
"""
expect = { P2 = "pass", P3 = "fail" }
message = "凭证 03“退差旅”退款 -0.01 元，没写对应的付款凭证。"
---*/
