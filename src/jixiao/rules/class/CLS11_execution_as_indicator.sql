/*---
name     = "class.execution-as-indicator"
severity = "warning"
since    = "0.1"
subject  = "indicator"
params   = ["execution_words"]
basis    = [
    { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：预算执行率单独设置权重", from = 2020-02-25, verified = false },
    { practice = "绩效指标不重复设置预算执行率" },
]
title    = { zh = "把预算执行率或资金到位率当作指标", en = "Budget execution or receipt of funds set as an indicator" }
message  = { zh = "“{name}”反映资金的到位或执行，预算执行率在自评时已单独计分，不再设为绩效指标。", en = "“{name}” is about receiving or spending the money; execution is scored by itself in self-evaluation." }
fix      = { zh = "换成反映产出或效果的指标。", en = "Put an indicator of output or effect in its place." }
why      = { zh = "重复计分；钱花得快不等于事办得好。", en = "It would be scored twice, and spending fast is not doing well." }
---*/
SELECT i.id AS subject, NOT regexp_matches(i.name, :execution_words) AS ok, i.at || '/name' AS path, i.name
FROM indicator AS i
WHERE i.name IS NOT NULL
/*--- examples
[[example]]
name = "产出"
given.indicator = [{ id = "I1", project = "A", name = "讲座举办场次" }]
expect.I1 = "pass"

[[example]]
name = "预算执行率"
given.indicator = [{ id = "I1", project = "A", name = "年度预算执行率" }]
expect.I1 = "fail"
message = "“年度预算执行率”反映资金的到位或执行，预算执行率在自评时已单独计分，不再设为绩效指标。"

[[example]]
name = "没有名称的不看"
given.indicator = [{ id = "I1", project = "A" }]
expect = {}
---*/
