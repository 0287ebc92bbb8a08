/*---
name     = "class.not-economic"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["economic_words", "not_applicable_words"]
covers   = ["CLS14", "IND10"]
basis    = [
  { text = """\
    财预〔2015〕88号《中央部门预算绩效目标管理办法》：产出指标反映数量、质量、时效，效益指标反映经济、社会、生态\
    效益和可持续影响""", from = 2015-05-21, verified = false },
  { practice = "经济效益指标反映对经济发展带来的影响，以金额或经济量衡量" },
]
title    = { zh = "经济效益指标下不是经济效益", en = "What stands under economic benefit is not economic" }
message.zh = "“{name}”放在经济效益指标下，但名称和单位都看不出经济收益。"
message.en = "“{name}” stands under economic benefit, but neither name nor unit shows an economic gain."
fix.zh = "移到社会效益等合适的类别；确有经济效益的，写明增加的收入、节约的成本等金额。"
fix.en = "Move it to social benefit or where it fits; where there is an economic gain name the income or saving in money."
why.zh = "经济效益是可以用钱衡量的收益；没有的可以不设。"
why.en = "Economic benefit is a gain that money can measure; where there is none the class may be left out."
---*/
SELECT i.id AS subject, i.unit_class IS NOT DISTINCT FROM 'money' OR regexp_matches(i.name, :economic_words) AS ok, i.at || '/level2' AS path, i.name
FROM indicator AS i
WHERE i.level2 = '经济效益指标' AND regexp_matches(i.name, '[一-龥]') AND NOT regexp_matches(i.name, :not_applicable_words)
/*--- examples
[[example]]
name = "有经济收益"
given.indicator = """
id | project | level2       | name         | unit_class
I1 | A       | 经济效益指标 | 带动农户增收 |
I2 | A       | 经济效益指标 | 专利转化     | money
"""
expect.I1 = "pass"
expect.I2 = "pass"

[[example]]
name = "没有经济收益"
given.indicator = [{ id = "I1", project = "A", level2 = "经济效益指标", name = "提高单位工作效率" }]
expect.I1 = "fail"
message = "“提高单位工作效率”放在经济效益指标下，但名称和单位都看不出经济收益。"

[[example]]
name = "单位也不是金额"
given.indicator = [{ id = "I1", project = "A", level2 = "经济效益指标", name = "提高单位工作效率", unit_class = "percent" }]
expect.I1 = "fail"

[[example]]
name = "名称里没有一个汉字的，另有规则"
given.indicator = [{ id = "I1", project = "A", level2 = "经济效益指标", name = "88/100" }]
expect = {}

[[example]]
name = "别的类别、没有名称的、写明不适用的不看"
given.indicator = """
id | project | level2       | name
I1 | A       | 社会效益指标 | 提高单位工作效率
I2 | A       | 经济效益指标 |
I3 | A       | 经济效益指标 | 本项目不适用
"""
expect = {}
---*/
