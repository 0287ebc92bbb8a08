/*---
name     = "value.result-as-target"
severity = "warning"
since    = "0.2"
subject  = "indicator"
params   = ["result_words"]
covers   = ["VAL05", "VAL06", "VAL07", "VAL08", "VAL18", "IND10"]
basis    = [
  { practice = "指标值写要达到的程度，不写已经达到" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标是预算资金计划在一定期限内达到的产出和效果", from = 2015-05-21, verified = false },
]
title    = { zh = "指标值写成了结果", en = "A result stands where the target should" }
message.zh = "“{name}”的指标值是“{target}”，这是结果，不是要达到的目标。"
message.en = "“{name}” has the target “{target}”: a result, not what is to be reached."
fix.zh = "写要完成的数量、比例或日期，例如“≥2 次”“12 月底前”；结果填在实际完成值里。"
fix.en = "Give the number, rate or day to be reached, e.g. “≥ 2 times”; results belong to the actual value."
why.zh = "目标一开始就写着“已完成”，怎样做都算达到，也看出目标是事后补的。"
why.en = "A target that says “done” is always met, and shows that it was written afterwards."
---*/
SELECT i.id AS subject, NOT regexp_matches(i.word, :result_words) AS ok, i.at || '/target' AS path, i.name, i.target
FROM indicator AS i
WHERE i.operator = 'word'
/*--- examples
[[example]]
name = "a day, a degree, what is to be done"
given.indicator = """
id | operator | word
I1 | word     | 2025年10月完成
I2 | word     | 及时
I3 | word     | 完成
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass" }

[[example]]
name = "done, spread, and with a verb in the past tense"
given.indicator = """
id | name     | operator | word         | target
I1 | 监管培训 | word     | 已完成       | 已完成
I2 |          | word     | 均已按时发放 |
I3 |          | word     | 举办了两场   |
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail" }
message = "“监管培训”的指标值是“已完成”，这是结果，不是要达到的目标。"

[[example]]
name = "no wording; a number"
given.indicator = [{ id = "I1", operator = "word" }, { id = "I2", operator = ">=", word = "已完成" }]
expect = { I1 = "unknown" }
---*/
