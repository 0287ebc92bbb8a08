/*---
name     = "ledger.gift-twice"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "每位代表每年一份生日礼仪" }]
title    = { zh = "一年送了两次生日礼仪", en = "Two birthday gifts in a year" }
message.zh = "{name} {year} 年不止一份生日礼仪，这是 {given_on} 的一份。"
message.en = "{name} got more than one birthday gift in {year}; this is that of {given_on}."
fix      = { zh = "核对登记；重复的收回。", en = "Check the register; recover the second." }
why      = { zh = "每人每年只有一个生日。", en = "One birthday a year, one gift." }
---*/
SELECT g.id AS subject, row_number() OVER (PARTITION BY g.deputy, year(g.given_on) ORDER BY g.given_on, g.code) = 1 AS ok, g.at AS path, d.name,
       year(g.given_on) AS year, g.given_on
FROM ledger_gifts AS g JOIN ledger_deputies AS d ON d.id = g.deputy
/*--- examples
[[example]]
name = "第二份；隔年；另一人"
given.ledger_deputies = [{ id = "D1", name = "王一" }, { id = "D2", name = "李二" }]
given.ledger_gifts = """
id | code | deputy | given_on
G1 | 1    | D1     | 2024-05-10
G2 | 2    | D1     | 2024-11-02
G3 | 3    | D1     | 2023-05-10
G4 | 4    | D2     | 2024-05-10
"""
expect = { G1 = "pass", G2 = "fail", G3 = "pass", G4 = "pass" }
message = "王一 2024 年不止一份生日礼仪，这是 2024-11-02 的一份。"
---*/
