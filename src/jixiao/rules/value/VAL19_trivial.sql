/*---
name     = "value.trivial"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["trivial_count"]
kinds    = ["declaration", "whole_department", "review"]
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效合理性审核看预期绩效是否显著、是否符合正常水平", from = 2015-05-21, verified = false },
  { practice = "数量指标不宜轻易达到" },
]
title    = { zh = "轻易就能达到的数量", en = "A quantity reached trivially" }
message.zh = "“{name}”的指标值是“{target}”，轻易就能达到，衡量不出全年的工作。"
message.en = "“{name}” has the target “{target}”, which is reached with ease and measures no year of work."
fix.zh = "按计划写出全年的次数；本来只有一次的，换成能反映规模或效果的指标。"
fix.en = "State the number planned for the year, or, if there is only one, its size or effect."
why      = { zh = "目标轻易达到，得满分也说明不了什么。", en = "A target that cannot be missed says nothing when met." }
---*/
SELECT i.id AS subject, i.counted > :trivial_count AS ok, i.at || '/target' AS path, i.name, i.target
FROM indicator AS i
WHERE i.level2 = '数量指标' AND i.unit_class = 'occasion' AND i.operator IN ('>=', '>', '=')
/*--- examples
[[example]]
name = "多于一次"
given.indicator = """
id | project | level2   | name | operator | counted | unit_class
I1 | A       | 数量指标 | 讲座 | >=       | 2       | occasion
I2 | A       | 数量指标 | 讲座 | >        | 2       | occasion
I3 | A       | 数量指标 | 讲座 | =        | 2       | occasion
"""
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"

[[example]]
name = "一次"
given.indicator = """
id | project | level2   | name     | target    | operator | counted | unit_class
I1 | A       | 数量指标 | 区人代会 | ≥1.00(次) | >=       | 1       | occasion
"""
expect.I1 = "fail"
message = "“区人代会”的指标值是“≥1.00(次)”，轻易就能达到，衡量不出全年的工作。"

[[example]]
name = "数值不知道"
given.indicator = [{ id = "I1", project = "A", level2 = "数量指标", operator = ">=", unit_class = "occasion" }]
expect.I1 = "unknown"

[[example]]
name = "别的类别、单位、方向不看"
given.indicator = """
id | project | level2   | operator | counted | unit_class
I1 | A       | 质量指标 | >=       | 1       | occasion
I2 | A       | 数量指标 | >=       | 1       | thing
I3 | A       | 数量指标 | <=       | 1       | occasion
"""
expect = {}
---*/
