/*---
name     = "standard.expert-fee-above-top"
severity = "note"
since    = "0.1"
subject  = "item"
params   = ["expert_fee_top", "expert_words"]
basis    = [
  { text = "财科教〔2017〕128号《中央财政科研项目专家咨询费管理办法》：高级专业技术职称人员标准（其他项目参照）", from = 2017-09-04, verified = false },
]
title    = { zh = "专家费高于最高标准", en = "Expert fee above the highest tier" }
message.zh = "“{label}”每人每天按 {price} 元测算，高于最高一档 {top} 元。"
message.en = "“{label}” is calculated at {price} yuan a person and day, above the highest tier of {top}."
fix      = { zh = "按专家的职称执行相应标准，本地另有标准的注明文号。", en = "Apply the tier of the expert’s title, or name the local rule." }
why.zh = "专家咨询费按职称分档，最高一档也有限额；科研以外的项目参照执行。"
why.en = "Expert fees have tiers by title; projects outside research follow by analogy."
---*/
SELECT i.id AS subject, r.value <= :expert_fee_top AS ok, i.at AS path, i.label, r.value AS price, CAST(:expert_fee_top AS DECIMAL(18, 2)) AS top,
       '参照中央标准，按最高一档' AS supposes
FROM item AS i
JOIN price AS r ON r.item = i.id
WHERE regexp_matches(r.unit, '[人名位].*[天日]|[天日].*[人名位]') AND (regexp_matches(i.label, :expert_words) OR regexp_matches(r.note, :expert_words))
/*--- examples
[[example]]
name = "正好最高标准"
as_of = 2025-01-01
given.item = [{ id = "I1", label = "专家评审" }, { id = "I2", label = "项目论证" }]
given.price = [{ item = "I1", value = 2400, unit = "元/人/天" }, { item = "I2", value = 2400, unit = "元/天/人", note = "专家费" }]
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "高一分"
as_of = 2025-01-01
given.item = [{ id = "I1", label = "专家评审" }]
given.price = [{ item = "I1", value = 2400.01, unit = "元/人·天" }]
expect.I1 = "fail"
message = "“专家评审”每人每天按 2,400.01 元测算，高于最高一档 2,400.00 元。"

[[example]]
name = "单价没有读出"
as_of = 2025-01-01
given.item = [{ id = "I1", label = "专家评审" }]
given.price = [{ item = "I1", unit = "元/人/天" }]
expect.I1 = "unknown"

[[example]]
name = "不按人天、不是专家费的不看"
as_of = 2025-01-01
given.item = [{ id = "I1", label = "专家评审" }, { id = "I2", label = "演出" }]
given.price = [{ item = "I1", value = 9000, unit = "元/人" }, { item = "I2", value = 9000, unit = "元/人/天" }, { item = "I1", value = 9000 }]
expect = {}
---*/
