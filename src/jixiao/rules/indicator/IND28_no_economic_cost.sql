/*---
name     = "indicator.no-economic-cost"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = ["large_project"]
kinds    = ["declaration"]
basis    = [
  { text = "中发〔2018〕34号《关于全面实施预算绩效管理的意见》：绩效目标包括产出、成本", from = 2018-09-01, verified = true },
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：成本指标分经济、社会、生态环\
    境成本，项目应设经济成本指标""", from = 2021-08-18, verified = false },
]
title    = { zh = "大额项目没有经济成本指标", en = "A large project without an economic cost" }
message.zh = "“{project}”全年 {annual} 元，成本指标里却没有一项管金额（有“{name}”，不是经济成本）。"
message.en = "“{project}” spends {annual} yuan a year, yet none of its cost indicators limits money (“{name}” is no economic cost)."
fix.zh = "增设总成本、单位成本或分项成本的控制数，例如“每公里造价≤……万元”。"
fix.en = "Add a limit on total, unit or itemised cost, e.g. cost per kilometre."
why.zh = "社会成本和生态环境成本说的是对外的影响，管不住花多少钱。一项成本指标也没有的另有规则。"
why.en = "Social and environmental costs tell of effects on others and limit no spending. Forms without any cost indicator have a rule of their own."
---*/
SELECT f.project AS subject, CASE WHEN c.economic > 0 THEN TRUE WHEN c.untold > 0 OR p.ending = 'torn' THEN NULL ELSE FALSE END AS ok, c.path,
       f.at || '/annual' AS other_path, p.name AS project, f.annual, c.name
FROM funding AS f JOIN project AS p ON p.id = f.project
JOIN (
    SELECT i.project, min(i.at) || '/level2' AS path, max(i.name) AS name,
           count(*) FILTER (WHERE i.level2 = '经济成本指标' OR i.unit_class = 'money') AS economic, count(*) FILTER (WHERE i.level2 IS NULL) AS untold
    FROM indicator AS i WHERE i.level1 = '成本指标' GROUP BY i.project
) AS c ON c.project = f.project
WHERE f.annual >= :large_project
/*--- examples
[[example]]
name = "an economic cost, or one in money"
given.project = [{ id = "A" }, { id = "B" }]
given.funding = [{ project = "A", annual = 100000000 }, { project = "B", annual = 100000000 }]
given.indicator = """
id | project | level1   | level2       | unit_class
I1 | A       | 成本指标 | 经济成本指标 |
I2 | A       | 成本指标 | 社会成本指标 |
I3 | B       | 成本指标 | 社会成本指标 | money
"""
expect = { A = "pass", B = "pass" }

[[example]]
name = "only an environmental cost"
given.project = [{ id = "A", name = "下立交", ending = "closed" }, { id = "B" }]
given.funding = [{ project = "A", at = "/f", annual = 226145100 }, { project = "B", annual = 100000000 }]
given.indicator = """
id | at | project | position | level1   | level2           | name         | unit_class
I1 | /0 | A       | 1        | 成本指标 | 生态环境成本指标 | 文明施工情况 |
I2 | /1 | A       | 2        | 成本指标 | 社会成本指标     | 扰民         |
I3 |    | B       |          | 成本指标 | 社会成本指标     |              |
I4 |    | A       |          | 产出指标 | 经济成本指标     |              | money
"""
expect = { A = "fail", B = "fail" }
expect_path.A = ["/0/level2", "/f/annual"]
message = "“下立交”全年 226,145,100.00 元，成本指标里却没有一项管金额（有“文明施工情况”，不是经济成本）。"

[[example]]
name = "which cost it is can't be told; rows may be missing"
given.project = [{ id = "A" }, { id = "B" }, { id = "C", ending = "torn" }]
given.funding = [{ project = "A", annual = 100000000 }, { project = "B", annual = 100000000 }, { project = "C", annual = 100000000 }]
given.indicator = """
id | project | level1   | level2
I1 | A       | 成本指标 |
I2 | B       | 成本指标 | 社会成本指标
I3 | C       | 成本指标 | 社会成本指标
"""
expect = { A = "unknown", B = "fail", C = "unknown" }

[[example]]
name = "less money; no cost at all"
given.project = [{ id = "A" }, { id = "B" }]
given.funding = [{ project = "A", annual = 99999999.99 }, { project = "B", annual = 100000000 }]
given.indicator = """
id | project | level1   | level2
I1 | A       | 成本指标 | 社会成本指标
I2 | B       | 产出指标 | 数量指标
"""
expect = {}
---*/
