/*---
name     = "ledger.likely-paid-twice"
severity = "note"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "同一天同一人同一金额同一摘要的两笔没有票据的付款须核对" }]
title    = { zh = "没有票据号的付款疑似重复", en = "Payments without receipts that look the same" }
message.zh = "“{summary}”{paid_on} 付给 {payee} {amount} 元，没有票据号，凭证 {earlier} 是同样的一笔。"
message.en = "“{summary}”: {payee} got {amount} yuan on {paid_on} without a receipt, as voucher {earlier} says too."
fix      = { zh = "核对原始凭证，补登票据号；确是重复的追回并记退款。", en = "Check the papers and register the receipts; recover what was paid twice." }
why      = { zh = "没有票据号，重复入账看不出来。", en = "Without receipts nobody can tell a double booking." }
---*/
WITH alike AS (
    SELECT p.id, min(p.code) OVER (PARTITION BY p.payee, p.amount, p.paid_on, p.summary, p.project) AS first_code
    FROM ledger_payments AS p LEFT JOIN ledger_payments AS r ON r.refund_of = p.id
    WHERE p.invoice IS NULL AND p.amount > 0 AND r.id IS NULL
)
SELECT p.id AS subject, p.code = a.first_code AS ok, p.at AS path, p.summary, p.paid_on, p.payee, p.amount, a.first_code AS earlier
FROM ledger_payments AS p JOIN alike AS a ON a.id = p.id
/*--- examples
[[example]]
name = "同样的第二笔；人、金额、日期、摘要、项目有一样不同的不是；有票据的、退回的不看"
given.ledger_payments = """
id | code | payee | amount | paid_on    | summary | project | invoice | refund_of
P1 | 01   | 甲    | 0.01   | 2024-03-01 | 印刷    | B1      |         |
P2 | 02   | 甲    | 0.01   | 2024-03-01 | 印刷    | B1      |         |
P3 | 03   | 乙    | 0.01   | 2024-03-01 | 印刷    | B1      |         |
P4 | 04   | 甲    | 7      | 2024-03-01 | 印刷    | B1      |         |
P5 | 05   | 甲    | 0.01   | 2024-03-02 | 印刷    | B1      |         |
P6 | 06   | 甲    | 0.01   | 2024-03-01 | 会务    | B1      |         |
P7 | 07   | 甲    | 0.01   | 2024-03-01 | 印刷    | B2      |         |
P8 | 08   | 甲    | 0.01   | 2024-03-01 | 印刷    | B1      | F1      |
P9 | 09   | 甲    | 5      | 2024-03-01 | 餐费    | B1      |         |
PA | 10   | 甲    | 5      | 2024-03-01 | 餐费    | B1      |         |
PB | 11   | 甲    | -5     | 2024-03-05 | 餐费    | B1      |         | PA
PC | 12   | 甲    | -6     | 2024-03-05 | 餐费    | B1      |         |
PD | 13   | 甲    | -6     | 2024-03-05 | 餐费    | B1      |         |
PF |      | 丁    | 9      | 2024-03-05 | 印刷    | B1      |         |
PE | 14   | 甲    | 0      | 2024-03-05 | 餐费    | B1      |         |
"""
expect = { P1 = "pass", P2 = "fail", P3 = "pass", P4 = "pass", P5 = "pass", P6 = "pass", P7 = "pass", P9 = "pass", PF = "unknown" }
message = "“印刷”2024-03-01 付给 甲 0.01 元，没有票据号，凭证 01 是同样的一笔。"
---*/
