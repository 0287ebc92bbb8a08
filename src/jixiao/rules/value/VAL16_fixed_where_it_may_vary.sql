/*---
name     = "value.fixed-where-it-may-vary"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["varying_least"]
kinds    = ["declaration", "whole_department", "review"]
basis    = [
    { practice = "固定标准用“=”，可能变动的数量用“≥”、成本用“≤”" },
]
title    = { zh = "可能变动的量用了“=”", en = "“=” where the quantity may vary" }
message  = { zh = "“{project}”的数量或成本用了“=”：{names}。多一点或少一点都不算完成。", en = "“{project}” sets quantity or cost with “=”: {names}. A little more or less would not do." }
fix      = { zh = "有法定标准或固定人数的可以保留，并请确认；其他的数量写“≥”，成本写“≤”。", en = "Keep it for a legal standard or a fixed number, and confirm; else use ≥ for quantities and ≤ for costs." }
why      = { zh = "实际执行很少正好等于计划数，自评时偏离即扣分。", en = "Actual figures seldom equal the plan, and any deviation costs points." }
---*/
SELECT m.id AS subject, count(*) FILTER (WHERE m.is_meant) = 0 AS ok, m.place || '/indicators' AS path,
       list(m.target_at ORDER BY m.position) FILTER (WHERE m.is_meant) AS other_path, m.project,
       string_agg(m.item, '、' ORDER BY m.position) FILTER (WHERE m.is_meant) AS names
FROM (
    SELECT p.id, p.at AS place, p.name AS project, i.position, i.at || '/target' AS target_at, i.name || '（' || i.target || '）' AS item,
           i.operator = '=' AND (i.unit_class = 'money' OR i.counted >= :varying_least) AND i.unit_class <> 'percent' AND regexp_matches(i.target, '[=＝﹦═]') AS is_meant
    FROM project AS p
    JOIN indicator AS i ON i.project = p.id
    WHERE i.level2 IN ('数量指标', '经济成本指标') AND i.operator <> 'word'
) AS m
GROUP BY m.id, m.place, m.project
/*--- examples
[[example]]
name = "没有用等号"
given.project = [{ id = "A" }]
given.indicator = [
    { id = "I1", project = "A", level2 = "数量指标", name = "讲座", operator = ">=", target = "≥48场", unit_class = "occasion", counted = 48 },
    { id = "I2", project = "A", level2 = "数量指标", name = "覆盖率", operator = "=", target = "=100%", unit_class = "percent", counted = 100 },
    { id = "I3", project = "A", level2 = "数量指标", name = "种类", operator = "=", target = "100种", unit_class = "thing", counted = 100 },
    { id = "I4", project = "A", level2 = "质量指标", name = "得分", operator = "=", target = "=100分", unit_class = "point", counted = 100 },
    { id = "I5", project = "B", level2 = "数量指标", name = "人数", operator = "=", target = "=200人", unit_class = "person", counted = 200 },
    { id = "I7", project = "A", level2 = "数量指标", name = "行政村", operator = "=", target = "=29个", unit_class = "place", counted = 29 },
    { id = "I6", project = "A", level2 = "数量指标", name = "场次", operator = ">=", target = ">=80场", unit_class = "occasion", counted = 80 },
]
expect.A = "pass"

[[example]]
name = "只有成本"
given.project = [{ id = "A" }]
given.indicator = [{ id = "I1", project = "A", level2 = "经济成本指标", name = "单位成本", operator = "<=", target = "≤8元", unit_class = "money" }]
expect.A = "pass"

[[example]]
name = "用了等号"
given.project = [{ id = "A", name = "代表" }]
given.indicator = [
    { id = "I1", project = "A", position = 2, level2 = "数量指标", name = "人数", operator = "=", target = "=30人", unit_class = "person", counted = 30 },
    { id = "I2", project = "A", position = 1, level2 = "经济成本指标", name = "人均费", operator = "=", target = "=2000元", unit_class = "money" },
    { id = "I3", project = "A", position = 3, level2 = "数量指标", name = "讲座", operator = ">=", target = "≥48场", unit_class = "occasion", counted = 48 },
]
expect.A = "fail"
expect_path.A = ["/A/indicators", "/I2/target", "/I1/target"]
message = "“代表”的数量或成本用了“=”：人均费（=2000元）、人数（=30人）。多一点或少一点都不算完成。"

[[example]]
name = "没有数量和成本，或都是文字"
given.project = [{ id = "A" }]
given.indicator = [
    { id = "I1", project = "A", level2 = "质量指标", name = "等级", operator = ">=", target = "≥1级" },
    { id = "I2", project = "A", level2 = "数量指标", name = "改造", operator = "word", target = "应改尽改" },
]
expect = {}
---*/
