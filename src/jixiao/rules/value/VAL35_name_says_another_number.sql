/*---
name     = "value.name-says-another-number"
severity = "warning"
since    = "0.2"
subject  = "indicator"
params   = ["value_units"]
covers   = ["IND15"]
basis    = [
  { practice = "名称里写了数的，与指标值一致；最好只写在指标值里" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性：内容准确、前后一致", from = 2015-05-21 },
]
title    = { zh = "名称里的数与指标值不同", en = "The name says another number than the target" }
message  = { zh = "“{name}”的名称里写的是 {said}{unit}，指标值却是“{target}”。", en = "The name of “{name}” says {said}{unit}, yet its target is “{target}”." }
fix      = { zh = "以实际安排为准，把数只写在指标值里，名称里的去掉。", en = "Keep the true number in the target only and take it out of the name." }
why      = { zh = "同一行两个数，评价时不知道按哪一个。", en = "With two numbers in one row nobody knows which to measure against." }
---*/
SELECT i.id AS subject, TRY_CAST(regexp_extract(i.name, '([0-9]+[.]?[0-9]*) *' || :value_units || '$', 1) AS DECIMAL(20, 4)) = i.value AS ok,
       i.at || '/target' AS path, i.at || '/name' AS other_path, i.name, i.target,
       regexp_extract(i.name, '([0-9]+[.]?[0-9]*) *' || :value_units || '$', 1) AS said, i.unit
FROM indicator AS i
WHERE i.value IS NOT NULL AND i.high IS NULL AND regexp_extract(i.name, '[0-9] *' || :value_units || '$', 1) = i.unit
/*--- examples
[[example]]
name = "the same number"
given.indicator = [{ id = "I1", name = "达标率100%", value = 100, unit = "%" }, { id = "I2", name = "硬化道路 32.1 公里", value = 32.1, unit = "公里" }]
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "another number"
given.indicator = """
id | at | name           | target | value | unit
I1 | /0 | 质量达标率100% | ≥98%   | 98    | %
I2 |    | 培训干部230人  |        | 200   | 人
"""
expect = { I1 = "fail", I2 = "fail" }
expect_path.I1 = ["/0/target", "/0/name"]
message = "“质量达标率100%”的名称里写的是 100%，指标值却是“≥98%”。"

[[example]]
name = "a number too long to be one"
given.indicator = [{ id = "I1", name = "培训干部99999999999999999999人", value = 200, unit = "人" }]
expect.I1 = "unknown"

[[example]]
name = "another unit, a number inside the name, no number, a range, a word"
given.indicator = """
id | name           | value | unit | high
I1 | 储备稻谷5000吨 | 100   | %    |
I2 | 230人次培训    | 100   | 人   |
I3 | 培训人         | 100   | 人   |
I4 | 培训230人      | 100   | 人   | 300
I5 | 培训230人      |       | 人   |
"""
expect = {}
---*/
