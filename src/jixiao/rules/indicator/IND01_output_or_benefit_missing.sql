/*---
name     = "indicator.output-or-benefit-missing"
severity = "error"
since    = "0.1"
subject  = "project"
params   = []
kinds    = ["declaration", "monitoring", "self_evaluation"]
basis    = [
    { text = "中发〔2018〕34号《关于全面实施预算绩效管理的意见》：绩效目标不仅要包括产出、成本，还要包括经济效益、社会效益、生态效益、可持续影响和服务对象满意度等绩效指标", from = 2018-09-01, verified = true },
]
title    = { zh = "缺少产出指标或效益指标", en = "Output or benefit indicators missing" }
message  = { zh = "“{project}”没有{missing}。每个项目都要有产出指标和效益指标。", en = "“{project}” has no {missing}. Every project needs output and benefit indicators." }
fix      = { zh = "补设{missing}：产出写做成多少、质量如何，效益写带来什么改变。", en = "Add {missing}: outputs say how much is done and how well, benefits what changes by it." }
why      = { zh = "产出说明钱买到了什么，效益说明买来的东西有没有用；缺一类，目标就只剩一半。", en = "Outputs tell what the money buys, benefits whether it is of use." }
---*/
SELECT c.project_id AS subject, CASE WHEN c.outputs > 0 AND c.benefits > 0 THEN TRUE WHEN c.unread > 0 THEN NULL ELSE FALSE END AS ok,
       c.place || '/indicators' AS path, c.project,
       CASE WHEN c.outputs > 0 THEN '效益指标' WHEN c.benefits > 0 THEN '产出指标' ELSE '产出指标和效益指标' END AS missing
FROM (
    SELECT p.id AS project_id, p.at AS place, p.name AS project,
           count(*) FILTER (WHERE i.level1 = '产出指标') AS outputs,
           count(*) FILTER (WHERE i.level1 = '效益指标') AS benefits,
           count(i.id) FILTER (WHERE i.level1 IS NULL) AS unread
    FROM project AS p
    LEFT JOIN indicator AS i ON i.project = p.id
    WHERE p.has_form
    GROUP BY p.id, p.at, p.name
) AS c
/*--- examples
[[example]]
name = "两类都有"
given.project = [{ id = "A", document = "D", position = 1, has_form = true }]
given.indicator = [
    { id = "I1", project = "A", document = "D", level1 = "产出指标", level2 = "数量指标" },
    { id = "I2", project = "A", document = "D", level1 = "效益指标", level2 = "社会效益指标" },
]
expect.A = "pass"

[[example]]
name = "没有效益指标"
given.project = [
    { id = "A", document = "D", position = 1, name = "讲座", has_form = true },
    { id = "B", document = "D", position = 1, has_form = true },
]
given.indicator = [
    { id = "I1", project = "A", document = "D", level1 = "产出指标", level2 = "数量指标" },
    { id = "I2", project = "A", document = "D", level1 = "成本指标", level2 = "经济成本指标" },
    { id = "I3", project = "B", document = "D", level1 = "产出指标", level2 = "数量指标" },
    { id = "I4", project = "B", document = "D", level1 = "效益指标", level2 = "社会效益指标" },
]
expect.A = "fail"
expect.B = "pass"
message = "“讲座”没有效益指标。每个项目都要有产出指标和效益指标。"

[[example]]
name = "没有产出指标"
given.project = [{ id = "A", document = "D", position = 1, name = "讲座", has_form = true }]
given.indicator = [
    { id = "I1", project = "A", document = "D", level1 = "效益指标", level2 = "社会效益指标" },
    { id = "I2", project = "A", document = "D", level1 = "满意度指标", level2 = "服务对象满意度指标" },
]
expect.A = "fail"
message = "“讲座”没有产出指标。每个项目都要有产出指标和效益指标。"

[[example]]
name = "一项指标也没有"
given.project = [{ id = "A", document = "D", position = 1, name = "讲座", has_form = true }]
expect.A = "fail"
message = "“讲座”没有产出指标和效益指标。每个项目都要有产出指标和效益指标。"

[[example]]
name = "有一项的一级指标认不出，无从判断"
given.project = [{ id = "A", document = "D", position = 1, has_form = true }]
given.indicator = [
    { id = "I1", project = "A", document = "D", level1 = "产出指标", level2 = "数量指标" },
    { id = "I2", project = "A", document = "D", printed_level1 = "影响力" },
]
expect.A = "unknown"

[[example]]
name = "两类都有时，认不出的一项无妨"
given.project = [{ id = "A", document = "D", position = 1, has_form = true }]
given.indicator = [
    { id = "I1", project = "A", document = "D", level1 = "产出指标", level2 = "数量指标" },
    { id = "I2", project = "A", document = "D", level1 = "效益指标", level2 = "社会效益指标" },
    { id = "I3", project = "A", document = "D", printed_level1 = "影响力" },
]
expect.A = "pass"

[[example]]
name = "没有表格的项目不看"
given.project = [{ id = "A", document = "D", position = 1, has_form = false }]
expect = {}
---*/
