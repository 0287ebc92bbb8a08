/*---
name     = "ledger.grant-twice"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "同一对象同一月份同一种补助只发一次" }]
title    = { zh = "同一月份补助发了两次", en = "A grant paid twice in a month" }
message.zh = "{month} 的{kind}对同一对象发了不止一次，这是 {code} 号，{paid} 元。"
message.en = "The {kind} of {month} was paid to the same person more than once; this is {code}, {paid} yuan."
fix      = { zh = "核对后追回多发的，记负数或改正。", en = "Look into it and recover what was paid too much." }
why      = { zh = "重复发放多花了钱，也多算了人次。", en = "It costs money and counts people twice." }
---*/
SELECT a.id AS subject, a.code = min(a.code) OVER (PARTITION BY a.beneficiary, a.month, a.kind) AS ok, a.at AS path, a.month, a.kind, a.code, a.paid
FROM ledger_grants AS a
WHERE a.paid > 0
/*--- examples
[[example]]
name = "第二次；人、月份、种类不同的不是；没有发的不看；没有编号的说不准"
given.ledger_grants = """
id | code | beneficiary | month      | kind   | paid
G1 | 01   | D1          | 2024-01-01 | 低保金 | 0.01
G2 | 02   | D1          | 2024-01-01 | 低保金 | 0.01
G3 | 03   | D2          | 2024-01-01 | 低保金 | 650
G4 | 04   | D1          | 2024-02-01 | 低保金 | 650
G5 | 05   | D1          | 2024-01-01 | 电费   | 650
G6 | 00   | D1          | 2024-01-01 | 低保金 | 0
G7 |      | D3          | 2024-01-01 | 低保金 | 5
"""
expect = { G1 = "pass", G2 = "fail", G3 = "pass", G4 = "pass", G5 = "pass", G7 = "unknown" }
message = "2024-01-01 的低保金对同一对象发了不止一次，这是 02 号，0.01 元。"
---*/
