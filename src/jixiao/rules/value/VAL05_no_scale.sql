/*---
name     = "value.no-scale"
severity = "note"
since    = "0.1"
subject  = "project"
params   = []
basis    = [
    { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：不能量化的采用定性的分级分档形式表述", from = 2015-05-21, verified = false },
    { practice = "表格没有分级栏的，在指标值或说明中写明" },
]
title    = { zh = "定性指标没有分级标准", en = "Qualitative values without a scale" }
message  = { zh = "“{project}”的定性指标没有说明怎样算达到：{names}。", en = "Qualitative targets of “{project}” do not say when they are reached: {names}." }
fix      = { zh = "能量化的改为数值或日期；不能量化的，写明好、一般、差各是什么情形。", en = "Turn them into numbers or dates; for the rest say what good, fair and poor would be." }
why      = { zh = "定性指标没有分级分档，评价时怎么打分都说得通。", en = "Without grades any score can be defended." }
---*/
SELECT m.id AS subject, count(*) FILTER (WHERE m.is_meant) = 0 AS ok, m.place || '/indicators' AS path,
       list(m.target_at ORDER BY m.position) FILTER (WHERE m.is_meant) AS other_path, m.project,
       string_agg(m.item, '、' ORDER BY m.position) FILTER (WHERE m.is_meant) AS names
FROM (
    SELECT p.id, p.at AS place, p.name AS project, i.position, i.at || '/target' AS target_at, i.name || '（' || i.word || '）' AS item,
           i.operator = 'word' AND i.deadline IS NULL AND NOT regexp_matches(i.word, '[0-9０-９]') AS is_meant
    FROM project AS p
    JOIN indicator AS i ON i.project = p.id
    WHERE i.operator IS NOT NULL
) AS m
GROUP BY m.id, m.place, m.project
/*--- examples
[[example]]
name = "都是数值或日期"
given.project = [{ id = "A" }]
given.indicator = [
    { id = "I1", project = "A", name = "讲座", operator = ">=", word = "不低于" },
    { id = "I2", project = "A", name = "完成时间", operator = "word", word = "年底前", deadline = 2025-12-31 },
    { id = "I3", project = "A", name = "节次", operator = "word", word = "春秋各1次" },
]
expect.A = "pass"

[[example]]
name = "有定性指标"
given.project = [{ id = "A", name = "维护" }]
given.indicator = [
    { id = "I1", project = "A", position = 2, name = "感知率", operator = "word", word = "提升" },
    { id = "I2", project = "A", position = 1, name = "及时性", operator = "word", word = "及时" },
    { id = "I3", project = "B", position = 1, name = "发展", operator = "word", word = "有效" },
    { id = "I4", project = "A", position = 3, name = "讲座", operator = ">=", word = "不低于" },
]
expect.A = "fail"
message = "“维护”的定性指标没有说明怎样算达到：及时性（及时）、感知率（提升）。"

[[example]]
name = "别的项目的定性指标不算在内"
given.project = [{ id = "A", name = "维护" }, { id = "B", name = "宣传" }]
given.indicator = [
    { id = "I1", project = "A", position = 1, name = "讲座", operator = ">=", word = "不低于" },
    { id = "I2", project = "B", position = 1, name = "及时性", operator = "word", word = "及时" },
    { id = "I3", project = "B", position = 2, name = "讲座", operator = ">=", word = "不低于" },
]
expect = { A = "pass", B = "fail" }
expect_path.B = ["/B/indicators", "/I2/target"]
message = "“宣传”的定性指标没有说明怎样算达到：及时性（及时）。"

[[example]]
name = "没有指标值的不看"
given.project = [{ id = "A" }]
given.indicator = [{ id = "I1", project = "A", name = "讲座" }]
expect = {}
---*/
