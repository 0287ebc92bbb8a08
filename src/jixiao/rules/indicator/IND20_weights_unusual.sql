/*---
name     = "indicator.weights-unusual"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["weight_output", "weight_output_and_cost", "weight_cost", "weight_satisfaction", "weights_of_indicators"]
kinds    = ["declaration", "monitoring", "self_evaluation"]
basis    = [
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：设置成本指标的：成本20、产出\
    40、效益20、满意度10；不设成本指标的：产出50、效益30、满意度10""", from = 2021-08-18, verified = false },
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：单位自评一级指标权重一般统一设置，有特殊情况可以调整", from = 2020-02-25, verified = false },
]
title    = { zh = "一级指标的权重与规定的方案不同", en = "Weights of the levels differ from the scheme" }
message.zh = """\
  “{project}”的权重为：成本和产出 {products} 分（其中成本 {cost} 分）、满意度 {satisfaction} 分；一般为成本和产出 {without_cost} 分，或 {with_cost} 分（其中\
  成本 {usual_cost} 分），满意度 {usual} 分（不设满意度的不计）。"""
message.en = """\
  “{project}” gives {products} points to cost and output ({cost} to cost) and {satisfaction} to satisfaction; usual are {without_cost}, or {with_cost} with \
  {usual_cost} for cost, and {usual} (none where satisfaction is not set)."""
fix      = { zh = "按规定的方案调整；确有必要采用其他权重的，说明理由。", en = "Follow the scheme, or say why other weights are needed." }
why.zh = "统一的权重使同类项目的得分可以比较；特殊情况可以调整。"
why.en = "With common weights the scores of projects can be compared; special cases may differ."
---*/
SELECT c.project_id AS subject,
       (c.products = :weight_output OR c.products = :weight_output_and_cost AND c.cost = :weight_cost)
         AND (c.satisfaction = 0 OR c.satisfaction = :weight_satisfaction) AS ok,
       c.place || '/indicators' AS path, c.project, c.products, c.cost, c.satisfaction,
       :weight_output AS without_cost, :weight_output_and_cost AS with_cost, :weight_cost AS usual_cost, :weight_satisfaction AS usual
FROM (
    SELECT p.id AS project_id, p.at AS place, p.name AS project,
           sum(i.points) FILTER (WHERE i.level1 IN ('成本指标', '产出指标')) AS products,
           COALESCE(sum(i.points) FILTER (WHERE i.level1 = '成本指标'), 0) AS cost,
           COALESCE(sum(i.points) FILTER (WHERE i.level1 = '满意度指标'), 0) AS satisfaction
    FROM project AS p
    JOIN indicator AS i ON i.project = p.id
    GROUP BY p.id, p.at, p.name
    HAVING sum(i.points) = :weights_of_indicators AND count(*) = count(i.points) AND count(*) = count(i.level1)
) AS c
/*--- examples
given.project = [{ id = "A", document = "D", position = 1 }]

[[example]]
name = "设置成本指标的方案"
given.indicator = """
id | project | document | level1     | level2             | points
I1 | A       | D        | 成本指标   | 经济成本指标       | 20
I2 | A       | D        | 产出指标   | 数量指标           | 40
I3 | A       | D        | 效益指标   | 社会效益指标       | 20
I4 | A       | D        | 满意度指标 | 服务对象满意度指标 | 10
"""
expect.A = "pass"

[[example]]
name = "不设成本指标的方案"
given.indicator = """
id | project | document | level1     | level2             | points
I2 | A       | D        | 产出指标   | 数量指标           | 50
I3 | A       | D        | 效益指标   | 社会效益指标       | 30
I4 | A       | D        | 满意度指标 | 服务对象满意度指标 | 10
"""
expect.A = "pass"

[[example]]
name = "不设满意度"
given.indicator = """
id | project | document | level1   | level2       | points
I2 | A       | D        | 产出指标 | 数量指标     | 50
I3 | A       | D        | 效益指标 | 社会效益指标 | 40
"""
expect.A = "pass"

[[example]]
name = "产出偏低"
given.project = [{ id = "A", document = "D", position = 1, name = "讲座" }]
given.indicator = """
id | project | document | level1     | level2             | points
I2 | A       | D        | 产出指标   | 数量指标           | 40
I3 | A       | D        | 效益指标   | 社会效益指标       | 40
I4 | A       | D        | 满意度指标 | 服务对象满意度指标 | 10
"""
expect.A = "fail"
message = """\
  “讲座”的权重为：成本和产出 40 分（其中成本 0 分）、满意度 10 分；一般为成本和产出 50 分，或 60 分（其中成本 20 分），满意度 10 分（不设满意度的不计）。"""

[[example]]
name = "满意度偏高"
given.indicator = """
id | project | document | level1     | level2             | points
I2 | A       | D        | 产出指标   | 数量指标           | 50
I3 | A       | D        | 效益指标   | 社会效益指标       | 20
I4 | A       | D        | 满意度指标 | 服务对象满意度指标 | 20
"""
expect.A = "fail"

[[example]]
name = "成本的分值移给了产出；没有成本指标也给了六十分"
given.project = [{ id = "A", document = "D", position = 1 }, { id = "B", document = "D", position = 2 }]
given.indicator = """
id | project | document | level1     | level2             | points
I1 | A       | D        | 成本指标   | 经济成本指标       | 5
I2 | A       | D        | 产出指标   | 数量指标           | 55
I3 | A       | D        | 效益指标   | 社会效益指标       | 20
I4 | A       | D        | 满意度指标 | 服务对象满意度指标 | 10
I5 | B       | D        | 产出指标   | 数量指标           | 60
I6 | B       | D        | 效益指标   | 社会效益指标       | 30
"""
expect = { A = "fail", B = "fail" }

[[example]]
name = "没有产出的由别的规则指出"
given.indicator = """
id | project | document | level1     | level2             | points
I3 | A       | D        | 效益指标   | 社会效益指标       | 80
I4 | A       | D        | 满意度指标 | 服务对象满意度指标 | 10
"""
expect.A = "unknown"

[[example]]
name = "满意度只有一分"
given.indicator = """
id | project | document | level1     | level2             | points
I2 | A       | D        | 产出指标   | 数量指标           | 50
I3 | A       | D        | 效益指标   | 社会效益指标       | 39
I4 | A       | D        | 满意度指标 | 服务对象满意度指标 | 1
"""
expect.A = "fail"

[[example]]
name = "合计不是九十分、分值或级次不全的不看"
given.project = [{ id = "A", document = "D", position = 1 }, { id = "B", document = "D", position = 1 }, { id = "C", document = "D", position = 1 }]
given.indicator = """
id | project | document | level1   | level2       | points
I1 | A       | D        | 产出指标 | 数量指标     | 40
I2 | A       | D        | 效益指标 | 社会效益指标 | 60
I3 | B       | D        | 产出指标 | 数量指标     | 90
I4 | B       | D        | 效益指标 | 社会效益指标 |
I5 | C       | D        | 产出指标 | 数量指标     | 40
I6 | C       | D        |          |              | 50
"""
expect = {}
---*/
