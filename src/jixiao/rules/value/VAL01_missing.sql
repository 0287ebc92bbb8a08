/*---
name     = "value.missing"
severity = "error"
since    = "0.1"
subject  = "indicator"
params   = []
basis    = [
    { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：指标科学性审核看绩效指标是否有具体的指标值", from = 2015-05-21, verified = false },
]
title    = { zh = "没有指标值", en = "Target value is missing" }
message  = { zh = "“{name}”没有填写指标值。", en = "“{name}” has no target value." }
fix      = { zh = "填写指标值：运算符、数值和单位；确实不能量化的，写明可以判断的程度。", en = "Give operator, number and unit; where it cannot be quantified, a degree that can be judged." }
why      = { zh = "没有指标值，执行后无从判断是否达到目标。", en = "Without a value nobody can tell whether the target was met." }
---*/
SELECT i.id AS subject, i.target IS NOT NULL AS ok, i.at || '/target' AS path, i.name
FROM indicator AS i
WHERE i.name IS NOT NULL
/*--- examples
[[example]]
name = "填了指标值"
given.indicator = [{ id = "I1", project = "A", name = "讲座举办场次", target = "≥48场" }]
expect.I1 = "pass"

[[example]]
name = "没有填"
given.indicator = [{ id = "I1", project = "A", name = "讲座举办场次" }]
expect.I1 = "fail"
message = "“讲座举办场次”没有填写指标值。"

[[example]]
name = "没有名称的行由别的规则指出"
given.indicator = [{ id = "I1", project = "A", target = "≥48场" }]
expect = {}
---*/
