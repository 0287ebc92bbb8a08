/*---
name     = "ledger.payment-without-receipt"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ text = "《中华人民共和国会计法》第十四条：原始凭证须真实、合法、完整", from = 2000-07-01 }]
title    = { zh = "付款没有原始凭证", en = "Payment without a receipt" }
message  = { zh = "凭证 {code}“{summary}”付款 {amount} 元，没有原始凭证号。", en = "Voucher {code} “{summary}”: {amount} yuan paid without a receipt." }
fix      = { zh = "补发票、收据或签收表，并登记号码。", en = "Add the invoice, receipt or signed list, and register its number." }
why      = { zh = "每笔支出都要有原始凭证。", en = "Every payment rests on a receipt." }
---*/
SELECT p.id AS subject, p.invoice IS NOT NULL AS ok, p.at AS path, p.code, p.summary, p.amount
FROM ledger_payments AS p
WHERE p.amount > 0
/*--- examples
[[example]]
name = "有；没有；退款和零不看"
given.ledger_payments = """
id | amount | invoice | code | summary
P1 | 5      | F1      |      |
P2 | 0.01   |         | 01   | 会务
P3 | -5     |         |      |
P4 | 0      |         |      |
"""
expect = { P1 = "pass", P2 = "fail" }
message = "凭证 01“会务”付款 0.01 元，没有原始凭证号。"
---*/
