/*---
name     = "value.no-scale"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["degree_words", "graded_answers"]
covers   = ["VAL07", "IND10"]
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：不能量化的采用定性的分级分档形式表述", from = 2015-05-21, verified = false },
  { practice = "表格没有分级栏的，在指标值或说明中写明" },
]
title    = { zh = "定性指标没有分级标准", en = "Qualitative values without a scale" }
message  = { zh = "“{name}”的指标值只说“{word}”，没有说明怎样算达到。", en = "The target of “{name}” is only “{word}”: it does not say when that is reached." }
fix.zh = "能量化的改为数值或日期；不能量化的，写明好、一般、差各是什么情形。"
fix.en = "Turn them into numbers or dates; for the rest say what good, fair and poor would be."
why      = { zh = "定性指标没有分级分档，评价时怎么打分都说得通。", en = "Without grades any score can be defended." }
---*/
SELECT i.id AS subject, NOT (i.operator = 'word' AND i.deadline IS NULL AND regexp_matches(i.word, :degree_words)
  AND NOT regexp_matches(i.word, '[0-9０-９]|' || :graded_answers)) AS ok,
       i.at || '/target' AS path, i.name, i.word
FROM indicator AS i
WHERE i.operator IS NOT NULL
/*--- examples
[[example]]
name = "数值、日期"
given.indicator = """
id | project | name     | operator | word           | deadline
I1 | A       | 讲座     | >=       | 提升           |
I2 | A       | 完成时间 | word     | 有效期截至年底 | 2025-12-31
I3 | A       | 节次     | word     | 较上年增加1次  |
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass" }

[[example]]
name = "只说程度或方向"
given.indicator = """
id | project | name         | operator | word
I1 | A       | 感知率       | word     | 提升
I2 | A       | 长效机制     | word     | 逐步健全
I3 | A       | 条件         | word     | 有所改善
I4 | A       | 影响         | word     | 影响可持续
I5 | A       | 安全生产形势 | word     | 持续稳定
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail", I5 = "fail" }
expect_path.I1 = ["/I1/target"]
message = "“感知率”的指标值只说“提升”，没有说明怎样算达到。"

[[example]]
name = "是与否、照规定、照计划、不适用：看得出是否达到"
given.indicator = """
id | project | name             | operator | word
I1 | A       | 是否纳入共享平台 | word     | 是
I2 | A       | 水面漂浮物       | word     | 无成片漂浮物
I3 | A       | 提交报告及时性   | word     | 在项目计划完成时间内完成
I4 | A       | 资金管理         | word     | 专账核算
I5 | A       | 生态效益         | word     | 无
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass", I4 = "pass", I5 = "pass" }

[[example]]
name = "文字没有读出来"
given.indicator = [{ id = "I1", project = "A", name = "讲座", operator = "word" }]
expect.I1 = "unknown"

[[example]]
name = "没有指标值的不看"
given.indicator = [{ id = "I1", project = "A", name = "讲座" }]
expect = {}

[[example]]
name = "写明了分级；只有一个“高”字；“完好”“环境好转情况”里的字不是程度"
given.indicator = """
id | project | name     | operator | word
I1 | A       | 安全状况 | word     | 优良中差，良好以上
I2 | A       | 安全性   | word     | 高
I3 | A       | 房屋质量 | word     | 房屋完好
I4 | A       | 评审     | word     | 通过高级评审
"""
expect = { I1 = "pass", I2 = "fail", I3 = "pass", I4 = "pass" }
---*/
