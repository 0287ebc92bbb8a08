/*---
name     = "ledger.by-election-without-vacancy"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ text = "《全国人民代表大会和地方各级人民代表大会选举法》第五十七条：代表在任期内因故出缺，由原选区或者原选举单位补选", from = 2020-10-17 }]
title    = { zh = "没有出缺就补选", en = "By-election without a vacancy" }
message  = { zh = "{district} {held_on} 补选，找不到此前出缺的代表。", en = "{district} voted on {held_on}, and no seat is on record that fell vacant before." }
fix      = { zh = "填写出缺代表及其任期止。", en = "Name the deputy and the end of the term." }
why      = { zh = "补选须先有出缺。", en = "There is a by-election only after a vacancy." }
---*/
SELECT b.id AS subject, d.term_end IS NOT NULL AND d.term_end <= b.held_on AS ok, b.at AS path, b.district, b.held_on
FROM ledger_by_elections AS b LEFT JOIN ledger_deputies AS d ON d.id = b.vacancy_of
WHERE b.held_on IS NOT NULL
/*--- examples
[[example]]
name = "出缺当天；晚一天才出缺；在任；没写；没有办的不看"
given.ledger_deputies = [{ id = "D1", term_end = 2024-06-20 }, { id = "D2", term_end = 2024-06-21 }, { id = "D3" }]
given.ledger_by_elections = """
id | vacancy_of | held_on    | district
B1 | D1         | 2024-06-20 |
B2 | D2         | 2024-06-20 | 第3选区
B3 | D3         | 2024-06-20 | 第4选区
B4 |            | 2024-06-20 | 第5选区
B5 | D3         |            |
"""
expect = { B1 = "pass", B2 = "fail", B3 = "fail", B4 = "fail" }
message = "第3选区 2024-06-20 补选，找不到此前出缺的代表。"
---*/
