/*---
name     = "ledger.pay-after-leaving"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "工资付给在职人员" }]
title    = { zh = "离职以后还发工资", en = "Pay for a month after leaving" }
message  = { zh = "{name} {ends} 离职，仍有 {month} 的{kind} {amount} 元。", en = "{name} left on {ends} and still got {kind} of {amount} yuan for {month}." }
fix      = { zh = "核对离职日期；多发的收回。", en = "Check the day; recover what was paid." }
why      = { zh = "离职后的月份没有劳动报酬。", en = "There is no pay for months after leaving." }
---*/
SELECT y.id AS subject, s.ends IS NULL OR y.month <= s.ends AS ok, y.at AS path, s.at AS other_path, s.name, s.ends, y.month, y.kind, y.amount
FROM ledger_payroll AS y JOIN ledger_staff AS s ON s.id = y.staff
/*--- examples
[[example]]
name = "在职；离职当月；下一个月；没写月份"
given.ledger_staff = [{ id = "S1", name = "陈静" }, { id = "S2", name = "何伟", ends = 2024-06-01 }]
given.ledger_payroll = """
id | staff | month      | kind | amount
G1 | S1    | 2024-12-01 |      |
G2 | S2    | 2024-06-01 |      |
G3 | S2    | 2024-07-01 | 工资 | 8600
G4 | S2    |            |      |
"""
expect = { G1 = "pass", G2 = "pass", G3 = "fail", G4 = "unknown" }
expect_path.G3 = ["/G3", "/S2"]
message = "何伟 2024-06-01 离职，仍有 2024-07-01 的工资 8,600.00 元。"
---*/
