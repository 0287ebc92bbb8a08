/*---
name     = "outcome.cost-above-spending"
severity = "note"
since    = "0.1"
subject  = "indicator"
params   = ["total_cost_words"]
kinds    = ["self_evaluation"]
basis    = [{ practice = "总成本的实际值应与全年执行数一致" }]
title    = { zh = "总成本的实际值大于执行数", en = "Actual total cost above what was spent" }
message  = { zh = "“{name}”的实际完成值是 {actual}，项目{what} {spent} 元。", en = "“{name}” has the actual value {actual}, yet the project has {spent} yuan." }
fix      = { zh = "核对两处：成本按实际支出填；含其他资金的写明。", en = "Check both: state what was really spent, and say so where other money is included." }
why      = { zh = "同一个项目的成本和支出说的是同一笔钱。", en = "Cost and spending of one project are the same money." }
---*/
SELECT i.id AS subject, i.actual_value * i.money <= f.spent * i.value AS ok, i.at || '/actual' AS path, f.at || '/executed' AS other_path, i.name, i.actual,
       f.spent, f.what
FROM indicator AS i
JOIN ( -- a total row left at 0 tells nothing: then the money of the year is all there can be
    SELECT g.project, g.at, CASE WHEN g.executed = 0 THEN '全年的预算只有' ELSE '全年只执行了' END AS what,
           CASE WHEN g.executed = 0 THEN GREATEST(g.annual, COALESCE(g.annual_fiscal, 0) + COALESCE(g.carried_over, 0) + COALESCE(g.annual_other, 0))
             ELSE g.executed END AS spent
    FROM funding AS g
) AS f ON f.project = i.project
WHERE i.unit_class = 'money' AND i.unit_per IS NULL AND i.value > 0 AND i.actual_value IS NOT NULL AND regexp_matches(i.name, :total_cost_words)
      AND f.spent > 0
/*--- examples
[[example]]
name = "正好等于执行数，万元"
given.funding = [{ project = "A", executed = 1329000 }]
given.indicator = [{ id = "I1", project = "A", name = "项目总成本", value = 202.6, money = 2026000, unit_class = "money", actual_value = 132.9 }]
expect.I1 = "pass"

[[example]]
name = "多一点；目标不到一元"
given.funding = [{ project = "A", executed = 899740 }, { project = "B", executed = 0.5 }]
given.indicator = """
id | project | name       | value | money  | unit_class | actual | actual_value
I1 | A       | 项目总成本 | 90    | 900000 | money      | 90     | 90
I2 | B       | 项目总成本 | 0.5   | 0.5    | money      |        | 0.51
"""
expect = { I1 = "fail", I2 = "fail" }
message = "“项目总成本”的实际完成值是 90，项目全年只执行了 899,740.00 元。"

[[example]]
name = "执行数留着 0：与全年预算比，合计行也是 0 时与各项之和比"
given.funding = """
project | annual | annual_fiscal | executed | carried_over | annual_other
A       | 0      | 899740        | 0        |              |
B       | 10     |               | 0        |              |
C       | 0      | 1             | 0        | 2            | 3
E       | 0      | 1             | 0        | 2            | 3
F       | 0      |               | 0        | 2            |
G       | 7      |               | 0        |              | 8
H       | 0      | 2             | 0        |              |
J       | 0      |               | 0        | 2            |
"""
given.indicator = """
id | project | name       | actual | value | money  | unit_class | actual_value
I1 | A       | 项目总成本 | 90     | 90    | 900000 | money      | 90
I2 | B       | 项目总成本 |        | 10    | 10     | money      | 10
I3 | C       | 项目总成本 |        | 6     | 6      | money      | 6
I4 | E       | 项目总成本 |        | 6     | 6      | money      | 6.01
I5 | F       | 项目总成本 |        | 2     | 2      | money      | 2.01
I6 | G       | 项目总成本 |        | 9     | 9      | money      | 8.01
I7 | H       | 项目总成本 |        | 2     | 2      | money      | 2
I8 | J       | 项目总成本 |        | 2     | 2      | money      | 2
"""
expect = { I1 = "fail", I2 = "pass", I3 = "pass", I4 = "fail", I5 = "fail", I6 = "fail", I7 = "pass", I8 = "pass" }
message = "“项目总成本”的实际完成值是 90，项目全年的预算只有 899,740.00 元。"

[[example]]
name = "目标的金额不是整分"
given.funding = [{ project = "A", executed = 100 }]
given.indicator = [{ id = "I1", project = "A", name = "项目总成本", value = 0.005, unit_class = "money", actual_value = 1 }]
expect.I1 = "unknown"

[[example]]
name = "单价、分项、不是金额、目标为零、没有实际值或执行数的不看"
given.funding = [{ project = "A", executed = 100 }, { project = "B" }, { project = "C", executed = 0 }]
given.indicator = """
id | project | name       | value | money | unit_class | actual_value | unit_per
I7 | C       | 项目总成本 | 9     | 9     | money      | 900          |
I1 | A       | 项目总成本 | 9     | 9     | money      | 900          | person
I2 | A       | 印刷费     | 9     | 9     | money      | 900          |
I3 | A       | 项目总成本 | 9     |       | percent    | 900          |
I4 | A       | 项目总成本 | 0     | 0     | money      | 900          |
I5 | A       | 项目总成本 | 9     | 9     | money      |              |
I6 | B       | 项目总成本 | 9     | 9     | money      | 900          |
"""
expect = {}
---*/
