/*---
name     = "monitoring.likelihood-missing"
severity = "warning"
since    = "0.1"
subject  = "indicator"
params   = []
kinds    = ["monitoring"]
basis    = [
  { text = "财预〔2019〕136号《中央部门预算绩效运行监控管理暂行办法》：对绩效目标完成情况及趋势进行监控", from = 2019-07-26, verified = false },
  { practice = "绩效运行监控表的必填栏" },
]
title    = { zh = "没有选完成可能性", en = "Likelihood missing" }
message  = { zh = "“{name}”（目标 {target}）没有选完成目标的可能性。", en = "“{name}” (target {target}) does not say how likely its target is." }
fix      = { zh = "在“确定能、有可能、完全不可能”中选一项。", en = "Choose one: sure, possible, impossible." }
why      = { zh = "可能性决定要不要分析原因和纠正。", en = "The answer decides whether causes and measures are needed." }
---*/
SELECT m.id AS subject, m.likelihood IS NOT NULL AS ok, m.at || '/likelihood' AS path, m.name, m.target
FROM (
    SELECT i.id, i.at, i.name, i.target, i.likelihood, count(i.likelihood) OVER (PARTITION BY i.project) AS filled
    FROM indicator AS i
    WHERE i.target IS NOT NULL
) AS m
WHERE m.filled > 0
/*--- examples
[[example]]
name = "都填了"
given.indicator = [{ id = "I1", project = "A", target = "≥90%", likelihood = "确定能" }, { id = "I2", project = "A", target = "≥90%", likelihood = "确定能" }]
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "一项空着，别的项目填没填不算"
given.indicator = """
id | project | target | likelihood | name
I1 | A       | ≥90%   | 确定能     |
I2 | A       | ≥90%   |            | 群众满意度
I3 | B       | ≥90%   |            |
"""
expect = { I1 = "pass", I2 = "fail" }
message = "“群众满意度”（目标 ≥90%）没有选完成目标的可能性。"

[[example]]
name = "没有目标的行不看"
given.indicator = [{ id = "I1", project = "A", likelihood = "确定能" }, { id = "I2", project = "A", target = "≥90%" }]
expect = {}
---*/
