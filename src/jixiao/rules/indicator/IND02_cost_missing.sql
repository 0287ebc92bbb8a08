/*---
name     = "indicator.cost-missing"
severity = "warning"
since    = "0.1"
subject  = "project"
params   = []
kinds    = ["declaration", "monitoring", "self_evaluation"]
basis    = [
  { text = "中发〔2018〕34号《关于全面实施预算绩效管理的意见》：绩效目标包括产出、成本", from = 2018-09-01, verified = true },
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：项目支出应当设置成本指标，难\
    以确定单位成本的设置分项成本控制数""", from = 2021-08-18, verified = false },
]
title    = { zh = "缺少成本指标", en = "Cost indicators missing" }
message.zh = "“{project}”没有成本指标。项目一般都应设置成本指标；旧表放在产出指标下的成本指标也算。"
message.en = "“{project}” has no cost indicator. A project should have one; in older forms it may stand under output."
fix.zh = "设置总成本、单位成本或分项成本控制数，例如“每场讲座成本≤4500元/场”。"
fix.en = "Set a total, unit or itemised cost, e.g. “cost per lecture ≤ 4,500 yuan”."
why.zh = "没有成本控制，产出和效益再好，也看不出这笔钱花得值不值。"
why.en = "Without a limit on cost nobody can tell whether the result was worth its money."
---*/
SELECT p.id AS subject,
       CASE WHEN count(*) FILTER (WHERE i.level1 = '成本指标') > 0 THEN TRUE WHEN count(*) FILTER (WHERE i.level1 IS NULL) > 0 THEN NULL
            -- torn among the outputs, where older forms have their costs at the end
            WHEN p.ending = 'torn' AND max(i.position) FILTER (WHERE i.level1 <> '产出指标') IS DISTINCT FROM max(i.position) THEN NULL ELSE FALSE END AS ok,
       p.at || '/indicators' AS path, p.name AS project
FROM project AS p
JOIN indicator AS i ON i.project = p.id
GROUP BY p.id, p.at, p.name, p.ending
/*--- examples
[[example]]
name = "设有一项成本指标"
given.project = [{ id = "A", document = "D", position = 1 }]
given.indicator = """
id | project | document | level1   | level2
I1 | A       | D        | 产出指标 | 数量指标
I2 | A       | D        | 成本指标 | 经济成本指标
"""
expect.A = "pass"

[[example]]
name = "没有成本指标"
given.project = [{ id = "A", document = "D", position = 1, name = "讲座" }, { id = "B", document = "D", position = 1 }]
given.indicator = """
id | project | document | level1   | level2
I1 | A       | D        | 产出指标 | 数量指标
I2 | A       | D        | 效益指标 | 社会效益指标
I3 | B       | D        | 成本指标 | 经济成本指标
"""
expect.A = "fail"
expect.B = "pass"
message = "“讲座”没有成本指标。项目一般都应设置成本指标；旧表放在产出指标下的成本指标也算。"

[[example]]
name = "有一项的一级指标认不出，无从判断"
given.project = [{ id = "A", document = "D", position = 1 }]
given.indicator = """
id | project | document | level1   | level2   | printed_level1
I1 | A       | D        | 产出指标 | 数量指标 |
I2 | A       | D        |          |          | 投入
"""
expect.A = "unknown"

[[example]]
name = "没有指标的表格由别的规则指出"
given.project = [{ id = "A", document = "D", position = 1 }]
expect = {}

[[example]]
name = "文件在产出指标中间断了；产出写在效益之后的也一样；断在产出之后、只是到此为止的照判"
given.project = [{ id = "K", ending = "torn" }, { id = "A", ending = "torn" }, { id = "B" }, { id = "C", ending = "torn" }, { id = "D", ending = "open" }]
given.indicator = """
id | position | project | level1   | level2
K1 | 1        | K       | 效益指标 | 社会效益指标
K2 | 2        | K       | 产出指标 | 数量指标
I1 | 1        | A       | 产出指标 |
I2 | 2        | B       | 产出指标 |
I3 | 3        | B       | 效益指标 |
I4 | 4        | C       | 产出指标 |
I5 | 5        | C       | 效益指标 |
I6 | 6        | D       | 产出指标 |
"""
expect = { K = "unknown", A = "unknown", B = "fail", C = "fail", D = "fail" }
---*/
