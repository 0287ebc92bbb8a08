/*---
name     = "coverage.target-below-plan"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["generic_name_words", "counted_classes"]
kinds    = ["declaration"]
basis    = [
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》绩效指标明确性：与项目目标任务数或计划数相对应", from = 2020-02-25 },
  { practice = "数量指标不低于预算测算所依据的数量" },
]
title    = { zh = "目标值低于计划数", en = "The target is below the plan" }
message.zh = "“{name}”的目标是 {target}，预算却按 {planned}{unit} 测算（{items}）。目标低于计划，少做也算完成。"
message.en = """\
  “{name}” is set at {target}, while the budget is calculated for {planned}{unit} ({items}). With a target below the plan, doing less still counts as done."""
fix.zh = "目标值改为不低于 {planned}{unit}；若确实只做这么多，相应核减预算。"
fix.en = "Raise the target to at least {planned}{unit}; if no more will be done, reduce the budget accordingly."
why.zh = "钱按计划数给，目标也应按计划数定；有意定低便于超额完成，评价时会被认定为指标值明显偏低。几项支出的同类数量相加；目标与其中一项相同的视为只说那一项。"
why.en = """\
  Money is given for the planned number, so the target must name it; a target set low to be over-fulfilled is marked down in evaluation. Like quantities of \
  several items are added; a target equal to one of them speaks of that one."""
---*/
SELECT a.indicator AS subject, CASE WHEN NOT t.is_clear THEN NULL WHEN t.is_same THEN TRUE ELSE a.counted >= t.planned END AS ok,
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
N2 | P1      | 产出指标 | 数量指标 | 讲座次数 | >        | 60      | 次           | occasion
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
N1 | P1      | 产出指标 | 数量指标 | 讲座次数 | ≥47(次) | >=       | 47      | 次           | occasion
N2 | P2      | 产出指标 | 数量指标 | 培训人数 |         | >=       | 372     | 人           | person
"""
given.relation = """
indicator | item | strength
N1        | I1   | 1
N2        | I2   | 1
N2        | I3   | 1
"""
expect = { N1 = "fail", N2 = "fail" }
message = "“讲座次数”的目标是 ≥47(次)，预算却按 48场 测算（讲座）。目标低于计划，少做也算完成。"

[[example]]
name = "two items with the same number speak of the same people; only the nearest items count; another unit of persons is the same"
given.item = """
id | project | label
I1 | P1      | 补贴
I2 | P1      | 体检
I3 | P2      | 更换灭火器
I4 | P2      | 灭火器年检
I5 | P2      | 灭火器箱
"""
given.quantity = """
item | project | unit_class | counted_unit | counted
I1   | P1      | person     | 名           | 285
I2   | P1      | person     | 名           | 285
I3   | P2      | device     | 具           | 300
I4   | P2      | device     | 具           | 200
I5   | P2      | thing      | 个           | 1
I3   | P2      | person     | 人           | 5
"""
given.indicator = """
id | project | level1   | level2   | name           | operator | counted | counted_unit | unit_class
N1 | P1      | 产出指标 | 数量指标 | 代表补贴人数   | >=       | 284     | 人           | person
N2 | P2      | 产出指标 | 数量指标 | 更换灭火器数量 | >=       | 299     | 具           | device
N3 | P2      | 产出指标 | 数量指标 | 更换灭火器数量 | >=       | 302     | 具           | device
"""
given.relation = """
indicator | item | strength
N1        | I1   | 1
N1        | I2   | 1
N2        | I3   | 2
N2        | I4   | 1
N2        | I5   | 3
N3        | I3   | 2
N3        | I4   | 1
"""
expect = { N1 = "fail", N2 = "fail", N3 = "pass" }

[[example]]
name = "a name that fits anything belongs to the only candidate of its class; with two candidates it can't be told"
given.item = """
id | project | label
I1 | P1      | 书报费
I2 | P1      | 场租
I3 | P2      | 甲
I4 | P2      | 乙
I5 | P3      | 专家咨询
I6 | P4      | 绿地
"""
given.quantity = """
item | project | unit_class | counted_unit | counted
I1   | P1      | person     | 名           | 38
I2   | P1      | occasion   | 场           | 2
I3   | P2      | person     | 人           | 20
I4   | P2      | person     | 人           | 30
I5   | P3      | person     | 人           | 20
I6   | P4      | area       | 亩           | 5
"""
given.indicator = """
id | project | level1   | level2   | name       | operator | counted | counted_unit | unit_class
N1 | P1      | 产出指标 | 数量指标 | 发放 人数  | >=       | 37      | 人           | person
N2 | P2      | 产出指标 | 数量指标 | 发放人数   | >=       | 25      | 人           | person
N3 | P3      | 产出指标 | 数量指标 | 志愿者人数 | >=       | 10      | 人           | person
N4 | P4      | 产出指标 | 数量指标 | 面积       | >=       | 4       | 亩           | area
N5 | P2      | 产出指标 | 数量指标 | 发放人数   | >=       | 20      | 人           | person
"""
given.relation = [{ indicator = "N5", item = "I3", strength = 1 }]
expect = { N1 = "fail", N2 = "unknown", N3 = "unknown", N4 = "fail", N5 = "pass" }

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
N1 | P1      | 产出指标 | 数量指标 | 绿化面积 | >=       | 4       | 亩           | area
N2 | P2      | 产出指标 | 数量指标 | 补助人数 | >=       | 10000   | 人           | person
"""
given.relation = [{ indicator = "N1", item = "I1", strength = 1 }, { indicator = "N2", item = "I2", strength = 1 }]
expect = { N1 = "unknown", N2 = "fail" }

