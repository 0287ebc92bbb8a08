/*---
name     = "value.repeats-name"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = []
covers   = ["VAL05", "VAL08", "IND10"]
basis    = [
  { practice = "目标审核要求指标量化、易于评价" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：指标科学性审核看绩效指标是否有具体的指标值", from = 2015-05-21, verified = false },
]
title    = { zh = "指标值只是重复名称", en = "The value repeats the name" }
message.zh = "“{name}”的指标值又写了一遍“{word}”，没有说明要达到什么程度。"
message.en = "The target of “{name}” says “{word}” once more, not what is to be reached."
fix      = { zh = "写明数值、比率、日期，或可以判断的标准。", en = "Give a number, rate, date or a standard that can be judged." }
why.zh = "名称说衡量什么，指标值说达到多少；重复名称等于没有目标。"
why.en = "The name says what is measured, the value how much; repeating the name sets no target."
---*/
SELECT i.id AS subject, NOT i.name LIKE '%' || i.word AS ok, i.at || '/target' AS path, i.name, i.word
FROM indicator AS i
WHERE i.operator = 'word' AND i.name IS NOT NULL AND i.word IS NOT NULL
/*--- examples
[[example]]
name = "说明了程度"
given.indicator = [{ id = "I1", project = "A", name = "道路景观提升情况", operator = "word", word = "提升" }]
expect.I1 = "pass"

[[example]]
name = "重复全部或结尾"
given.indicator = """
id | project | name           | operator | word
I1 | A       | 完工及时率     | word     | 及时率
I2 | A       | 有利于城市生态 | word     | 有利于城市生态
"""
expect.I1 = "fail"
expect.I2 = "fail"
message = "“完工及时率”的指标值又写了一遍“及时率”，没有说明要达到什么程度。"

[[example]]
name = "数值、没有名称或值的不看"
given.indicator = """
id | project | name | operator | word
I1 | A       | 讲座 | >=       | 讲座
I2 | A       |      | word     | 及时率
I3 | A       | 讲座 | word     |
"""
expect = {}
---*/
