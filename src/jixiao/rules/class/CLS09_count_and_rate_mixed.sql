/*---
name     = "class.count-and-rate-mixed"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["count_endings", "quality_words"]
covers   = ["CLS14"]
basis    = [
  { text = """\
    财预〔2015〕88号《中央部门预算绩效目标管理办法》：产出指标反映数量、质量、时效，效益指标反映经济、社会、生态\
    效益和可持续影响""", from = 2015-05-21, verified = false },
  { practice = "目标审核时的常见问题：数量指标与质量指标混淆" },
]
title    = { zh = "质量指标下是数量，或数量指标下是比率", en = "A count stands under quality, or a rate under quantity" }
message  = { zh = "“{name}”的指标值是“{target}”：{fault}。", en = "“{name}” has the target “{target}”: a count is no quality, and a rate is no quantity." }
fix      = { zh = "{way}。", en = "{way_en}." }
why.zh = "数量指标看做了多少，质量指标看达到什么标准；放错以后，两类要求都落空。"
why.en = "Quantity is how much, quality to what standard; misplaced, neither is demanded."
---*/
SELECT m.id AS subject, m.fault IS NULL AS ok, m.at || '/level2' AS path, m.name, m.target, m.fault,
       CASE m.level2 WHEN '数量指标' THEN '移到质量指标，或按内容移到时效、效益指标；数量指标写完成的数量'
         ELSE '移到数量指标；质量指标写达到什么标准，例如合格率' END AS way,
       CASE m.level2 WHEN '数量指标' THEN 'Move it to quality, or to timeliness or benefit by its content; let quantity say how much is done'
         ELSE 'Move it to quantity; let quality say to what standard, e.g. the share accepted' END AS way_en
FROM (
    SELECT i.id, i.at, i.name, i.target, i.level2,
           CASE WHEN i.level2 = '数量指标' AND i.unit_class = 'percent' THEN '比率不是数量，不应放在数量指标下'
                WHEN i.level2 = '质量指标' AND i.unit_class <> 'percent' AND regexp_matches(i.name, :count_endings || '([(（%％].*)?$')
                     AND NOT regexp_matches(i.name, :quality_words) THEN '计数不是质量，不应放在质量指标下' END AS fault
    FROM indicator AS i
    WHERE i.level2 IN ('数量指标', '质量指标') AND i.name IS NOT NULL AND i.unit_class IS NOT NULL
) AS m
/*--- examples
[[example]]
name = "各在其位"
given.indicator = """
id | project | level2   | name         | unit_class
I1 | A       | 数量指标 | 讲座举办场次 | occasion
I2 | A       | 质量指标 | 验收合格率   | percent
"""
expect.I1 = "pass"
expect.I2 = "pass"

[[example]]
name = "质量指标下是场次"
given.indicator = """
id | project | level2   | name         | target     | unit_class
I1 | A       | 质量指标 | 讲座举办场次 | ≥48.00(场) | occasion
I2 | A       | 质量指标 | 受训人数(人) |            | person
"""
expect.I1 = "fail"
expect.I2 = "fail"
fix = "移到数量指标；质量指标写达到什么标准，例如合格率。"
message = "“讲座举办场次”的指标值是“≥48.00(场)”：计数不是质量，不应放在质量指标下。"

[[example]]
name = "数量指标下是比率"
given.indicator = [{ id = "I1", project = "A", level2 = "数量指标", name = "足额保障率", target = "=100%", unit_class = "percent" }]
expect.I1 = "fail"
fix = "移到质量指标，或按内容移到时效、效益指标；数量指标写完成的数量。"
message = "“足额保障率”的指标值是“=100%”：比率不是数量，不应放在数量指标下。"

[[example]]
name = "计的是质量事实，或名称不是计数"
given.indicator = """
id | project | level2   | name         | unit_class
I1 | A       | 质量指标 | 获奖作品数量 | document
I2 | A       | 质量指标 | 最低生活标准 | money
I3 | A       | 质量指标 | 参加人次     | percent
"""
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"

[[example]]
name = "没有单位、名称的不看，别的类别不看"
given.indicator = """
id | project | level2       | name         | unit_class
I1 | A       | 质量指标     | 讲座举办场次 |
I2 | A       | 数量指标     |              | percent
I3 | A       | 社会效益指标 | 受益人数     | percent
"""
expect = {}

[[example]]
name = "年级、班级、各级里的“级”不是等级；国家级奖、省级以上、甲级是"
given.indicator = """
id  | project | level2   | name                   | unit_class
I1  | A       | 质量指标 | 开课年级数             | thing
I2  | A       | 质量指标 | 县级公立医院数         | organisation
I3  | A       | 质量指标 | 班级数量               | group
I4  | A       | 质量指标 | 村级组织数             | organisation
I5  | A       | 质量指标 | 各级检查人次           | person
I6  | A       | 质量指标 | 承担国家级重点项目人数 | person
I7  | A       | 质量指标 | 省级以上荣誉数         | thing
I8  | A       | 质量指标 | 甲级队伍数             | group
I9  | A       | 质量指标 | 高级职称人数           | person
I10 | A       | 质量指标 | 市级示范点数量         | place
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail", I5 = "fail", I6 = "pass", I7 = "pass", I8 = "pass", I9 = "pass", I10 = "pass" }
---*/
