/*---
name     = "indicator.name-missing"
severity = "error"
since    = "0.1"
subject  = "indicator"
params   = []
basis    = [{ text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标申报内容应当完整、准确，无缺项、错项", from = 2015-05-21, verified = false }]
title    = { zh = "三级指标没有名称", en = "Indicator has no name" }
message  = { zh = "有一行写了指标值“{target}”，却没有三级指标名称。", en = "A row gives the target “{target}” without the name of an indicator." }
fix      = { zh = "补写三级指标名称；这一行若是多余的，请删去。", en = "Name the indicator, or delete the row." }
why.zh = "没有名称，指标值就不知道衡量什么。空白的备用行不算。"
why.en = "A value without a name measures nothing. Rows left wholly blank are not meant."
---*/
SELECT i.id AS subject, i.name IS NOT NULL AS ok, i.at || '/name' AS path, i.target
FROM indicator AS i
WHERE i.name IS NOT NULL OR i.target IS NOT NULL
/*--- examples
[[example]]
name = "有名称"
given.indicator = """
id | project | document | name     | target
I1 | A       | D        | 讲座场次 | ≥48场
I2 | A       | D        | 讲座场次 |
"""
expect.I1 = "pass"
expect.I2 = "pass"

[[example]]
name = "有值没有名称"
given.indicator = [{ id = "I1", project = "A", document = "D", target = "≥48场" }]
expect.I1 = "fail"
message = "有一行写了指标值“≥48场”，却没有三级指标名称。"

[[example]]
name = "整行空白"
given.indicator = [{ id = "I1", project = "A", document = "D", level1 = "效益指标" }]
expect = {}
---*/
