/*---
name     = "coverage.target-above-plan"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["generic_name_words", "counted_classes"]
kinds    = ["declaration"]
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·实现可能性：目标经过测算、可以如期实现", from = 2015-05-21 },
  { practice = "数量指标不高于预算测算所依据的数量，除非另有资金或免费资源" },
]
title    = { zh = "目标值高于计划数", en = "The target is above the plan" }
message.zh = "“{name}”的目标是 {target}，预算只按 {planned}{unit} 测算（{items}）。多出的部分由什么钱来做？"
message.en = "“{name}” is set at {target}, while the budget is calculated for only {planned}{unit} ({items}). What pays for the rest?"
fix.zh = "核对目标和测算；多出的部分不用本项目资金的，在情况说明里写明。"
fix.en = "Check target and calculation; if the rest needs no money of this project, say so in the narrative."
why.zh = "目标高于测算，或者是完不成，或者是预算没有算全，也可能是沿用了削减前的目标。"
why.en = "A target above the calculation can't be met, or the budget is incomplete, or the target is left from before a cut."
---*/
SELECT a.indicator AS subject, CASE WHEN NOT t.is_clear THEN NULL WHEN t.is_same THEN TRUE ELSE a.counted <= t.planned END AS ok,
       a.at || '/target' AS path, t.places AS other_path, a.name, a.target, CAST(t.planned AS DECIMAL(20, 4)) AS planned, t.unit, t.items
