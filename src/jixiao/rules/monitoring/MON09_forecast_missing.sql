/*---
name     = "monitoring.forecast-missing"
severity = "warning"
since    = "0.1"
subject  = "indicator"
params   = []
kinds    = ["monitoring"]
basis    = [
  { text = "财预〔2019〕136号《中央部门预算绩效运行监控管理暂行办法》：对绩效目标完成情况及趋势进行监控", from = 2019-07-26, verified = false },
  { practice = "绩效运行监控表的必填栏" },
]
title    = { zh = "没有填全年预计", en = "Forecast missing" }
message.zh = "“{name}”（目标 {target}）没有填全年预计完成情况，也没有说明原因。"
message.en = "“{name}” (target {target}) has neither a forecast for the year nor a reason."
fix      = { zh = "按目前的进度估计全年能做到多少。", en = "Estimate the year from what was done so far." }
why      = { zh = "监控看的是全年能不能完成，没有预计就没有结论。", en = "Monitoring asks whether the year’s target will be met." }
---*/
SELECT m.id AS subject, m.forecast IS NOT NULL OR m.reason IS NOT NULL AS ok, m.at || '/forecast' AS path, m.name, m.target
FROM (
    SELECT i.id, i.at, i.name, i.target, i.forecast, i.reason, count(i.forecast) OVER (PARTITION BY i.project) AS filled
    FROM indicator AS i
    WHERE i.target IS NOT NULL
) AS m
WHERE m.filled > 0
/*--- examples
[[example]]
name = "都填了；没有填但写了原因"
given.indicator = [{ id = "I1", project = "A", target = "≥90%", forecast = "92%" }, { id = "I2", project = "A", target = "≥90%", reason = "年底开展调查" }]
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "一项空着，别的项目填没填不算"
given.indicator = """
id | project | target | forecast | name
I1 | A       | ≥90%   | 92%      |
I2 | A       | ≥90%   |          | 群众满意度
I3 | B       | ≥90%   |          |
"""
expect = { I1 = "pass", I2 = "fail" }
message = "“群众满意度”（目标 ≥90%）没有填全年预计完成情况，也没有说明原因。"

[[example]]
name = "没有目标的行不看"
given.indicator = [{ id = "I1", project = "A", forecast = "92%" }, { id = "I2", project = "A", target = "≥90%" }]
expect = {}
---*/
