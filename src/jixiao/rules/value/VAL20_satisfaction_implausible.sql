/*---
name     = "value.satisfaction-implausible"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["satisfaction_floor", "satisfaction_ceiling", "change_in_value"]
basis    = [{ practice = "满意度目标值一般为百分之八十以上" }]
title    = { zh = "满意度目标值偏低或写成百分之百", en = "Satisfaction target too low or a full hundred" }
message.zh = "“{name}”的指标值是“{target}”，一般在 {lowest}% 以上、{highest}% 以下。"
message.en = "“{name}” has the target “{target}”; {lowest}% to below {highest}% is usual."
fix.zh = "按往年调查结果设定；写百分之百的，说明怎样做到人人满意。"
fix.en = "Set it by past surveys; for a full hundred say how everybody is to be satisfied."
why.zh = "偏低的目标没有要求，百分之百又几乎不可能由真实的调查得出。"
why.en = "A low target demands nothing, and a real survey hardly ever gives a full hundred."
---*/
SELECT i.id AS subject, i.value >= :satisfaction_floor AND i.value < :satisfaction_ceiling AS ok, i.at || '/target' AS path, i.name, i.target,
       :satisfaction_floor AS lowest, :satisfaction_ceiling AS highest
FROM indicator AS i
WHERE i.level1 = '满意度指标' AND i.unit_class = 'percent' AND i.operator IN ('>=', '>', '=')
      AND NOT regexp_matches(COALESCE(i.target, ''), :change_in_value)
/*--- examples
[[example]]
name = "正好百分之八十，接近一百"
given.indicator = """
id | project | level1     | operator | value | unit_class
I1 | A       | 满意度指标 | >=       | 80    | percent
I2 | A       | 满意度指标 | >        | 99.5  | percent
I3 | A       | 满意度指标 | =        | 90    | percent
"""
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"

[[example]]
name = "偏低"
given.indicator = """
id | project | level1     | name       | target | operator | value | unit_class
I1 | A       | 满意度指标 | 群众满意度 | ≥60%   | >=       | 60    | percent
"""
expect.I1 = "fail"
message = "“群众满意度”的指标值是“≥60%”，一般在 80% 以上、100% 以下。"

[[example]]
name = "略低于八十；正好一百"
given.indicator = """
id | project | level1     | operator | value | unit_class
I1 | A       | 满意度指标 | >=       | 79.5  | percent
I2 | A       | 满意度指标 | =        | 100   | percent
"""
expect.I1 = "fail"
expect.I2 = "fail"

[[example]]
name = "数值不知道"
given.indicator = [{ id = "I1", project = "A", level1 = "满意度指标", operator = ">=", unit_class = "percent" }]
expect.I1 = "unknown"

[[example]]
name = "别的类别、单位、方向不看"
given.indicator = """
id | project | level1     | operator | value | unit_class
I1 | A       | 产出指标   | >=       | 60    | percent
I2 | A       | 满意度指标 | >=       | 60    | point
I3 | A       | 满意度指标 | <=       | 5     | percent
"""
expect = {}

[[example]]
name = "比上年提高多少的不看"
given.indicator = """
id | project | level1     | operator | value | target              | unit_class
I1 | A       | 满意度指标 | >=       | 2     | 比上年提高2个百分点 | percent
I2 | A       | 满意度指标 | >=       | 2     | ≥2%                 | percent
"""
expect = { I2 = "fail" }
---*/
