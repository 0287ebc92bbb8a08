/*---
name     = "ledger.asset-idle"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "购置的资产投入使用" }]
title    = { zh = "资产没有用起来", en = "Assets that are not in use" }
message.zh = "“{title}”有 {count} 件，在用 {in_use} 件。"
message.en = "“{title}”: {count} there, {in_use} in use."
fix      = { zh = "说明为什么没有用；调剂给用得着的。", en = "Say why, and hand them to those who need them." }
why      = { zh = "买了不用，效益指标无从谈起。", en = "What is bought and not used has no effect." }
---*/
SELECT a.id AS subject, a.in_use >= a.count AS ok, a.at AS path, a.title, a.count, a.in_use
FROM ledger_assets AS a
/*--- examples
[[example]]
name = "全在用；少一件；没填"
given.ledger_assets = """
id | title  | count | in_use
A1 | 饮水机 | 12    | 12
A2 | 投影机 | 12    | 11
A3 |        | 3     |
"""
expect = { A1 = "pass", A2 = "fail", A3 = "unknown" }
message = "“投影机”有 12 件，在用 11 件。"
---*/
