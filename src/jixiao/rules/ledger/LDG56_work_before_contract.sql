/*---
name     = "ledger.work-before-contract"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "先签合同后开工" }]
title    = { zh = "没签合同就开工", en = "Work begun before its contract" }
message.zh = "“{title}”{starts} 开工，合同“{contract}”{signed_on} 才签。"
message.en = "“{title}” was begun on {starts}; its contract “{contract}” was signed on {signed_on}."
fix      = { zh = "补齐审批和合同手续，说明原因。", en = "Complete the papers and say why." }
why      = { zh = "没有合同就施工，质量、工期和价款都没有依据。", en = "Without a contract neither quality, nor time, nor price is agreed." }
---*/
SELECT w.id AS subject, w.starts >= c.signed_on AS ok, w.at AS path, c.at AS other_path, w.title, w.starts, c.title AS contract, c.signed_on
FROM ledger_works AS w JOIN ledger_contracts AS c ON c.id = w.contract
WHERE w.starts IS NOT NULL
/*--- examples
[[example]]
name = "当天；早一天；合同没写日期；没开工的不看"
given.ledger_contracts = [{ id = "C1", title = "维修合同", signed_on = 2024-05-20 }, { id = "C2" }]
given.ledger_works = """
id | title | starts     | contract
W1 | 屋面  | 2024-05-20 | C1
W2 | 外墙  | 2024-05-19 | C1
W3 | 围墙  | 2024-05-19 | C2
W4 | 大门  |            | C1
"""
expect = { W1 = "pass", W2 = "fail", W3 = "unknown" }
expect_path.W2 = ["/W2", "/C1"]
message = "“外墙”2024-05-19 开工，合同“维修合同”2024-05-20 才签。"
---*/
