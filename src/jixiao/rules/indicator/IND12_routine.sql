/*---
name     = "indicator.routine"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["routine_words", "management_levels"]
basis    = [
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：不设置与产出、效果、成本没有\
    联系的日常管理要求""", from = 2021-08-18, verified = false },
  { practice = "目标审核时的常见问题：以管理要求代替绩效指标" },
]
title    = { zh = "把日常管理要求当作绩效指标", en = "Routine management set as an indicator" }
message.zh = "“{name}”是资金、财务或制度方面的日常管理要求，不反映项目的产出、效果或成本。"
message.en = "“{name}” is a routine demand on money or management: no output, effect or cost."
fix      = { zh = "删去这一项，或换成反映项目成果的指标。", en = "Drop it, or put an indicator of the project’s results in its place." }
why.zh = "合规是底线，不是绩效；占了分值，核心产出的权重就小了。"
why.en = "Compliance is the floor, not performance; its points are taken from the core outputs."
---*/
SELECT i.id AS subject, NOT regexp_matches(i.name, :routine_words) AS ok, i.at || '/name' AS path, i.name
FROM indicator AS i
WHERE i.name IS NOT NULL AND i.level2 IS DISTINCT FROM '可持续影响指标' AND NOT regexp_matches(COALESCE(i.printed_level1, ''), :management_levels)
/*--- examples
[[example]]
name = "反映产出"
given.indicator = [{ id = "I1", project = "A", document = "D", name = "讲座举办场次" }]
expect.I1 = "pass"

[[example]]
name = "资金管理要求"
given.indicator = [{ id = "I1", project = "A", document = "D", name = "财政补助专款专用" }]
expect.I1 = "fail"
message = "“财政补助专款专用”是资金、财务或制度方面的日常管理要求，不反映项目的产出、效果或成本。"

[[example]]
name = "没有名称的不看"
given.indicator = [{ id = "I1", project = "A", document = "D" }]
expect = {}

[[example]]
name = "表里本来就有管理、过程、投入一级的，可持续影响的长效制度，不看"
given.indicator = """
id | project | name               | printed_level1 | level2
I1 | A       | 专款专用资金       | 投入目标       |
I2 | A       | 财务管理           | 管理目标       |
I3 | A       | 管理制度健全性     | 过程           |
I4 | A       | 长效管理制度健全性 |                | 可持续影响指标
I5 | A       | 长效管理制度健全性 | 产出指标       | 质量指标
"""
expect = { I5 = "fail" }
---*/
