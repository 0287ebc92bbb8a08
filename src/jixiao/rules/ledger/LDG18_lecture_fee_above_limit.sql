/*---
name     = "ledger.lecture-fee-above-limit"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = ["lecture_fee_associate", "lecture_fee_professor", "lecture_fee_academician"]
basis    = [{ text = "财行〔2016〕540号《中央和国家机关培训费管理办法》（地方单位参照）", from = 2017-01-01 }]
title    = { zh = "讲课费高于职称上限", en = "Lecture fee above the limit" }
message.zh = "{teacher}（{title}）{hours} 学时讲课费 {fee} 元，上限 {allowed} 元。"
message.en = "{teacher} ({title}) got {fee} yuan for {hours} hours; the limit is {allowed} yuan."
fix      = { zh = "按学时和职称核减。", en = "Reduce it to hours × limit." }
why      = { zh = "讲课费按职称分档，有每学时上限。", en = "Lecture fees have a limit an hour by title." }
---*/
WITH held AS (
  SELECT l.id, l.at, l.teacher, l.title, l.hours, l.fee,
         l.hours * CASE l.title WHEN '副高级' THEN :lecture_fee_associate WHEN '正高级' THEN :lecture_fee_professor
           WHEN '院士专家' THEN :lecture_fee_academician END AS allowed
  FROM ledger_lectures AS l
)
SELECT h.id AS subject, h.fee <= h.allowed AS ok, h.at AS path, h.teacher, h.title, h.hours, h.fee, CAST(h.allowed AS DECIMAL(18, 2)) AS allowed
FROM held AS h
/*--- examples
[[example]]
name = "三档正好"
given.ledger_lectures = """
id | title    | hours | fee
J1 | 副高级   | 3     | 1500
J2 | 正高级   | 3     | 3000
J3 | 院士专家 | 2     | 3000
"""
expect = { J1 = "pass", J2 = "pass", J3 = "pass" }

[[example]]
name = "多一分；没有职称的说不准"
given.ledger_lectures = """
id | teacher | title    | hours | fee
J1 | 周教授  | 副高级   | 3     | 1500.01
J2 |         | 正高级   | 3     | 3000.01
J3 |         | 院士专家 | 2     | 3000.01
J4 |         | 其他     | 2     | 100
"""
expect = { J1 = "fail", J2 = "fail", J3 = "fail", J4 = "unknown" }
message = "周教授（副高级）3 学时讲课费 1,500.01 元，上限 1,500.00 元。"
---*/
