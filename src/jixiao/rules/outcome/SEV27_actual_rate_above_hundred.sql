/*---
name     = "outcome.actual-rate-above-hundred"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["good_endings", "growth_words"]
kinds    = ["self_evaluation", "whole_department"]
basis    = [{ practice = "比率的实际值在百分之零到百分之一百之间" }]
title    = { zh = "实际完成的比率超过 100%", en = "Actual rate above 100%" }
message.zh = "“{name}”的实际完成值是 {actual}，这样的比率不会超过 100%。"
message.en = "“{name}” has the actual value {actual}; such a rate is never above 100%."
fix.zh = "核对是否把完成比例写成了指标本身，或多打了数字；按指标的定义填。"
fix.en = "See whether a degree of fulfilment or an extra digit was written; fill in the indicator as defined."
why      = { zh = "部分不会多于全体，实际值填错，得分就不可信。", en = "A part is never more than the whole." }
---*/
SELECT i.id AS subject, i.actual_value <= 100 AS ok, i.at || '/actual' AS path, i.name, i.actual
FROM indicator AS i
WHERE i.actual_unit_class = 'percent' AND regexp_matches(i.name, :good_endings || '([(（%％].*)?$')
      AND NOT regexp_matches(i.name, :growth_words)
/*--- examples
[[example]]
name = "正好一百"
given.indicator = [{ id = "I1", name = "验收合格率", actual = "100%", actual_value = 100, actual_unit_class = "percent" }]
expect.I1 = "pass"

[[example]]
name = "超过一百"
given.indicator = """
id | name       | actual | actual_value | actual_unit_class
I1 | 知晓率(%)  | 250%   | 250          | percent
I2 | 群众满意度 |        | 100.5        | percent
"""
expect = { I1 = "fail", I2 = "fail" }
message = "“知晓率(%)”的实际完成值是 250%，这样的比率不会超过 100%。"

[[example]]
name = "目标是另一种单位"
given.indicator = [{ id = "I1", name = "验收合格率", actual = "100%", actual_unit_class = "percent" }]
expect.I1 = "unknown"

[[example]]
name = "可以超过的名称、不是百分比的不看"
given.indicator = """
id | name           | actual_value | actual_unit_class
I1 | 收入增长率     | 120          | percent
I2 | 验收合格率     | 120          |
I3 | 培训任务完成率 | 120          | percent
I4 | 与上年之比     | 120          | percent
"""
expect = {}
---*/
