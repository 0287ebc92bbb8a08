/*---
name     = "ledger.grant-not-standard"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "补助按核定的标准发" }]
title    = { zh = "补助没有按标准发", en = "A grant not by its standard" }
message.zh = "{code} 号{kind}实发 {paid} 元，核定标准 {standard} 元。"
message.en = "{code}, {kind}: {paid} yuan paid, the standard is {standard} yuan."
fix      = { zh = "少发的补发，多发的追回。", en = "Pay what is missing, recover what is too much." }
why      = { zh = "标准是核定的，多发少发都不对。", en = "The standard is set; more is wrong, and less is too." }
---*/
SELECT a.id AS subject, a.paid = b.standard AS ok, a.at AS path, b.at AS other_path, a.code, a.kind, a.paid, b.standard
FROM ledger_grants AS a JOIN ledger_beneficiaries AS b ON b.id = a.beneficiary
WHERE a.paid > 0
/*--- examples
[[example]]
name = "正好；少一分；没有标准的说不准；没有发的不看"
given.ledger_beneficiaries = [{ id = "D1", standard = 650 }, { id = "D2" }]
given.ledger_grants = """
id | code | beneficiary | kind   | paid
G1 | 1    | D1          | 低保金 | 650
G2 | 2    | D1          | 低保金 | 649.99
G3 | 3    | D2          | 低保金 | 0.01
G4 | 4    | D1          | 低保金 | 0
"""
expect = { G1 = "pass", G2 = "fail", G3 = "unknown" }
expect_path.G2 = ["/G2", "/D1"]
message = "2 号低保金实发 649.99 元，核定标准 650.00 元。"
---*/
