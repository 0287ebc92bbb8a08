/*---
name     = "value.unit-missing"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["standard_numbers"]
basis    = [{ practice = "定量指标由运算符、数值和计量单位组成" }, { practice = "目标审核要求指标量化、易于评价" }]
title    = { zh = "数值没有单位", en = "Number without a unit" }
message  = { zh = "“{name}”的指标值“{target}”没有单位。", en = "The target “{target}” of “{name}” has no unit." }
fix      = { zh = "补上计量单位，例如人、场、平方米、%、元/人。", en = "Add the unit, e.g. persons, lectures, square metres, %, yuan per person." }
why.zh = "没有单位的数字可以理解成几种量，评价时无法核对。单位不在字典里、或像是写在名称括号里的，不作判断。"
why.en = """\
  A number without a unit can mean several things. A unit that the dictionary does not know, or that seems to stand in brackets behind the name, is not \
  judged."""
---*/
SELECT i.id AS subject, CASE WHEN i.unit_class IS NOT NULL THEN TRUE
            WHEN i.unit LIKE '/%' THEN FALSE
            WHEN i.is_torn AND i.position = i.last THEN NULL
            WHEN (i.unit IS NULL OR i.unit IN ('万', '亿')) AND NOT regexp_matches(COALESCE(i.name, ''), '[(（][^()（）]+[)）]$') THEN FALSE END AS ok,
              i.at || '/target' AS path, i.name,
              i.target
FROM (
    SELECT t.id, t.at, t.name, t.target, t.value, t.unit, t.unit_class, t.position, max(t.position) OVER (PARTITION BY t.project) AS last,
           EXISTS (SELECT p.id FROM project AS p WHERE p.id = t.project AND p.ending = 'torn') AS is_torn
    FROM indicator AS t
) AS i
WHERE i.value IS NOT NULL AND NOT regexp_matches(COALESCE(i.target, ''), :standard_numbers)
/*--- examples
[[example]]
name = "有单位"
given.indicator = [{ id = "I1", project = "A", name = "讲座", target = "≥48场", value = 48, unit = "场", unit_class = "occasion" }]
expect.I1 = "pass"

[[example]]
name = "没有单位"
given.indicator = [{ id = "I1", project = "A", name = "受助人数", target = "2100", value = 2100 }]
expect.I1 = "fail"
message = "“受助人数”的指标值“2100”没有单位。"

[[example]]
name = "只有“每什么”，没有是什么"
given.indicator = [{ id = "I1", project = "A", name = "种植补助成本", target = "≤28.40/株", value = 28.4, unit = "/株" }]
expect.I1 = "fail"
message = "“种植补助成本”的指标值“≤28.40/株”没有单位。"

[[example]]
name = "只有“万”“亿”，没有是什么；单位在名称后的括号里"
given.indicator = """
id | project | name           | target | value | unit
I1 | A       | 监理费         | ≤4.5万 | 4.5   | 万
I2 | A       | 投资规模       | ≥1亿   | 1     | 亿
I3 | A       | 受益人数（人） | ≥2万   | 2     | 万
"""
expect = { I1 = "fail", I2 = "fail", I3 = "unknown" }

[[example]]
name = "字典里没有的单位，或单位像是写在名称后的括号里"
given.indicator = """
id | project | name           | target | value | unit
I1 | A       | 设备           | ≥3某   | 3     | 某
I2 | A       | 受益人数（人） | 132    | 132   |
"""
expect.I1 = "unknown"
expect.I2 = "unknown"

[[example]]
name = "没有名称也没有单位"
given.indicator = [{ id = "I1", project = "A", target = "132", value = 132 }]
expect.I1 = "fail"

[[example]]
name = "文字值不看"
given.indicator = [{ id = "I1", project = "A", name = "及时性", target = "及时" }]
expect = {}

[[example]]
name = "文件在最后一行中间断了；前面的行、到此为止的文件照判"
given.project = [{ id = "A", ending = "torn" }, { id = "B", ending = "open" }]
given.indicator = """
id | project | position | name | value
I1 | A       | 1        | 甲   | 1
I2 | A       | 2        | 乙   | 1
I3 | B       | 1        | 丙   | 1
"""
expect = { I1 = "fail", I2 = "unknown", I3 = "fail" }

[[example]]
name = "标准的编号不是数值"
given.indicator = """
id | project | position | name     | target           | value
I1 | A       | 1        | 档案整理 | 符合DA/T 22-2015 | 22
I2 | A       | 2        | 绿色建筑 | GB50378          | 50378
I3 | A       | 3        | 份数     |                  | 22
"""
expect = { I3 = "fail" }
---*/
