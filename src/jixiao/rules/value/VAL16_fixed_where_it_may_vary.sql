/*---
name     = "value.fixed-where-it-may-vary"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["varying_least"]
kinds    = ["declaration", "whole_department", "review"]
basis    = [{ practice = "固定标准用“=”，可能变动的数量用“≥”、成本用“≤”" }]
title    = { zh = "可能变动的量用了“=”", en = "“=” where the quantity may vary" }
message.zh = "“{project}”的数量或成本用了“=”：{names}。多一点或少一点都不算完成。"
message.en = "“{project}” sets quantity or cost with “=”: {names}. A little more or less would not do."
fix.zh = "有法定标准或固定人数的可以保留，并请确认；其他的数量写“≥”，成本写“≤”。"
fix.en = "Keep it for a legal standard or a fixed number, and confirm; else use ≥ for quantities and ≤ for costs."
why      = { zh = "实际执行很少正好等于计划数，自评时偏离即扣分。", en = "Actual figures seldom equal the plan, and any deviation costs points." }
---*/
SELECT m.id AS subject, count(*) FILTER (WHERE m.is_meant) = 0 AS ok, m.place || '/indicators' AS path,
       list(m.target_at ORDER BY m.position) FILTER (WHERE m.is_meant) AS other_path, m.project,
       string_agg(m.item, '、' ORDER BY m.position) FILTER (WHERE m.is_meant) AS names
FROM (
    SELECT p.id, p.at AS place, p.name AS project, i.position, i.at || '/target' AS target_at, i.name || '（' || i.target || '）' AS item,
           i.operator = '=' AND (i.unit_class = 'money' OR i.counted >= :varying_least) AND i.unit_class <> 'percent'
             AND regexp_matches(i.target, '[=＝﹦═]') AND NOT i.name LIKE '%标准%' AS is_meant
    FROM project AS p
    JOIN indicator AS i ON i.project = p.id
    WHERE i.level2 IN ('数量指标', '经济成本指标') AND i.operator <> 'word'
) AS m
GROUP BY m.id, m.place, m.project
/*--- examples
[[example]]
name = "没有用等号"
given.project = [{ id = "A" }]
given.indicator = """
id | project | level2   | name     | operator | target | unit_class | counted
I1 | A       | 数量指标 | 讲座     | >=       | ≥48场  | occasion   | 48
I2 | A       | 数量指标 | 覆盖率   | =        | =100%  | percent    | 100
I3 | A       | 数量指标 | 种类     | =        | 100种  | thing      | 100
I4 | A       | 质量指标 | 得分     | =        | =100分 | point      | 100
I5 | B       | 数量指标 | 人数     | =        | =200人 | person     | 200
I8 | A       | 数量指标 | 补助标准 | =        | =400元 | money      |
I7 | A       | 数量指标 | 行政村   | =        | =29个  | place      | 29
I6 | A       | 数量指标 | 场次     | >=       | >=80场 | occasion   | 80
"""
expect.A = "pass"

[[example]]
name = "只有成本"
given.project = [{ id = "A" }]
given.indicator = [{ id = "I1", project = "A", level2 = "经济成本指标", name = "单位成本", operator = "<=", target = "≤8元", unit_class = "money" }]
expect.A = "pass"

[[example]]
name = "用了等号"
given.project = [{ id = "A", name = "代表" }]
given.indicator = """
id | project | position | level2       | name   | operator | target  | unit_class | counted
I1 | A       | 2        | 数量指标     | 人数   | =        | =30人   | person     | 30
I2 | A       | 1        | 经济成本指标 | 人均费 | =        | =2000元 | money      |
I3 | A       | 3        | 数量指标     | 讲座   | >=       | ≥48场   | occasion   | 48
"""
expect.A = "fail"
expect_path.A = ["/A/indicators", "/I2/target", "/I1/target"]
message = "“代表”的数量或成本用了“=”：人均费（=2000元）、人数（=30人）。多一点或少一点都不算完成。"

[[example]]
name = "没有数量和成本，或都是文字"
given.project = [{ id = "A" }]
given.indicator = """
id | project | level2   | name | operator | target
I1 | A       | 质量指标 | 等级 | >=       | ≥1级
I2 | A       | 数量指标 | 改造 | word     | 应改尽改
"""
expect = {}
---*/
