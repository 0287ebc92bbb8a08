/*---
name     = "value.rate-as-fraction"
severity = "warning"
since    = "0.1"
subject  = "indicator"
params   = ["good_endings", "rate_endings"]
basis    = [{ practice = "比率用百分比表示，单位“%”与数值相配" }]
title    = { zh = "比率写成了小数或漏了两位", en = "A rate written as a fraction" }
message.zh = "“{name}”是比率，指标值却写成“{target}”，像是把百分比写成了小数。"
message.en = "“{name}” is a rate, yet its target is “{target}”: a fraction in place of a percentage."
fix      = { zh = "写成百分比，例如 0.97 写“97%”。", en = "Write a percentage, e.g. 97% for 0.97." }
why      = { zh = "按字面理解，这个目标只有百分之一上下，轻易就能达到。", en = "Read literally the target is about one per cent and met at once." }
---*/
SELECT i.id AS subject, i.value > 1 OR i.value = 0 AS ok, i.at || '/target' AS path, i.name, i.target
FROM indicator AS i
WHERE i.value IS NOT NULL AND (i.unit IS NULL OR i.unit = '比例' OR i.unit_class = 'percent') AND i.operator IN ('>=', '>', '=')
      AND (regexp_matches(i.name, :good_endings || '$') OR i.unit = '比例' AND regexp_matches(i.name, :rate_endings || '$'))
/*--- examples
[[example]]
name = "百分比；刚过一；零另有规则"
given.indicator = """
id | name       | operator | value | unit | unit_class
I1 | 验收合格率 | >=       | 97    | %    | percent
I2 | 验收合格率 | >=       | 1.01  | %    | percent
I3 | 验收合格率 | =        | 0     |      |
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass" }

[[example]]
name = "写成小数"
given.indicator = """
id | name       | target | operator | value | unit | unit_class
I1 | 验收合格率 | ≥0.97  | >=       | 0.97  |      |
I2 | 工作完成率 |        | =        | 1     | %    | percent
I3 | 工作完成率 |        | >        | 0.9   | 比例 |
I4 | 工作完成率 |        | >        | 0.9   | ％   | percent
I5 | 视频在线率 |        | >=       | 0.97  | 比例 |
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail", I5 = "fail" }
message = "“验收合格率”是比率，指标值却写成“≥0.97”，像是把百分比写成了小数。"

[[example]]
name = "不高于的、别的单位、别的名称、没有数值的不看"
given.indicator = """
id | name         | operator | value | unit | unit_class
I1 | 验收合格率   | <=       | 0.9   |      |
I2 | 覆盖率       | >=       | 1     | 个   | thing
I3 | 增长率       | >=       | 0.5   |      |
I4 | 覆盖率       | >=       |       |      |
I5 | 视频在线情况 | >=       | 0.97  | 比例 |
"""
expect = {}
---*/
