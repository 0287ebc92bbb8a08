/*---
name     = "ledger.meals-above-standard"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = ["travel_meal"]
basis    = [{ text = "财行〔2013〕531号《中央和国家机关差旅费管理办法》（地方单位参照）", from = 2014-01-01 }]
title    = { zh = "伙食补助多于天数", en = "Meal allowance for more days than the trip" }
message.zh = "{traveller} 的 {days} 天考察领伙食补助 {meals} 元，每天 {standard} 元。"
message.en = "{traveller} got {meals} yuan of meal allowance for {days} days, at {standard} yuan a day."
fix      = { zh = "按自然天数核减。", en = "Reduce it to the days." }
why      = { zh = "伙食补助按出差自然天数包干。", en = "Meals are paid by the calendar day." }
---*/
SELECT v.id AS subject, v.meals <= t.days * :travel_meal AS ok, v.at AS path, t.at AS other_path, v.traveller, t.days, v.meals, :travel_meal AS standard
FROM ledger_travellers AS v JOIN ledger_trips AS t ON t.id = v.trip
WHERE v.meals IS NOT NULL
/*--- examples
[[example]]
name = "正好；多一分；没写天数；没领的不看"
given.ledger_trips = [{ id = "T1", days = 5 }, { id = "T2" }]
given.ledger_travellers = """
id | trip | meals  | traveller
V1 | T1   | 500    |
V2 | T1   | 500.01 | 李明
V3 | T2   | 500    |
V4 | T1   |        |
"""
expect = { V1 = "pass", V2 = "fail", V3 = "unknown" }
expect_path.V2 = ["/V2", "/T1"]
message = "李明 的 5 天考察领伙食补助 500.01 元，每天 100 元。"
---*/
