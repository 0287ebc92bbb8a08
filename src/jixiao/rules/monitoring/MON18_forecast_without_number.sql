/*---
name     = "monitoring.forecast-without-number"
severity = "warning"
since    = "0.2"
subject  = "indicator"
params   = []
kinds    = ["monitoring"]
basis    = [
  { practice = "定量指标的全年预计完成情况应为数值" },
  { text = "财预〔2019〕136号《中央部门预算绩效运行监控管理暂行办法》：用目标比较法，将实际完成情况与预期目标对比", from = 2019-07-26, verified = false },
]
title    = { zh = "定量指标的全年预计没有数", en = "Quantitative target, forecast in words or another unit" }
message.zh = "“{name}”的目标是 {target}，全年预计却写“{forecast}”，不能与目标比。"
message.en = "“{name}” aims at {target}, yet expects “{forecast}”, which can't be compared."
fix      = { zh = "填全年预计完成的数和单位，与指标值用同一个单位。", en = "Give the figure expected for the year in the target's unit." }
why.zh = "“能完成”“100%”说明不了预计做到多少，也就看不出要不要纠偏。"
why.en = "“Will be done” or “100%” does not tell how much is expected, nor whether to act."
---*/
SELECT i.id AS subject, i.forecast_value IS NOT NULL AS ok, i.at || '/forecast' AS path, i.at || '/target' AS other_path, i.name, i.target, i.forecast
FROM indicator AS i
WHERE i.value IS NOT NULL AND i.high IS NULL AND i.forecast IS NOT NULL
/*--- examples
[[example]]
name = "a number in the target's unit"
given.indicator = [{ id = "I1", name = "场次", value = 8, forecast = "8场", forecast_value = 8 }]
expect.I1 = "pass"

[[example]]
name = "a rate for a count, a word for a number"
given.indicator = [{ id = "I1", name = "媒体播出", target = "5次", value = 5, forecast = "100%" }, { id = "I2", name = "场次", value = 8, forecast = "能完成" }]
expect = { I1 = "fail", I2 = "fail" }
message = "“媒体播出”的目标是 5次，全年预计却写“100%”，不能与目标比。"

[[example]]
name = "a target in words, a range, no forecast"
given.indicator = """
id | name | forecast | value | high
I1 | 质量 | 良好     |       |
I2 | 场次 | 8-9场    | 8     | 10
I3 | 场次 |          | 8     |
"""
expect = {}
---*/
