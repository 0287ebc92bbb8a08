/*---
name     = "value.always-met"
severity = "note"
since    = "0.1"
subject  = "indicator"
params   = ["good_endings"]
basis    = [
  { text = "财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：指标值应当合理、有约束力", from = 2021-08-18, verified = false },
  { practice = "“不低于零”的目标怎样都能达到；没有内容的行应当留空" },
]
title    = { zh = "“不低于 0”的目标怎样都能达到", en = "A target of at least 0 is always met" }
message  = { zh = "“{name}”的指标值是“{target}”，怎样都能达到。", en = "“{name}” has the target “{target}”, which is met whatever happens." }
fix      = { zh = "写出真正要达到的数；不用的行删去或留空。", en = "Put what is really to be reached; delete a row that is not used." }
why      = { zh = "没有约束力的目标不起作用，还占分值。", en = "Such a target binds nobody and takes up points." }
---*/
SELECT i.id AS subject, i.value <> 0 AS ok, i.at || '/target' AS path, i.name, i.target
FROM indicator AS i
WHERE i.value IS NOT NULL AND (i.operator IN ('>=', '>') OR i.operator = '=' AND regexp_matches(i.name, :good_endings || '$'))
/*--- examples
[[example]]
name = "不是零"
given.indicator = [{ id = "I1", name = "场次", operator = ">=", value = 0.01 }, { id = "I2", name = "合格率", operator = "=", value = -1 }]
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "是零"
given.indicator = """
id | name       | target | operator | value
I1 | 节约率     | ≥0%    | >=       | 0
I2 | 场次       |        | >        | 0
I3 | 验收合格率 |        | =        | 0
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail" }
message = "“节约率”的指标值是“≥0%”，怎样都能达到。"

[[example]]
name = "差错为零、不高于零、没有数值的不看"
given.indicator = """
id | name       | operator | value
I1 | 差错率     | =        | 0
I2 | 经费变动率 | <=       | 0
I3 | 场次       | >=       |
"""
expect = {}
---*/
