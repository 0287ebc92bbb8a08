/*---
name     = "standard.lecture-fee-above-top"
severity = "note"
since    = "0.1"
subject  = "item"
params   = ["lecture_fee_top", "lecture_words"]
basis    = [{ text = "财行〔2016〕540号《中央和国家机关培训费管理办法》：讲课费标准（地方单位参照，本地标准优先）", from = 2017-01-01, verified = false }]
title    = { zh = "讲课费高于最高标准", en = "Lecture fee above the highest tier" }
message.zh = "“{label}”每学时按 {price} 元测算，高于最高一档 {top} 元。"
message.en = "“{label}” is calculated at {price} yuan a lesson, above the highest tier of {top}."
fix.zh = "按讲课人的职称执行相应标准（半天最多按 4 学时），本地另有标准的注明文号。"
fix.en = "Apply the tier of the lecturer (at most four lessons for half a day), or name the local rule."
why      = { zh = "讲课费按职称分档，最高一档也有限额。", en = "Lecture fees have tiers by title, and even the highest is limited." }
---*/
SELECT i.id AS subject, r.value <= :lecture_fee_top AS ok, i.at AS path, i.label, r.value AS price, CAST(:lecture_fee_top AS DECIMAL(18, 2)) AS top,
       '参照中央标准，按最高一档' AS supposes
FROM item AS i
JOIN price AS r ON r.item = i.id
WHERE regexp_matches(r.unit, '学时|课时') AND (regexp_matches(i.label, :lecture_words) OR regexp_matches(r.note, :lecture_words))
/*--- examples
[[example]]
name = "正好最高标准"
as_of = 2025-01-01
given.item = [{ id = "I1", label = "讲座" }, { id = "I2", label = "读书活动" }]
given.price = [{ item = "I1", value = 1500, unit = "元/学时" }, { item = "I2", value = 1500, unit = "元/课时", note = "师资费" }]
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "高一分"
as_of = 2025-01-01
given.item = [{ id = "I1", label = "读书会讲座" }]
given.price = [{ item = "I1", value = 1500.01, unit = "元/学时" }]
expect.I1 = "fail"
message = "“读书会讲座”每学时按 1,500.01 元测算，高于最高一档 1,500.00 元。"

[[example]]
name = "单价没有读出"
as_of = 2025-01-01
given.item = [{ id = "I1", label = "讲座" }]
given.price = [{ item = "I1", unit = "元/学时" }]
expect.I1 = "unknown"

[[example]]
name = "不按学时、不是讲课的不看"
as_of = 2025-01-01
given.item = [{ id = "I1", label = "讲座" }, { id = "I2", label = "场租" }]
given.price = [{ item = "I1", value = 9000, unit = "元/场" }, { item = "I2", value = 9000, unit = "元/学时" }, { item = "I1", value = 9000 }]
expect = {}
---*/
