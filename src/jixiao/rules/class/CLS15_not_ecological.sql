/*---
name     = "class.not-ecological"
severity = "note"
since    = "0.1"
subject  = "indicator"
params   = ["ecological_words", "not_applicable_words"]
basis    = [
  { text = """\
    财预〔2015〕88号《中央部门预算绩效目标管理办法》：产出指标反映数量、质量、时效，效益指标反映经济、社会、生态\
    效益和可持续影响""", from = 2015-05-21, verified = false },
  { practice = "生态效益指标反映对自然环境的影响" },
]
title    = { zh = "生态效益指标里没有生态的事", en = "Ecological benefit without ecology" }
message.zh = "“{name}”放在生态效益指标下，名称和指标值都与生态环境无关。"
message.en = "“{name}” stands under ecological benefit; neither name nor value is about the environment."
fix.zh = "移到合适的类别；项目没有生态效益的，不必设这一类。"
fix.en = "Move it to the class it belongs to; a project without ecological benefit needs none."
why      = { zh = "为填满表格而设的生态指标，年终只能写“效果明显”。", en = "Set only to fill the form, it can only be answered by “visible effect”." }
---*/
SELECT i.id AS subject, regexp_matches(concat_ws('，', i.name, i.target), :ecological_words) AS ok, i.at || '/level2' AS path, i.name
FROM indicator AS i
WHERE i.level2 = '生态效益指标' AND i.name IS NOT NULL AND NOT regexp_matches(concat_ws('，', i.name, i.target), :not_applicable_words)
/*--- examples
[[example]]
name = "it is about the environment, by its name or its value; it is said not to apply"
given.indicator = """
id | level2       | name             | target
I1 | 生态效益指标 | 减少海漂垃圾重量 | ≥220吨
I2 | 生态效益指标 | 对周边的影响     | 无污染
I3 | 生态效益指标 | 无               | 不涉及
I4 | 生态效益指标 | 本项不适用       |
"""
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "it is about cost"
given.indicator = """
id | level2       | name                     | target
I1 | 生态效益指标 | 对控制项目成本的影响程度 | 效果明显
I2 | 生态效益指标 | 对控制成本的影响         |
"""
expect = { I1 = "fail", I2 = "fail" }
expect_path.I1 = ["/I1/level2"]
message = "“对控制项目成本的影响程度”放在生态效益指标下，名称和指标值都与生态环境无关。"

[[example]]
name = "another class, no name: not looked at"
given.indicator = [{ id = "I1", level2 = "社会效益指标", name = "受益人数" }, { id = "I2", level2 = "生态效益指标", target = "良好" }]
expect = {}
---*/
