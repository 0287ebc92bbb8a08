/*---
name     = "value.strict-sign"
severity = "note"
since    = "0.1"
subject  = "project"
params   = []
basis    = [{ practice = "“至少”“至多”用“≥”“≤”表示" }]
title    = { zh = "用了“>”或“<”", en = "Strict > or < is used" }
message.zh = "“{project}”用了“>”或“<”：{names}。正好达到这个数不算完成，通常应写“≥”或“≤”。"
message.en = "“{project}” uses strict > or <: {names}. Reaching just that number would not do; ≥ or ≤ is usually meant."
fix      = { zh = "核对原表：若本意是“至少”“至多”，改为“≥”“≤”。", en = "Check the original: write ≥ or ≤ if “at least” or “at most” is meant." }
why      = { zh = "多半是录入时丢了等号；评价时正好相等就会算没有完成。", en = "The equals sign was probably lost in typing; equality would count as a miss." }
---*/
SELECT m.id AS subject, count(*) FILTER (WHERE m.is_meant) = 0 AS ok, m.place || '/indicators' AS path,
       list(m.target_at ORDER BY m.position) FILTER (WHERE m.is_meant) AS other_path, m.project,
       string_agg(m.item, '、' ORDER BY m.position) FILTER (WHERE m.is_meant) AS names
FROM (
    SELECT p.id, p.at AS place, p.name AS project, i.position, i.at || '/target' AS target_at, i.name || '（' || i.target || '）' AS item,
           i.operator IN ('>', '<') AS is_meant
    FROM project AS p
    JOIN indicator AS i ON i.project = p.id
    WHERE i.operator <> 'word'
) AS m
GROUP BY m.id, m.place, m.project
/*--- examples
[[example]]
name = "都含等号"
given.project = [{ id = "A" }]
given.indicator = """
id | project | name       | operator | target
I1 | A       | 讲座       | >=       | ≥48场
I2 | B       | 故障处理率 | >        | >95%
"""
expect.A = "pass"

[[example]]
name = "用了大于和小于"
given.project = [{ id = "A", name = "维护" }]
given.indicator = """
id | project | position | name       | operator | target
I1 | A       | 2        | 故障处理率 | >        | >95%
I2 | A       | 1        | 总成本     | <        | <70400元
I3 | A       | 3        | 讲座       | >=       | ≥48场
"""
expect.A = "fail"
expect_path.A = ["/A/indicators", "/I2/target", "/I1/target"]
message = "“维护”用了“>”或“<”：总成本（<70400元）、故障处理率（>95%）。正好达到这个数不算完成，通常应写“≥”或“≤”。"

[[example]]
name = "没有数值的项目不看"
given.project = [{ id = "A" }]
given.indicator = [{ id = "I1", project = "A", name = "及时性", operator = "word", target = "及时" }]
expect = {}
---*/
