/*---
name     = "ledger.pay-twice-in-month"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "每人每月每项只发一次" }]
title    = { zh = "同一个月发了两次", en = "Paid twice for one month" }
message  = { zh = "{name} {month} 的{kind}不止一次，这是 {code} 号。", en = "{name} got {kind} for {month} more than once; this is {code}." }
fix      = { zh = "核对发放表；多发的收回。", en = "Check the payroll; recover the second." }
why      = { zh = "同一人同月同项发两次，多半是重复发放。", en = "The same pay for the same month twice is most likely a slip." }
---*/
SELECT y.id AS subject, row_number() OVER (PARTITION BY y.staff, y.month, y.kind ORDER BY y.code) = 1 AS ok, y.at AS path, s.name, y.month, y.kind, y.code
FROM ledger_payroll AS y JOIN ledger_staff AS s ON s.id = y.staff
/*--- examples
[[example]]
name = "第二次；别的月份、别的项目、别的人"
given.ledger_staff = [{ id = "S1", name = "陈静" }, { id = "S2", name = "何伟" }]
given.ledger_payroll = """
id | code | staff | month      | kind
G1 | 1    | S1    | 2024-05-01 | 工资
G2 | 2    | S1    | 2024-05-01 | 工资
G3 | 3    | S1    | 2024-06-01 | 工资
G4 | 4    | S1    | 2024-05-01 | 餐费
G5 | 5    | S2    | 2024-05-01 | 工资
"""
expect = { G1 = "pass", G2 = "fail", G3 = "pass", G4 = "pass", G5 = "pass" }
message = "陈静 2024-05-01 的工资不止一次，这是 2 号。"
---*/
