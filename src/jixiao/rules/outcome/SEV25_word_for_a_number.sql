/*---
name     = "outcome.word-for-a-number"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = []
kinds    = ["self_evaluation", "whole_department"]
basis    = [
  { practice = "定量指标的实际完成值应为数值" },
  { text = "财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：定量指标按完成比例赋分", from = 2021-08-18, verified = false },
]
title    = { zh = "定量指标的实际完成值没有数", en = "Quantitative target, actual value in words" }
message.zh = "“{name}”的目标是 {target}，实际完成值却只写“{actual}”，没有数。"
message.en = "“{name}” aims at {target}, yet its actual value is only “{actual}”, no figure."
fix      = { zh = "填实际的数和单位；确实没有统计的，写明原因。", en = "Give the figure and its unit; say why where none was counted." }
why      = { zh = "没有数就不能与目标比，也不能按比例打分。", en = "Without a figure it cannot be compared with the target nor scored." }
---*/
SELECT i.id AS subject, i.actual_operator <> 'word' OR regexp_matches(i.actual, '[0-9０-９一二三四五六七八九十零两百]') AS ok, i.at || '/actual' AS path,
       i.at || '/target' AS other_path,
       i.name, i.target, i.actual
FROM indicator AS i
WHERE i.value IS NOT NULL AND i.actual IS NOT NULL
/*--- examples
[[example]]
name = "填了数；文字里有数"
given.indicator = """
id | name | value | actual    | actual_operator
I1 | 场次 | 8     | 八        | =
I2 | 场次 | 8     | 春秋各4场 | word
I3 | 场次 | 8     | 完成      | =
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass" }

[[example]]
name = "只写了完成"
given.indicator = [{ id = "I1", name = "成本控制数", target = "≤30万元", value = 30, actual = "完成", actual_operator = "word" }]
expect.I1 = "fail"
message = "“成本控制数”的目标是 ≤30万元，实际完成值却只写“完成”，没有数。"

[[example]]
name = "没有读成数或文字"
given.indicator = [{ id = "I1", name = "场次", value = 8, actual = "完成" }]
expect.I1 = "unknown"

[[example]]
name = "定性指标、没有实际值的不看"
given.indicator = [{ id = "I1", name = "质量", actual = "完成", actual_operator = "word" }, { id = "I2", name = "场次", value = 8, actual_operator = "word" }]
expect = {}
---*/
