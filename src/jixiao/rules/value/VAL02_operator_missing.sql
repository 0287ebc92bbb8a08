/*---
name     = "value.operator-missing"
severity = "note"
since    = "0.1"
subject  = "project"
params   = []
basis    = [{ practice = "定量指标由运算符、数值和计量单位组成" }, { practice = "目标审核要求指标量化、易于评价" }]
title    = { zh = "数值前没有运算符", en = "Number without an operator" }
message  = { zh = "“{project}”有指标值只写了数字，没有写“≥”“≤”或“=”：{names}。", en = "Targets of “{project}” give a bare number without ≥, ≤ or =: {names}." }
fix.zh = "产出、效益写“≥”，成本、差错写“≤”，固定标准写“=”。"
fix.en = "Write ≥ for outputs and benefits, ≤ for costs and defects, = for fixed standards."
why.zh = "没有运算符，完成得更多或更少算不算达到，只能猜；程序按“=”理解。"
why.en = "Without it nobody knows whether more or less would do; it is read as =."
---*/
SELECT m.id AS subject, count(*) FILTER (WHERE m.is_meant) = 0 AS ok, m.place || '/indicators' AS path,
       list(m.target_at ORDER BY m.position) FILTER (WHERE m.is_meant) AS other_path, m.project,
       string_agg(m.item, '、' ORDER BY m.position) FILTER (WHERE m.is_meant) AS names
FROM (
    SELECT p.id, p.at AS place, p.name AS project, i.position, i.at || '/target' AS target_at, i.name || '（' || i.target || '）' AS item,
           i.operator = '=' AND NOT regexp_matches(i.target, '[=＝﹦═等于]') AS is_meant
    FROM project AS p
    JOIN indicator AS i ON i.project = p.id
    WHERE i.operator <> 'word'
) AS m
GROUP BY m.id, m.place, m.project
/*--- examples
[[example]]
name = "都有运算符"
given.project = [{ id = "A" }]
given.indicator = """
id | project | name | operator | target
I1 | A       | 讲座 | >=       | ≥48场
I2 | A       | 标准 | =        | =2000元
"""
expect.A = "pass"

[[example]]
name = "只写了数字"
given.project = [{ id = "A", name = "健身" }]
given.indicator = """
id | project | position | name   | operator | target
I1 | A       | 2        | 场次   | =        | 5次
I2 | A       | 1        | 种类   | =        | 1种
I4 | A       | 4        | 满意度 | >=       | ≥90%
I3 | B       | 3        | 讲座   | =        | 8次
"""
expect.A = "fail"
expect_path.A = ["/A/indicators", "/I2/target", "/I1/target"]
message = "“健身”有指标值只写了数字，没有写“≥”“≤”或“=”：种类（1种）、场次（5次）。"

[[example]]
name = "文字值不算"
given.project = [{ id = "A" }]
given.indicator = [{ id = "I1", project = "A", name = "及时性", operator = "word", target = "及时" }]
expect = {}
---*/
