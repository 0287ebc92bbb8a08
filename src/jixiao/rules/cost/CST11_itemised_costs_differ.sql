/*---
name     = "cost.itemised-costs-differ"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = ["total_cost_words", "unit_cost_words", "itemised_cost_share", "itemised_cost_rounding"]
kinds    = ["declaration"]
basis    = [
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：难以确定单位成本的设置分项成\
    本控制数""", from = 2021-08-18, verified = false },
  { practice = "分项成本控制数合计等于预算" },
]
title    = { zh = "分项成本合计与预算不等", en = "Itemised costs do not make the budget" }
message.zh = "“{project}”的 {number} 项分项成本合计 {costs} 元，全年预算 {annual} 元，{fault} {gap} 元。"
message.en = "The {number} itemised costs of “{project}” come to {costs} yuan, the budget of the year is {annual}: {gap} yuan differ."
fix.zh = "核对各分项；漏了的补上，多了的核减，使合计等于预算。"
fix.en = "Check each item; add what is left out and cut what is too much, so that they make the budget."
why.zh = "少的部分没有成本控制，多的部分等于没有上限。分项明显没有列全的不作判断。"
why.en = "What is missing is under no control; what is too much is no limit. A list that is plainly not complete is not judged."
---*/
SELECT c.project AS subject,
       CASE WHEN abs(c.costs - f.annual) * 1000 <= f.annual * :itemised_cost_rounding THEN TRUE
            WHEN c.costs > f.annual -- equivalent: equal costs are judged above
             AND c.costs <= f.total OR c.costs * 100 < f.annual * :itemised_cost_share THEN NULL
            WHEN f.annual IS NOT NULL THEN FALSE END AS ok,
       c.path, f.at || '/annual' AS other_path, p.name AS project, c.number, c.costs, f.annual,
       CASE WHEN c.costs > f.annual THEN '多出' ELSE '还差' END AS fault, -- equivalent: equal costs are not told
       CAST(abs(c.costs - f.annual) AS DECIMAL(18, 2)) AS gap
FROM (
    SELECT i.project, count(*) AS number, CAST(sum(i.money) AS DECIMAL(18, 2)) AS costs, min(i.at) || '/target' AS path
    FROM indicator AS i
    WHERE i.level1 = '成本指标'
    GROUP BY i.project
    -- a rate, a unit cost or a total beside them would count twice or not at all
    HAVING count(*) > 1 AND count(*) = count(i.money) FILTER (
      WHERE i.unit_per IS NULL AND i.operator IN ('<=', '<', '=') AND NOT regexp_matches(i.name, :total_cost_words)
        AND NOT regexp_matches(i.name, :unit_cost_words))
) AS c
JOIN funding AS f ON f.project = c.project JOIN project AS p ON p.id = c.project
/*--- examples
[[example]]
name = "they make the budget, or all but what rounding leaves"
given.project = [{ id = "A" }, { id = "B" }]
given.funding = [{ project = "A", annual = 648000, total = 648000 }, { project = "B", annual = 100000 }]
given.indicator = """
id | project | level1   | name | money  | operator
I1 | A       | 成本指标 | 办公 | 150000 | <=
I2 | A       | 成本指标 | 维修 | 498000 | =
I3 | B       | 成本指标 | 办公 | 50000  | <
I4 | B       | 成本指标 | 维修 | 49500  | <=
"""
expect = { A = "pass", B = "pass" }

[[example]]
name = "97 per cent of the budget; more than it; at the least share"
given.project = [{ id = "A", name = "运转" }, { id = "B" }, { id = "C" }]
given.funding = [{ project = "A", at = "/f", annual = 100 }, { project = "B", annual = 100, total = 100 }, { project = "C", annual = 100 }]
given.indicator = """
id | at | project | level1   | name | money | operator
I1 | /1 | A       | 成本指标 | 办公 | 40    | <=
I2 | /2 | A       | 成本指标 | 维修 | 57    | <=
I3 |    | B       | 成本指标 | 办公 | 60    | <=
I4 |    | B       | 成本指标 | 维修 | 41    | <=
I5 |    | C       | 成本指标 | 办公 | 60    | <=
I6 |    | C       | 成本指标 | 维修 | 20    | <=
"""
expect = { A = "fail", B = "fail", C = "fail" }
expect_path.A = ["/1/target", "/f/annual"]
message = "“运转”的 2 项分项成本合计 97.00 元，全年预算 100.00 元，还差 3.00 元。"

[[example]]
name = "a cent more than rounding leaves"
given.project = [{ id = "A" }]
given.funding = [{ project = "A", annual = 100000 }]
given.indicator = """
id | project | level1   | name | money    | operator
I1 | A       | 成本指标 | 办公 | 60000    | <=
I2 | A       | 成本指标 | 维修 | 39499.99 | <=
"""
expect.A = "fail"

[[example]]
name = "more than the budget"
given.project = [{ id = "A", name = "运转" }]
given.funding = [{ project = "A", annual = 100, total = 100.99 }]
given.indicator = """
id | project | level1   | name | money | operator
I1 | A       | 成本指标 | 办公 | 60    | <=
I2 | A       | 成本指标 | 维修 | 41    | <=
"""
expect.A = "fail"
message = "“运转”的 2 项分项成本合计 101.00 元，全年预算 100.00 元，多出 1.00 元。"

[[example]]
name = "little of the budget is itemised; within the money of all years; no budget"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }]
given.funding = [{ project = "A", annual = 100 }, { project = "B", annual = 100, total = 120 }, { project = "C" }]
given.indicator = """
id | project | level1   | name | money | operator
I1 | A       | 成本指标 | 办公 | 60    | <=
I2 | A       | 成本指标 | 维修 | 19.99 | <=
I3 | B       | 成本指标 | 办公 | 60    | <=
I4 | B       | 成本指标 | 维修 | 60    | <=
I5 | C       | 成本指标 | 办公 | 60    | <=
I6 | C       | 成本指标 | 维修 | 60    | <=
"""
expect = { A = "unknown", B = "unknown", C = "unknown" }

[[example]]
name = "one cost alone; a unit cost, a total, a rate, a lower bound or a price per head beside others; outputs in money"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "D" }, { id = "E" }, { id = "F" }]
given.funding = """
project | annual
A       | 100
B       | 100
C       | 100
D       | 100
E       | 100
F       | 100
"""
given.indicator = """
id | project | level1   | name     | money | operator | unit_per
I1 | A       | 成本指标 | 办公     | 90    | <=       |
I2 | A       | 产出指标 | 工程款   | 5     | <=       |
I3 | B       | 成本指标 | 办公     | 90    | <=       |
I4 | B       | 成本指标 | 每场费用 | 5     | <=       |
I5 | C       | 成本指标 | 总成本   | 90    | <=       |
I6 | C       | 成本指标 | 办公     | 5     | <=       |
I7 | D       | 成本指标 | 办公     | 90    | <=       |
I8 | D       | 成本指标 | 节约率   |       | <=       |
I9 | E       | 成本指标 | 办公     | 90    | <=       |
IA | E       | 成本指标 | 维修     | 5     | >=       |
IB | F       | 成本指标 | 办公     | 90    | <=       |
IC | F       | 成本指标 | 工资     | 5     | <=       | person
"""
expect = {}
---*/
