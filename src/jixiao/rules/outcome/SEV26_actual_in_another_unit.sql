/*---
name     = "outcome.actual-in-another-unit"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = []
kinds    = ["self_evaluation", "whole_department"]
basis    = [{ practice = "实际完成值与指标值用同一计量单位" }]
title    = { zh = "实际完成值换了单位", en = "Actual value in another unit" }
message.zh = "“{name}”的目标是 {target}，实际完成值却写 {actual}，单位不同，无法比较。"
message.en = "“{name}” aims at {target}, its actual value is {actual}: the units differ and cannot be compared."
fix      = { zh = "用与指标值相同的单位填写；目标的单位错了的，先改目标。", en = "Use the unit of the target, or correct the target’s unit first." }
why      = { zh = "单位不同的两个数没有可比性，得分也就没有依据。", en = "Two figures in different units cannot be compared." }
---*/
SELECT i.id AS subject, CASE WHEN i.actual_value IS NOT NULL THEN TRUE WHEN i.unit_class <> i.actual_unit_class THEN FALSE END AS ok,
       i.at || '/actual' AS path, i.at || '/target' AS other_path, i.name, i.target, i.actual
FROM indicator AS i
WHERE i.value IS NOT NULL AND i.actual_unit IS NOT NULL
/*--- examples
[[example]]
name = "可以换算，或相同"
given.indicator = [{ id = "I1", name = "成本", value = 8, unit_class = "money", actual_unit = "元", actual_unit_class = "share", actual_value = 7 }]
expect.I1 = "pass"

[[example]]
name = "户与人"
given.indicator = """
id | name     | target | value | unit_class   | actual | actual_unit | actual_unit_class
I1 | 受益规模 | ≥10户  | 10    | organisation | 36人   | 人          | person
"""
expect.I1 = "fail"
message = "“受益规模”的目标是 ≥10户，实际完成值却写 36人，单位不同，无法比较。"

[[example]]
name = "同类的两个单位，或字典里没有的单位"
given.indicator = """
id | name | value | unit_class | actual_unit | actual_unit_class
I1 | 面积 | 10    | area       | 平方米      | area
I2 | 面积 | 10    | area       | 某          |
"""
expect = { I1 = "unknown", I2 = "unknown" }

[[example]]
name = "没有单位、没有目标值的不看"
given.indicator = """
id | name | value | unit_class | actual_unit_class | actual_unit
I1 | 面积 | 10    | area       | person            |
I2 | 面积 |       | area       | person            | 人
"""
expect = {}
---*/
