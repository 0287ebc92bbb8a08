/*---
name     = "ledger.grant-to-ineligible"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "只给审核通过、在享受期内的对象发" }]
title    = { zh = "补助发给了不该发的对象", en = "A grant to somebody not entitled" }
message.zh = "{code} 号{kind} {paid} 元，对象资格审核通过：{eligible}，享受期 {starts} 至 {ends}，发放 {paid_on}。"
message.en = "{code}, {kind}, {paid} yuan: eligible {eligible}, entitled {starts} to {ends}, paid on {paid_on}."
fix      = { zh = "核实资格；不该发的追回。", en = "Look into it; recover what was not due." }
why      = { zh = "发错对象，钱没有用在该用的人身上。", en = "The money did not reach those it is for." }
---*/
SELECT a.id AS subject, b.eligible AND a.paid_on >= b.starts AND (b.ends IS NULL OR a.paid_on <= b.ends) AS ok, a.at AS path, b.at AS other_path,
       a.code, a.kind, a.paid, CASE WHEN b.eligible THEN '是' ELSE '否' END AS eligible, b.starts, b.ends, a.paid_on
FROM ledger_grants AS a JOIN ledger_beneficiaries AS b ON b.id = a.beneficiary
WHERE a.paid > 0
/*--- examples
[[example]]
name = "第一天、最后一天；审核没有通过；早一天、晚一天；没写开始日期的说不准；没有发的不看"
given.ledger_beneficiaries = """
id | eligible | starts     | ends
D1 | true     | 2024-01-10 | 2024-03-10
D2 | false    | 2024-01-01 |
D3 | true     | 2024-01-01 |
D4 | true     |            |
"""
given.ledger_grants = """
id | code | beneficiary | kind   | paid | paid_on
G1 | 1    | D1          | 低保金 | 0.01 | 2024-01-10
G2 | 2    | D1          | 低保金 | 650  | 2024-03-10
G3 | 3    | D2          | 低保金 | 650  | 2024-03-10
G4 | 4    | D1          | 低保金 | 650  | 2024-01-09
G5 | 5    | D1          | 低保金 | 650  | 2024-03-11
G6 | 6    | D3          | 低保金 | 650  | 2024-03-11
G7 | 7    | D4          | 低保金 | 650  | 2024-03-11
G8 | 8    | D2          | 低保金 | 0    | 2024-03-11
"""
expect = { G1 = "pass", G2 = "pass", G3 = "fail", G4 = "fail", G5 = "fail", G6 = "pass", G7 = "unknown" }
expect_path.G5 = ["/G5", "/D1"]
message = "3 号低保金 650.00 元，对象资格审核通过：否，享受期 2024-01-01 至 （空），发放 2024-03-10。"
---*/