FROM (SELECT DISTINCT c.indicator, c.at, c.name, c.target, c.counted FROM planned_item AS c) AS a LEFT JOIN planned AS t ON t.indicator = a.indicator
/*--- examples
[[example]]
name = "the planned number, or more; a number of one of several items"
given.item = [{ id = "I1", project = "P1", label = "讲座" }, { id = "I2", project = "P2", label = "甲班" }, { id = "I3", project = "P2", label = "乙班" }]
given.quantity = """
item | project | unit_class | counted_unit | counted
I1   | P1      | occasion   | 场           | 48
I2   | P2      | person     | 人           | 285
I3   | P2      | person     | 人           | 88
"""
given.indicator = """
id | project | level1   | level2   | name     | operator | counted | counted_unit | unit_class
N1 | P1      | 产出指标 | 数量指标 | 讲座次数 | >=       | 48      | 次           | occasion
N2 | P1      | 产出指标 | 数量指标 | 讲座次数 | >        | 40      | 次           | occasion
N3 | P2      | 产出指标 | 数量指标 | 培训人数 | =        | 373     | 人           | person
N4 | P2      | 产出指标 | 数量指标 | 培训人数 | >=       | 88      | 人           | person
"""
given.relation = """
indicator | item | strength
N1        | I1   | 1
N2        | I1   | 1
N3        | I2   | 1
N3        | I3   | 1
N4        | I2   | 1
N4        | I3   | 1
"""
expect = { N1 = "pass", N2 = "pass", N3 = "pass", N4 = "pass" }

[[example]]
name = "off by one, alone or against the sum of two items"
given.item = [{ id = "I1", project = "P1", label = "讲座" }, { id = "I2", project = "P2", label = "甲班" }, { id = "I3", project = "P2", label = "乙班" }]
given.quantity = """
item | project | unit_class | counted_unit | counted
I1   | P1      | occasion   | 场           | 48
I2   | P2      | person     | 人           | 285
I3   | P2      | person     | 人           | 88
"""
given.indicator = """
id | project | level1   | level2   | name     | target  | operator | counted | counted_unit | unit_class
N1 | P1      | 产出指标 | 数量指标 | 讲座次数 | ≥49(次) | >=       | 49      | 次           | occasion
N2 | P2      | 产出指标 | 数量指标 | 培训人数 |         | >=       | 374     | 人           | person
"""
given.relation = """
indicator | item | strength
N1        | I1   | 1
N2        | I2   | 1
N2        | I3   | 1
"""
expect = { N1 = "fail", N2 = "fail" }
message = "“讲座次数”的目标是 ≥49(次)，预算只按 48场 测算（讲座）。多出的部分由什么钱来做？"

[[example]]
name = "areas in other units can't be compared; 万 is multiplied out in the facts"
given.item = [{ id = "I1", project = "P1", label = "绿化" }, { id = "I2", project = "P2", label = "补助" }]
given.quantity = """
item | project | unit_class | counted_unit | counted
I1   | P1      | area       | 平方米       | 1200
I2   | P2      | person     | 人           | 20000
"""
given.indicator = """
id | project | level1   | level2   | name     | operator | counted | counted_unit | unit_class
N1 | P1      | 产出指标 | 数量指标 | 绿化面积 | >=       | 6       | 亩           | area
N2 | P2      | 产出指标 | 数量指标 | 补助人数 | >=       | 30000   | 人           | person
"""
given.relation = [{ indicator = "N1", item = "I1", strength = 1 }, { indicator = "N2", item = "I2", strength = 1 }]
expect = { N1 = "unknown", N2 = "fail" }

[[example]]
name = "people of one time and the times make 人次; more of them may be counted by the day; people are not multiplied for 人"
given.item = """
id | project | label
I1 | P1      | 教师培训
I2 | P2      | 教师培训
I3 | P3      | 教师培训
I4 | P4      | 教师培训
I5 | P5      | 教师培训
"""
given.quantity = """
item | project | unit_class | counted_unit | counted
I1   | P1      | person     | 人           | 40
I1   | P1      | occasion   | 期           | 3
I2   | P2      | person     | 人           | 40
I2   | P2      | occasion   | 期           | 3
I3   | P3      | person     | 人           | 40
I3   | P3      | occasion   | 期           | 3
I4   | P4      | person     | 人           | 40
I4   | P4      | occasion   | 期           | 3
I5   | P5      | person     | 人次         | 40
I5   | P5      | occasion   | 期           | 3
"""
given.factor = [{ item = "I1", unit_class = "day" }, { item = "I2", unit_class = "day" }, { item = "I3", unit_class = "person" }]
given.indicator = """
id | project | level1   | level2   | name         | operator | counted | counted_unit | unit_class | target
N1 | P1      | 产出指标 | 数量指标 | 教师培训人次 | =        | 120     | 人次         | person     |
N2 | P2      | 产出指标 | 数量指标 | 教师培训人次 | =        | 240     | 人次         | person     |
N3 | P3      | 产出指标 | 数量指标 | 教师培训人次 | =        | 121     | 人次         | person     | =121人次
N4 | P4      | 产出指标 | 数量指标 | 教师培训人数 | =        | 41      | 人           | person     |
N5 | P5      | 产出指标 | 数量指标 | 教师培训人次 | =        | 41      | 人次         | person     |
"""
given.relation = """
indicator | item | strength
N1        | I1   | 1
N2        | I2   | 1
N3        | I3   | 1
N4        | I4   | 1
N5        | I5   | 1
"""
expect = { N1 = "pass", N2 = "unknown", N3 = "fail", N4 = "fail", N5 = "fail" }
message = "“教师培训人次”的目标是 =121人次，预算只按 120人次 测算（教师培训）。多出的部分由什么钱来做？"

[[example]]
name = "the nearest items together plan it exactly, whatever a farther one adds"
given.item = [{ id = "I1", project = "P1", label = "甲班" }, { id = "I2", project = "P1", label = "乙班" }, { id = "I3", project = "P1", label = "参观" }]
given.quantity = """
item | project | unit_class | counted_unit | counted
I1   | P1      | person     | 人           | 285
I2   | P1      | person     | 人           | 88
I3   | P1      | person     | 人           | 10
"""
given.indicator = """
id | project | level1   | level2   | name     | operator | counted | counted_unit | unit_class
N1 | P1      | 产出指标 | 数量指标 | 培训人数 | >=       | 373     | 人           | person
"""
given.relation = """
indicator | item | strength
N1        | I1   | 2
N1        | I2   | 2
N1        | I3   | 1
"""
expect = { N1 = "pass" }
---*/
