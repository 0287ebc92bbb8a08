/*---
name     = "ledger.lodging-above-limit"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = ["travel_lodging_highest"]
basis    = [{ text = "财行〔2015〕497号住宿费限额标准（地方单位参照）", from = 2016-01-01 }]
title    = { zh = "住宿费高于最高一档限额", en = "Lodging above every limit" }
message.zh = "{traveller} {nights} 晚住宿 {lodging} 元，高于最高一档每晚 {limit} 元。"
message.en = "{traveller}: {lodging} yuan for {nights} nights, above the highest limit of {limit} yuan a night."
fix      = { zh = "按目的地限额报销。", en = "Repay within the limit of the place." }
why      = { zh = "住宿费在目的地限额内凭据报销，高于最高一档的不论去哪里都超了。", en = "Above the highest limit it is too much wherever one went." }
---*/
SELECT v.id AS subject, v.lodging <= v.nights * :travel_lodging_highest AS ok, v.at AS path, v.traveller, v.nights, v.lodging,
       CAST(:travel_lodging_highest AS DECIMAL(18, 2)) AS limit, '人员为“其他人员”' AS supposes
FROM ledger_travellers AS v
WHERE v.lodging IS NOT NULL
/*--- examples
[[example]]
name = "正好；多一分；没写晚数；没有住宿的不看"
given.ledger_travellers = """
id | nights | lodging | traveller
V1 | 4      | 2000    |
V2 | 4      | 2000.01 | 李明
V3 |        | 2000    |
V4 | 4      |         |
"""
expect = { V1 = "pass", V2 = "fail", V3 = "unknown" }
message = "李明 4 晚住宿 2,000.01 元，高于最高一档每晚 500.00 元。"
---*/
