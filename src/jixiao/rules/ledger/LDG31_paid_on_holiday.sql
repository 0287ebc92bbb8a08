/*---
name     = "ledger.paid-on-holiday"
severity = "note"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "财务支付在工作日办理" }]
title    = { zh = "付款日期不是工作日", en = "Paid on a day off" }
message  = { zh = "凭证 {code}“{summary}”的付款日期 {paid_on} 不是工作日。", en = "Voucher {code} “{summary}” is dated {paid_on}, a day off." }
fix      = { zh = "核对银行回单的日期。", en = "Check the day on the bank’s slip." }
why      = { zh = "国库和银行休息日不办支付，日期多半记错。", en = "Treasury and banks rest that day; the date is probably wrong." }
---*/
SELECT p.id AS subject, c.working AS ok, p.at AS path, p.code, p.summary, p.paid_on
FROM ledger_payments AS p JOIN ledger_calendar AS c ON c.document = p.document AND c.code = p.paid_on
/*--- examples
[[example]]
name = "工作日；休息日；没写"
given.ledger_calendar = """
id | document | code       | working
K1 | D        | 2024-01-02 | true
K2 | D        | 2024-01-01 | false
K3 | D        | 2024-01-03 |
K4 | E        | 2024-01-02 | false
"""
given.ledger_payments = """
id | document | paid_on    | code | summary
P1 | D        | 2024-01-02 |      |
P2 | D        | 2024-01-01 | 02   | 餐费
P3 | D        | 2024-01-03 |      |
"""
expect = { P1 = "pass", P2 = "fail", P3 = "unknown" }
message = "凭证 02“餐费”的付款日期 2024-01-01 不是工作日。"
---*/
