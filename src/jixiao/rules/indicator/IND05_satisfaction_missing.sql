/*---
name     = "indicator.satisfaction-missing"
severity = "note"
since    = "0.1"
subject  = "project"
params   = []
kinds    = ["declaration", "monitoring", "self_evaluation"]
basis    = [
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：直接面向社会主体及公众提供公\
    共服务的项目应设置满意度指标""", from = 2021-08-18, verified = false },
  { text = "中发〔2018〕34号《关于全面实施预算绩效管理的意见》：绩效目标包括服务对象满意度等绩效指标", from = 2018-09-01, verified = true },
]
title    = { zh = "缺少满意度指标", en = "Satisfaction indicator missing" }
message.zh = "“{project}”没有满意度指标。直接面向公众或服务对象的项目应当设置；不面向服务对象的可以不设，请说明。"
message.en = "“{project}” has no satisfaction indicator. A project that serves people directly needs one; others may do without: please say so."
fix.zh = "写明调查谁、达到多少，例如“参加活动读者满意度≥90%”；不适用的在说明中写明理由。"
fix.en = "Name who is asked and the level, e.g. “satisfaction of readers taking part ≥ 90%”, or say why it does not apply."
why      = { zh = "服务做得好不好，被服务的人最清楚。", en = "Those who are served know best how good a service is." }
---*/
SELECT p.id AS subject,
       CASE WHEN count(*) FILTER (WHERE i.level1 = '满意度指标') > 0 THEN TRUE
            WHEN count(*) FILTER (WHERE i.level1 IS NULL) > 0 OR p.ending = 'torn' THEN NULL ELSE FALSE END AS ok,
       p.at || '/indicators' AS path, p.name AS project
FROM project AS p
JOIN indicator AS i ON i.project = p.id
GROUP BY p.id, p.at, p.name, p.ending
/*--- examples
[[example]]
name = "设有一项"
given.project = [{ id = "A", document = "D", position = 1 }]
given.indicator = """
id | project | document | level1     | level2
I1 | A       | D        | 产出指标   | 数量指标
I2 | A       | D        | 满意度指标 | 服务对象满意度指标
"""
expect.A = "pass"

[[example]]
name = "没有设置"
given.project = [{ id = "A", document = "D", position = 1, name = "讲座" }, { id = "B", document = "D", position = 1 }]
given.indicator = """
id | project | document | level1     | level2
I1 | A       | D        | 产出指标   | 数量指标
I4 | A       | D        | 产出指标   | 数量指标
I3 | B       | D        | 满意度指标 | 服务对象满意度指标
"""
expect.A = "fail"
expect.B = "pass"
message = "“讲座”没有满意度指标。直接面向公众或服务对象的项目应当设置；不面向服务对象的可以不设，请说明。"

[[example]]
name = "有一项的一级指标认不出"
given.project = [{ id = "A", document = "D", position = 1 }]
given.indicator = [{ id = "I1", project = "A", document = "D", level1 = "产出指标", level2 = "数量指标" }, { id = "I2", project = "A", document = "D" }]
expect.A = "unknown"

[[example]]
name = "没有指标的表格由别的规则指出"
given.project = [{ id = "A", document = "D", position = 1 }]
expect = {}

[[example]]
name = "文件在表格中间断了；只是到此为止的照判"
given.project = [{ id = "A", ending = "torn" }, { id = "B", ending = "closed" }, { id = "C", ending = "open" }]
given.indicator = """
id | project | level1
I1 | A       | 产出指标
I2 | B       | 产出指标
I3 | C       | 产出指标
"""
expect = { A = "unknown", B = "fail", C = "fail" }
---*/
