/*---
name     = "ledger.paid-twice"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ text = "《中华人民共和国会计法》第九条：根据实际发生的经济业务事项进行会计核算", from = 2000-07-01 }]
title    = { zh = "同一张票据付了两次，疑似重复", en = "One receipt paid twice, perhaps a double payment" }
message.zh = "“{summary}”付给 {payee} {amount} 元，票据 {invoice} 在凭证 {earlier} 已经付过。"
message.en = "“{summary}”: {payee} got {amount} yuan for receipt {invoice}, which voucher {earlier} has paid already."
fix.zh = "核对两张凭证；重复支付的追回并记退款，分期支付的在摘要里写明期次。"
fix.en = "Compare the two vouchers; recover what was paid twice and record the refund; say in the summary where it is an instalment."
why.zh = "同一张票据、同一收款人、同一金额入账两次，可能是重复支付，也可能是分期支付；账上照计，须人核对。"
why.en = "The same receipt, payee and amount booked twice is a double payment or an instalment; the books count both, and somebody must look."
---*/
WITH repeated AS (
    SELECT p.invoice
    FROM ledger_payments AS p
    GROUP BY p.invoice
    HAVING count(*) > 1 -- equivalent: spares the rest what stands once
), firsts AS (
    SELECT p.invoice, p.payee, p.amount, min(p.at) AS first_at, min(p.code) AS first_code
    FROM ledger_payments AS p JOIN repeated AS n ON n.invoice = p.invoice LEFT JOIN ledger_payments AS r ON r.refund_of = p.id
    WHERE r.id IS NULL
    GROUP BY p.invoice, p.payee, p.amount
)
SELECT p.id AS subject, CASE WHEN p.invoice IS NOT NULL THEN coalesce(p.code = f.first_code, TRUE) END AS ok,
       p.at AS path, f.first_at AS other_path, f.first_code AS earlier, p.summary, p.payee, p.amount, p.invoice
FROM ledger_payments AS p LEFT JOIN ledger_payments AS r ON r.refund_of = p.id
     LEFT JOIN firsts AS f ON f.invoice = p.invoice AND f.payee = p.payee AND f.amount = p.amount
WHERE p.amount > 0 AND r.id IS NULL
/*--- examples
[[example]]
name = "第二次是重复；票据、收款人或金额不同的不是"
given.ledger_payments = """
id | code | invoice | payee  | amount | summary
P1 | 01   | F1      | 甲公司 | 0.01   | 印刷
P2 | 02   | F1      | 甲公司 | 0.01   | 印刷
P3 | 03   | F1      | 乙公司 | 0.01   |
P4 | 04   | F2      | 甲公司 | 0.01   |
P5 | 05   | F1      | 甲公司 | 7      |
"""
expect = { P1 = "pass", P2 = "fail", P3 = "pass", P4 = "pass", P5 = "pass" }
expect_path.P2 = ["/P2", "/P1"]
message = "“印刷”付给 甲公司 0.01 元，票据 F1 在凭证 01 已经付过。"

[[example]]
name = "没有票据号的说不准；退款和已退回的不看"
given.ledger_payments = """
id | code | payee  | amount | invoice | refund_of
P1 | 01   | 甲公司 | 5      |         |
P2 | 02   | 甲公司 | 5      | F1      |
P3 | 03   | 甲公司 | 5      | F1      |
P4 | 04   | 甲公司 | -5     | F1      | P2
P5 | 05   | 甲公司 | 0      | F9      |
"""
expect = { P1 = "unknown", P3 = "pass" }
---*/
