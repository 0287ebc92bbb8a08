/*---
name     = "cost.ceiling-above-budget"
severity = "error"
since    = "0.1"
subject  = "indicator"
params   = ["total_cost_words", "unit_cost_words"]
kinds    = ["declaration"]
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·资金匹配性：目标与资金规模相匹配", from = 2015-05-21 },
  { practice = "总成本的控制数不得高于全年预算" },
]
title    = { zh = "总成本控制数高于全年预算", en = "Total-cost ceiling above the budget of the year" }
message.zh = "“{project}”的成本指标“{name}”定为 {target}，即 {ceiling} 元，而{what}只有 {annual} 元，高出 {gap} 元。控制数高于预算，起不到控制作用。"
message.en = """\
  “{project}”: the cost indicator “{name}” is set at {target}, that is {ceiling} yuan, while the {what_en} is only {annual} yuan, {gap} yuan less. A ceiling \
  above the budget controls nothing."""
fix.zh = "把控制数改到不高于 {annual} 元；若预算刚调整过，查明是指标没有跟着改，还是金额填错。"
fix.en = "Set the ceiling to no more than {annual} yuan; if the budget was just changed, find out whether the indicator was left behind or the amount is wrong."
why.zh = "花不出预算以外的钱，高于预算的上限没有意义；它多半是预算调减前留下的数。单位成本（人均、每场等）不与预算总额比。"
why.en = """\
  Nobody can spend more than the budget, so a ceiling above it means nothing; mostly it is left from before a cut. Unit costs (per head, per event) are not \
  compared with the total."""
---*/
SELECT i.id AS subject,
       CASE WHEN i.money <= f.annual OR i.money <= f.total AND f.annual IS NULL AND year(p.start) = year(p.finish) THEN TRUE
            WHEN i.money <= f.total THEN NULL WHEN COALESCE(f.annual, f.total) IS NOT NULL THEN FALSE END AS ok,
       i.at || '/target' AS path, f.at || CASE WHEN f.annual IS NULL THEN '/total' ELSE '/annual' END AS other_path, -- equivalent: only where it points
       COALESCE(p.name, p.narrative_name) AS project, i.name, i.target, i.money AS ceiling, COALESCE(f.annual, f.total) AS annual,
       CASE WHEN f.annual IS NULL THEN '资金总额' ELSE '全年预算' END AS what,
       CASE WHEN f.annual IS NULL THEN 'whole budget' ELSE 'budget of the year' END AS what_en, -- equivalent: only the English words
       CAST(i.money - COALESCE(f.annual, f.total) AS DECIMAL(18, 2)) AS gap
FROM indicator AS i JOIN project AS p ON p.id = i.project JOIN funding AS f ON f.project = p.id
WHERE i.level1 = '成本指标' AND i.money IS NOT NULL AND i.unit_per IS NULL AND i.operator IN ('<=', '<', '=')
  AND (regexp_matches(i.name, :total_cost_words) OR NOT regexp_matches(i.name, :unit_cost_words))
/*--- examples
[[example]]
name = "at the budget, below it, and a per-head cost that is no total"
given.project = [{ id = "P1", name = "改造" }]
given.funding = [{ project = "P1", total = 600000, annual = 600000 }]
given.indicator = """
id | project | level1   | name       | operator | money
I1 | P1      | 成本指标 | 改造总成本 | <=       | 600000
I2 | P1      | 成本指标 | 经费控制   | <=       | 100
"""
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "a total cost 60,000 above the budget, whatever its sign; a money ceiling whose name says nothing of units"
given.project = [{ id = "P1", name = "网站维护" }]
given.funding = [{ project = "P1", total = 10400, annual = 10400 }]
given.indicator = """
id | project | level1   | name       | target        | operator | money
I1 | P1      | 成本指标 | 运维总成本 | <70400.00(元) | <        | 70400
I2 | P1      | 成本指标 | 维护经费   |               | <=       | 10400.01
I3 | P1      | 成本指标 | 每年总成本 |               | =        | 10400.01
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail" }
message = """\
  “网站维护”的成本指标“运维总成本”定为 <70400.00(元)，即 70,400.00 元，而全年预算只有 10,400.00 元，高出 60,000.00 元。控制数高于预算，起不到控制作用。"""

[[example]]
name = "a project over several years may state the ceiling of all years, but no more than that"
given.project = [{ id = "P1", name = "建桥" }]
given.funding = [{ project = "P1", total = 300, annual = 100 }]
given.indicator = """
id | project | level1   | name   | operator | money
I1 | P1      | 成本指标 | 总成本 | <=       | 300
I2 | P1      | 成本指标 | 总成本 | <=       | 300.01
"""
expect = { I1 = "unknown", I2 = "fail" }

[[example]]
name = "the form prints the sum of the whole project alone: of one year, of several, of unknown ones"
given.project = """
id | name     | start      | finish
P1 | 智慧教室 | 2025-01-01 | 2025-12-31
P2 |          | 2025-01-01 | 2026-12-31
P3 |          |            |
"""
given.funding = [{ project = "P1", total = 1865000 }, { project = "P2", total = 100 }, { project = "P3", total = 100 }]
given.indicator = """
id | project | level1   | name       | target   | operator | money
I1 | P1      | 成本指标 | 项目总成本 | ≤190万元 | <=       | 1900000
I2 | P1      | 成本指标 | 项目总成本 |          | <=       | 1865000
I3 | P2      | 成本指标 | 项目总成本 |          | <=       | 100
I4 | P3      | 成本指标 | 项目总成本 |          | <=       | 101
I5 | P3      | 成本指标 | 项目总成本 |          | <=       | 99
"""
expect = { I1 = "fail", I2 = "pass", I3 = "unknown", I4 = "fail", I5 = "unknown" }
message = """\
  “智慧教室”的成本指标“项目总成本”定为 ≤190万元，即 1,900,000.00 元，而资金总额只有 1,865,000.00 元，高出 35,000.00 元。控制数高于预算，起不到控制作用。"""

[[example]]
name = "the budget is blank"
given.project = [{ id = "P1" }]
given.funding = [{ project = "P1" }]
given.indicator = [{ id = "I1", project = "P1", level1 = "成本指标", name = "总成本", operator = "<=", money = 300 }]
expect = { I1 = "unknown" }

[[example]]
name = "unit costs, outputs, values that are no money and lower bounds are not looked at"
given.project = [{ id = "P1" }]
given.funding = [{ project = "P1", total = 10, annual = 10 }]
given.indicator = """
id | project | level1   | name       | operator | money | unit_per
I1 | P1      | 成本指标 | 人均培训费 | <=       | 2912  |
I2 | P1      | 成本指标 | 培训总成本 | <=       | 2912  | person
I3 | P1      | 产出指标 | 总投资     | <=       | 300   |
I4 | P1      | 成本指标 | 总成本     | <=       |       |
I5 | P1      | 成本指标 | 总成本     | >=       | 300   |
"""
expect = {}
---*/
