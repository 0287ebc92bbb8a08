/*---
name     = "ledger.repair-paid-before-done"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "维修验收后付款" }]
title    = { zh = "没有修好就付了款", en = "Repair paid before it was done" }
message  = { zh = "“{device}”{paid_on} 付款，修好日期是 {done_on}。", en = "“{device}” was paid for on {paid_on}; it was done on {done_on}." }
fix      = { zh = "核对日期；预付的说明理由。", en = "Check the days; give the reason for paying ahead." }
why      = { zh = "先修好验收，后付款。", en = "Work is accepted first, then paid." }
---*/
SELECT r.id AS subject, r.done_on IS NOT NULL AND p.paid_on >= r.done_on AS ok, r.at AS path, p.at AS other_path, r.device, p.paid_on, r.done_on
FROM ledger_repairs AS r JOIN ledger_payments AS p ON p.id = r.payment
/*--- examples
[[example]]
name = "当天；早一天；没修好；没写付款日期；没付款的不看"
given.ledger_payments = [{ id = "P1", paid_on = 2024-04-03 }, { id = "P2" }]
given.ledger_repairs = """
id | payment | done_on    | device
R1 | P1      | 2024-04-03 |
R2 | P1      | 2024-04-04 | 复印机
R3 | P1      |            |
R4 | P2      | 2024-04-04 |
R5 |         | 2024-04-04 |
"""
expect = { R1 = "pass", R2 = "fail", R3 = "fail", R4 = "unknown" }
expect_path.R2 = ["/R2", "/P1"]
message = "“复印机”2024-04-03 付款，修好日期是 2024-04-04。"
---*/
