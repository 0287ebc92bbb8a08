/*---
name     = "ledger.cancelled-trip-claimed"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ text = "财行〔2013〕531号《中央和国家机关差旅费管理办法》（地方单位参照）", from = 2014-01-01 }]
title    = { zh = "取消的考察还报了费用", en = "Costs of a trip that was given up" }
message  = { zh = "{traveller} 报销了已取消的考察“{title}”。", en = "{traveller} claims for “{title}”, which was given up." }
fix      = { zh = "核对考察状态；退票费单独记。", en = "Check the state of the trip; book cancellation fees apart." }
why      = { zh = "没有成行，就没有差旅费。", en = "Without a trip there is no travel cost." }
---*/
SELECT v.id AS subject, t.status <> '取消' AS ok, v.at AS path, t.at AS other_path, v.traveller, t.title
FROM ledger_travellers AS v JOIN ledger_trips AS t ON t.id = v.trip
/*--- examples
[[example]]
name = "成行；取消；没写状态"
given.ledger_trips = [{ id = "T1", status = "完成" }, { id = "T2", title = "外地经验", status = "取消" }, { id = "T3" }]
given.ledger_travellers = [{ id = "V1", trip = "T1" }, { id = "V2", trip = "T2", traveller = "李明" }, { id = "V3", trip = "T3" }]
expect = { V1 = "pass", V2 = "fail", V3 = "unknown" }
expect_path.V2 = ["/V2", "/T2"]
message = "李明 报销了已取消的考察“外地经验”。"
---*/
