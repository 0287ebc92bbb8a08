/*---
name     = "ledger.nights-too-many"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ text = "财行〔2013〕531号《中央和国家机关差旅费管理办法》（地方单位参照）", from = 2014-01-01 }, { practice = "N 天的行程住 N−1 晚" }]
title    = { zh = "住宿晚数多于天数减一", en = "More nights than days less one" }
message  = { zh = "{traveller} 的 {days} 天考察报了 {nights} 晚住宿。", en = "{traveller} claims {nights} nights for a trip of {days} days." }
fix      = { zh = "核对票据；确实多住的写明原因。", en = "Check the receipts; where one night more was needed, say why." }
why      = { zh = "第一天出发、最后一天返回，中间只住天数减一晚。", en = "One leaves on the first day and returns on the last: the nights are one fewer." }
---*/
SELECT v.id AS subject, v.nights <= t.days - 1 AS ok, v.at AS path, t.at AS other_path, v.traveller, t.days, v.nights
FROM ledger_travellers AS v JOIN ledger_trips AS t ON t.id = v.trip
/*--- examples
[[example]]
name = "四晚；五晚；没写的说不准"
given.ledger_trips = [{ id = "T1", days = 5 }, { id = "T2" }]
given.ledger_travellers = """
id | trip | traveller | nights
V1 | T1   | 李明      | 4
V2 | T1   | 王芳      | 5
V3 | T1   | 王芳      |
V4 | T2   | 王芳      | 4
"""
expect = { V1 = "pass", V2 = "fail", V3 = "unknown", V4 = "unknown" }
expect_path.V2 = ["/V2", "/T1"]
message = "王芳 的 5 天考察报了 5 晚住宿。"
---*/
