/*---
name     = "value.quantifiable-in-words"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["measured_endings", "rate_exceptions", "bound_in_name"]
covers   = ["VAL05", "VAL08", "VAL07", "VAL23", "IND10"]
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标应当细化量化", from = 2015-05-21, verified = false },
  { practice = "目标审核要求指标量化、易于评价" },
]
title    = { zh = "能量化的用了文字", en = "What can be counted is put in words" }
message  = { zh = "“{name}”可以用数值衡量，指标值却写成“{target}”。", en = "“{name}” can be measured, yet its target is the word “{target}”." }
fix.zh = "写成运算符、数值和单位，例如“≥90%”“≤50万元”“≥300人”；一时没有数据的，用上年数作起点。"
fix.en = "Write operator, number and unit, e.g. “≥ 90%”; start from last year’s figure where none is at hand."
why      = { zh = "能量化而不量化，执行后就没有可以核对的结果。", en = "What is not quantified although it could be leaves nothing to check." }
---*/
SELECT i.id AS subject, NOT (i.operator = 'word' AND i.deadline IS NULL AND NOT regexp_matches(i.word, '[0-9０-９]')) AS ok, i.at || '/target' AS path, i.name,
       i.target
FROM indicator AS i
WHERE i.operator IS NOT NULL AND NOT regexp_matches(COALESCE(i.name, ''), :bound_in_name)
      AND (i.level2 IN ('数量指标', '经济成本指标') OR i.level1 = '满意度指标'
           OR regexp_matches(i.name, :measured_endings || '([(（%％].*)?$') AND NOT regexp_matches(i.name, :rate_exceptions || '([(（%％].*)?$'))
/*--- examples
[[example]]
name = "写成数值或日期"
given.indicator = """
id | project | level2   | name | operator | word      | deadline
I1 | A       | 数量指标 | 讲座 | >=       | 不低于    |
I2 | A       | 数量指标 | 节目 | word     | 春秋各1次 |
I3 | A       | 数量指标 | 开工 | word     | 年底前    | 2025-12-31
"""
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"

[[example]]
name = "数量和成本用了文字"
given.indicator = """
id | project | level2       | name     | operator | word     | target
I1 | A       | 数量指标     | 危房改造 | word     | 应改尽改 | 应改尽改
I2 | A       | 经济成本指标 | 成本控制 | word     | 合理     |
"""
expect.I1 = "fail"
expect.I2 = "fail"
message = "“危房改造”可以用数值衡量，指标值却写成“应改尽改”。"

[[example]]
name = "满意度用了文字"
given.indicator = [{ id = "I1", project = "A", level1 = "满意度指标", name = "媒体播出满意度", operator = "word", word = "很满意" }]
expect.I1 = "fail"

[[example]]
name = "名称以可以计量的词结尾"
given.indicator = """
id | project | level2       | name         | operator | word
I1 | A       | 社会效益指标 | 知晓率(%)    | word     | 提升
I2 | A       |              | 隐患整改数量 | word     | 良好
"""
expect.I1 = "fail"
expect.I2 = "fail"

[[example]]
name = "定性值的文字没有读出来"
given.indicator = [{ id = "I1", project = "A", level2 = "数量指标", name = "讲座", operator = "word" }]
expect.I1 = "unknown"

[[example]]
name = "名称看不出可以计量、以率结尾的例外、没有值的不看"
given.indicator = """
id | project | level2       | name         | operator | word
I1 | A       | 社会效益指标 | 办学条件     | word     | 改善
I2 | A       | 社会效益指标 | 提高工作效率 | word     | 提高
I3 | A       | 数量指标     | 讲座         |          |
"""
expect = {}

[[example]]
name = "名称里已经写明界限的，答“是”就够；没有名称的照判"
given.indicator = """
id | project | level2       | name                     | operator | word | target
I1 | A       | 经济成本指标 | 种薯采购价格不高于市场价 | word     | 是   | 是
I2 | A       | 数量指标     |                          | word     | 若干 | 若干
"""
expect = { I2 = "fail" }
---*/
