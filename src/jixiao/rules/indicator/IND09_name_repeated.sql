/*---
name     = "indicator.name-repeated"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = []
covers   = ["IND09"]
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：指标科学性审核看指标是否全面、充分，是否选取关键指标", from = 2015-05-21, verified = false },
  { practice = "同一表格内三级指标名称不重复" },
]
title    = { zh = "同一张表里有两个同名指标", en = "Two indicators of one form have the same name" }
message  = { zh = "“{name}”在同一张表里出现了不止一次[：{places}]。", en = "“{name}” stands more than once in one form[: {places_en}]." }
fix      = { zh = "留下一处；两处若衡量不同的内容，改成能区分的名称。", en = "Keep one; if they measure different things give them different names." }
why      = { zh = "同名指标会重复计分，评价时也不知道以哪个值为准。", en = "A repeated indicator is scored twice, and nobody knows which value counts." }
---*/
SELECT i.id AS subject, i.at || '/name' AS path, list(e.at || '/name' ORDER BY e.position) AS other_path, i.name, i.level2,
       count(e.id) FILTER (WHERE e.position < i.position) = 0 AS ok, -- equivalent: no two stand at one position
       max(CASE WHEN e.position >= i.position THEN NULL -- equivalent: no two stand at one position
                WHEN e.level2 = i.level2 THEN '都在“' || i.level2 || '”下'
                ELSE '一处属于“' || i.level2 || '”，另一处属于“' || e.level2 || '”' END) AS places,
       max(CASE WHEN e.position >= i.position THEN NULL -- equivalent: no two stand at one position
                ELSE CASE e.level2 WHEN i.level2 THEN 'twice under “' || i.level2 || '”'
                     ELSE 'under “' || i.level2 || '” and under “' || e.level2 || '”' END END) AS places_en
FROM indicator AS i
LEFT JOIN indicator AS e ON e.project = i.project AND e.plain = i.plain AND e.position <> i.position AND e.area IS NOT DISTINCT FROM i.area
WHERE i.plain IS NOT NULL
GROUP BY i.id, i.at, i.name, i.level2
/*--- examples
[[example]]
name = "成本和数量用了同一个名称"
given.indicator = """
id | project | document | position | name     | plain    | level2
I1 | A       | D        | 1        | 区人代会 | 区人代会 | 经济成本指标
I2 | A       | D        | 2        | 区人代会 | 区人代会 | 数量指标
"""
expect.I1 = "pass"
expect.I2 = "fail"
message = "“区人代会”在同一张表里出现了不止一次：一处属于“数量指标”，另一处属于“经济成本指标”。"

[[example]]
name = "名称不同"
given.indicator = """
id | project | document | position | plain
I1 | A       | D        | 1        | 讲座场次
I2 | A       | D        | 2        | 读书会场次
"""
expect.I1 = "pass"
expect.I2 = "pass"

[[example]]
name = "另一个项目里的同名指标不算"
given.indicator = """
id | project | document | position | plain
I1 | A       | D        | 1        | 讲座场次
I2 | B       | D        | 2        | 讲座场次
"""
expect.I1 = "pass"
expect.I2 = "pass"

[[example]]
name = "没有名称的行不看"
given.indicator = [{ id = "I1", project = "A", document = "D", position = 1 }]
expect = {}

[[example]]
name = "一行指标给几个乡镇各定一个值，不算重复；同一乡镇里才算"
given.indicator = """
id | project | position | name     | plain    | area
I1 | A       | 1        | 改造户数 | 改造户数 | 甲镇
I2 | A       | 2        | 改造户数 | 改造户数 | 乙镇
I3 | A       | 3        | 改造户数 | 改造户数 | 乙镇
"""
expect = { I1 = "pass", I2 = "pass", I3 = "fail" }

[[example]]
name = "three times: the second and the third fail, and both name all the others, so that one finding tells them"
given.indicator = """
id | project | position | name     | plain    | level2
I1 | A       | 1        | 补助数量 | 补助数量 | 数量指标
I2 | A       | 2        | 补助数量 | 补助数量 | 质量指标
I3 | A       | 3        | 补助数量 | 补助数量 | 时效指标
"""
expect = { I1 = "pass", I2 = "fail", I3 = "fail" }
expect_path.I2 = ["/I2/name", "/I1/name", "/I3/name"]
expect_path.I3 = ["/I3/name", "/I1/name", "/I2/name"]
message = "“补助数量”在同一张表里出现了不止一次：一处属于“质量指标”，另一处属于“数量指标”。"

[[example]]
name = "两处在同一类下"
given.indicator = """
id | project | position | name     | plain    | level2
I1 | A       | 1        | 补助县数 | 补助县数 | 数量指标
I2 | A       | 2        | 补助县数 | 补助县数 | 数量指标
"""
expect = { I1 = "pass", I2 = "fail" }
message = "“补助县数”在同一张表里出现了不止一次：都在“数量指标”下。"

[[example]]
name = "一处没有二级指标"
given.indicator = """
id | project | position | name     | plain    | level2
I1 | A       | 1        | 补助县数 | 补助县数 |
I2 | A       | 2        | 补助县数 | 补助县数 | 数量指标
"""
expect = { I1 = "pass", I2 = "fail" }
message = "“补助县数”在同一张表里出现了不止一次。"
---*/
