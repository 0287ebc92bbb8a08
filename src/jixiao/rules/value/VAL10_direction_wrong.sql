/*---
name     = "value.direction-wrong"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["saving_words", "defect_endings", "good_endings", "output_endings", "bounded_words"]
basis    = [{ practice = "成本和差错类指标用“≤”，产出、效益、满意度用“≥”" }, { practice = "目标审核要求指标量化、易于评价" }]
title    = { zh = "指标值的方向反了", en = "The direction of the target is wrong" }
message  = { zh = "“{name}”的指标值是“{target}”：{fault}。", en = "“{name}” has the target “{target}”: its sign points the wrong way." }
fix.zh = "成本、差错、投诉等写“≤”；满意度、完成率、合格率和产出的数量写“≥”。"
fix.en = "Use ≤ for costs and for errors, faults and losses; use ≥ for satisfaction, for rates of completion or quality and for the quantity of an output."
why      = { zh = "方向反了，花得越多、错得越多越算达标，自评得分也会算反。", en = "Pointing the wrong way, more cost or more errors would count as success." }
---*/
SELECT d.id AS subject, CASE d.better WHEN 'less' THEN d.operator NOT IN ('>=', '>') ELSE d.operator NOT IN ('<=', '<') END AS ok,
       d.at || '/target' AS path, d.name, d.target,
       CASE d.better WHEN 'less' THEN '这一项越低越好，不应只定下限' ELSE '这一项越高越好，不应只定上限' END AS fault
FROM (
    SELECT i.id, i.at, i.name, i.target, i.operator,
           CASE WHEN regexp_matches(i.name, :saving_words) THEN NULL
                WHEN i.level2 = '经济成本指标' AND i.unit_class IS DISTINCT FROM 'percent'
                     OR regexp_matches(i.name, :defect_endings || '([(（%％].*)?$') THEN 'less'
                WHEN i.level1 = '满意度指标' AND NOT regexp_matches(i.name, :bounded_words)
                OR regexp_matches(i.name, :good_endings || '([(（%％].*)?$') THEN 'more'
                WHEN i.level2 = '数量指标' AND regexp_matches(i.name, :output_endings || '([(（].*)?$')
                AND NOT regexp_matches(i.name, :bounded_words) THEN 'more' END AS better
    FROM indicator AS i
    WHERE i.operator <> 'word'
) AS d
WHERE d.better IS NOT NULL
/*--- examples
[[example]]
name = "方向正确"
given.indicator = """
id | project | level2       | name       | operator | unit_class | level1
I1 | A       | 经济成本指标 | 单位成本   | <=       | money      |
I2 | A       |              | 差错率(%)  | <        |            |
I3 | A       |              | 故障处理率 | >        |            |
I4 | A       |              | 群众评价   | >=       |            | 满意度指标
I5 | A       | 经济成本指标 | 人均标准   | =        |            |
"""
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"
expect.I4 = "pass"
expect.I5 = "pass"

[[example]]
name = "成本写成不低于"
given.indicator = """
id | project | level2       | name           | target         | operator | unit_class
I1 | A       | 经济成本指标 | 灭火器单位成本 | ≥200.00(元/具) | >=       | money
I2 | A       | 经济成本指标 | 项目总投入     |                | >        |
"""
expect.I1 = "fail"
expect.I2 = "fail"
message = "“灭火器单位成本”的指标值是“≥200.00(元/具)”：这一项越低越好，不应只定下限。"

[[example]]
name = "差错写成不低于"
given.indicator = [{ id = "I1", project = "A", level2 = "质量指标", name = "逾期发放率", operator = ">=", unit_class = "percent" }]
expect.I1 = "fail"

[[example]]
name = "满意度和合格率写成不高于"
given.indicator = """
id | project | level1     | name       | target | operator
I1 | A       | 满意度指标 | 群众评价   | ≤90%   | <=
I2 | A       |            | 验收合格率 |        | <
"""
expect.I1 = "fail"
expect.I2 = "fail"
message = "“群众评价”的指标值是“≤90%”：这一项越高越好，不应只定上限。"

[[example]]
name = "满意度下的投诉次数越低越好"
given.indicator = [{ id = "I1", project = "A", level1 = "满意度指标", name = "投诉次数", operator = "<=" }]
expect.I1 = "pass"

[[example]]
name = "节约、压减越多越好；看不出方向的、用百分比控制的成本、文字值不看"
given.indicator = """
id | project | level2       | name         | operator | unit_class
I1 | A       | 经济成本指标 | 经费压减额   | >=       | money
I2 | A       | 数量指标     | 应急保障次数 | <=       |
I3 | A       | 经济成本指标 | 成本控制情况 | >=       | percent
I4 | A       | 经济成本指标 | 单位成本     | word     |
"""
expect = {}

[[example]]
name = "产出的数量写成不高于；写成不低于、等于的对"
given.indicator = """
id | project | level2   | name                 | target | operator
I1 | A       | 数量指标 | 培训人数             | ≤300人 | <=
I2 | A       | 数量指标 | 绿地养护面积（一级） |        | <
I3 | A       | 数量指标 | 讲座场次             |        | >=
I4 | A       | 数量指标 | 采购数量             |        | =
"""
expect = { I1 = "fail", I2 = "fail", I3 = "pass", I4 = "pass" }
message = "“培训人数”的指标值是“≤300人”：这一项越高越好，不应只定上限。"

[[example]]
name = "须控制在限度内的、减少的、以次数和天数计的、别的类别下的数量不看"
given.indicator = """
id | project | level2   | name             | operator
I1 | A       | 数量指标 | 因公出国人数     | <=
I2 | A       | 数量指标 | 减少占用面积     | <=
I3 | A       | 数量指标 | 工期天数         | <=
I4 | A       | 质量指标 | 返修面积         | <=
I5 | A       | 数量指标 | 培训人数上限说明 | <=
"""
expect = {}

[[example]]
name = "没有符号的数量和没有名称的行无从判断"
given.indicator = [{ id = "I1", project = "A", level2 = "数量指标", name = "培训人数" }, { id = "I2", project = "A", level2 = "数量指标", operator = "<=" }]
expect = {}

[[example]]
name = "满意度指标下的投诉越少越好"
given.indicator = """
id | project | level1     | name     | operator | value | target
I1 | A       | 满意度指标 | 有效投诉 | <=       | 3     | ≤3件
I2 | A       | 满意度指标 | 办事群众 | <=       | 90    | ≤90%
"""
expect = { I2 = "fail" }
---*/