[[example]]
name = "benefits, qualities, words, upper bounds and projects without such a quantity are not looked at; areas of one unit are compared"
given.item = [{ id = "I1", project = "P1", label = "绿化" }]
given.quantity = """
item | project | unit_class | counted_unit | counted
I1   | P1      | area       | 亩           | 5
I9   | P9      | person     | 人           | 5
"""
given.indicator = """
id | project | level1   | level2   | name     | operator | counted | counted_unit | unit_class
N1 | P1      | 产出指标 | 数量指标 | 绿化面积 | >=       | 4       | 亩           | area
N2 | P1      | 效益指标 | 数量指标 | 绿化面积 | >=       | 4       | 亩           | area
N3 | P1      | 产出指标 | 质量指标 | 绿化面积 | >=       | 4       | 亩           | area
N4 | P1      | 产出指标 | 数量指标 | 绿化面积 | word     |         |              | area
N5 | P1      | 产出指标 | 数量指标 | 绿化面积 | <=       | 4       | 亩           | area
N6 | P1      | 产出指标 | 数量指标 | 人数     | >=       | 4       | 人           | person
N7 | P1      | 产出指标 | 数量指标 | 绿化面积 | >=       |         | 亩           | area
"""
given.relation = """
indicator | item | strength
N1        | I1   | 1
N2        | I1   | 1
N3        | I1   | 1
N4        | I1   | 1
N5        | I1   | 1
"""
expect = { N1 = "fail" }

[[example]]
name = "an item that is less near plans it; those that are near plan it together"
given.item = [{ id = "I1", project = "P1", label = "运营补贴" }, { id = "I2", project = "P1", label = "新建食堂" }]
given.quantity = """
item | project | unit_class   | counted_unit | counted
I1   | P1      | organisation | 家           | 42
I2   | P1      | organisation | 家           | 6
"""
given.indicator = """
id | project | level1   | level2   | name           | operator | counted | counted_unit | unit_class
N1 | P1      | 产出指标 | 数量指标 | 新建老年食堂数 | >=       | 6       | 家           | organisation
N2 | P1      | 产出指标 | 数量指标 | 运营老年食堂数 | >=       | 48      | 家           | organisation
"""
given.relation = """
indicator | item | strength
N1        | I1   | 2
N1        | I2   | 1
N2        | I1   | 2
N2        | I2   | 1
"""
expect = { N1 = "pass", N2 = "pass" }

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

[[example]]
name = "an item that the name does not speak of plans nothing of it; a general name speaks of all, or of the one that it is near"
given.item = """
id | project | label
I1 | P1      | 甲班
I2 | P1      | 参观
I3 | P2      | 甲班
I4 | P2      | 参观
I5 | P3      | 甲班
I6 | P3      | 参观
I7 | P4      | 甲班
I8 | P4      | 参观
"""
given.quantity = """
item | project | unit_class | counted_unit | counted
I1   | P1      | person     | 人           | 100
I2   | P1      | person     | 人           | 80
I3   | P2      | person     | 人           | 100
I4   | P2      | person     | 人           | 80
I5   | P3      | person     | 人           | 100
I6   | P3      | person     | 人           | 80
I7   | P4      | person     | 人           | 100
I8   | P4      | person     | 人           | 80
"""
given.indicator = """
id | project | level1   | level2   | name     | operator | counted | counted_unit | unit_class
N1 | P1      | 产出指标 | 数量指标 | 甲班学员 | >=       | 80      | 人           | person
N2 | P2      | 产出指标 | 数量指标 | 人数     | >=       | 80      | 人           | person
N3 | P3      | 产出指标 | 数量指标 | 人数     | >=       | 180     | 人           | person
N4 | P4      | 产出指标 | 数量指标 | 人数     | >=       | 120     | 人           | person
"""
given.relation = """
indicator | item | strength
N1        | I1   | 1
N2        | I3   | 1
N4        | I7   | 1
"""
expect = { N1 = "fail", N2 = "fail", N3 = "unknown", N4 = "pass" }

[[example]]
name = "people of one time and the times make 人次"
given.item = [{ id = "I1", project = "P1", label = "教师培训" }]
given.quantity = """
item | project | unit_class | counted_unit | counted
I1   | P1      | person     | 人           | 40
I1   | P1      | occasion   | 期           | 3
"""
given.indicator = """
id | project | level1   | level2   | name         | target   | operator | counted | counted_unit | unit_class
N1 | P1      | 产出指标 | 数量指标 | 教师培训人次 | =119人次 | =        | 119     | 人次         | person
N2 | P1      | 产出指标 | 数量指标 | 教师培训人次 |          | =        | 120     | 人次         | person
N3 | P1      | 产出指标 | 数量指标 | 教师培训人数 |          | =        | 39      | 人           | person
"""
given.relation = """
indicator | item | strength
N1        | I1   | 1
N2        | I1   | 1
N3        | I1   | 1
"""
expect = { N1 = "fail", N2 = "pass", N3 = "fail" }
message = "“教师培训人次”的目标是 =119人次，预算却按 120人次 测算（教师培训）。目标低于计划，少做也算完成。"
---*/
