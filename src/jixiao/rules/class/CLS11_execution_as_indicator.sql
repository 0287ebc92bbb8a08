/*---
name     = "class.execution-as-indicator"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["execution_words", "management_levels"]
covers   = ["CLS01", "CLS02", "CLS03", "CLS04", "CLS05", "CLS06", "CLS09", "CLS10", "CLS14"]
basis    = [
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：预算执行率单独设置权重", from = 2020-02-25, verified = false },
  { practice = "绩效指标不重复设置预算执行率" },
]
title    = { zh = "把预算执行率或资金到位率当作指标", en = "Budget execution or receipt of funds set as an indicator" }
message.zh = "“{name}”反映资金的到位或执行，预算执行率在自评时已单独计分，不再设为绩效指标。"
message.en = "“{name}” is about receiving or spending the money; execution is scored by itself in self-evaluation."
fix      = { zh = "换成反映产出或效果的指标。", en = "Put an indicator of output or effect in its place." }
why      = { zh = "重复计分；钱花得快不等于事办得好。", en = "It would be scored twice, and spending fast is not doing well." }
---*/
SELECT i.id AS subject, NOT regexp_matches(i.name, :execution_words) AS ok, i.at || '/name' AS path, i.name
FROM indicator AS i
WHERE i.name IS NOT NULL AND NOT regexp_matches(COALESCE(i.printed_level1, ''), :management_levels)
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

[[example]]
name = "资金到位、支付、下达的快慢也是；资金带来的事、补贴发给人、预算编制不是"
given.indicator = """
id  | project | name
I1  | A       | 支付及时率
I2  | A       | 资金支付及时率
I3  | A       | 经费到位及时率
I4  | A       | 专项资金及时拨付率
I5  | A       | 项目支出预算年末执行率
I6  | A       | 预算资金当年下达率
I7  | A       | 资金使用合规率
I8  | A       | 补贴发放及时率
I9  | A       | 预算编制完成率
I10 | A       | 资金使用效率
I11 | A       | 行政执行率
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail", I5 = "fail", I6 = "fail", I7 = "pass", I8 = "pass", I9 = "pass", I10 = "pass", I11 = "pass" }

[[example]]
name = "表里本来就有投入、过程、预算一级的不看"
given.indicator = """
id | project | name       | printed_level1
I1 | A       | 预算执行率 | 过程
I2 | A       | 资金到位率 | 投入
I3 | A       | 预算执行率 | 产出指标
"""
expect = { I3 = "fail" }
---*/
