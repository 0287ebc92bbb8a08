/*---
name     = "outcome.cost-above-spending"
severity = "note"
since    = "0.1"
subject  = "indicator"
params   = ["total_cost_words"]
kinds    = ["self_evaluation"]
basis    = [
    { practice = "总成本的实际值应与全年执行数一致" },
]
title    = { zh = "总成本的实际值大于执行数", en = "Actual total cost above what was spent" }
message  = { zh = "“{name}”的实际完成值是 {actual}，项目{what} {spent} 元。", en = "“{name}” has the actual value {actual}, yet the project has {spent} yuan." }
fix      = { zh = "核对两处：成本按实际支出填；含其他资金的写明。", en = "Check both: state what was really spent, and say so where other money is included." }
why      = { zh = "同一个项目的成本和支出说的是同一笔钱。", en = "Cost and spending of one project are the same money." }
---*/
SELECT i.id AS subject, i.actual_value * i.money <= f.spent * i.value AS ok, i.at || '/actual' AS path, f.at || '/executed' AS other_path, i.name, i.actual, f.spent, f.what
FROM indicator AS i
JOIN ( -- a total row left at 0 tells nothing: then the money of the year is all there can be
    SELECT g.project, g.at, CASE WHEN g.executed = 0 THEN '全年的预算只有' ELSE '全年只执行了' END AS what,
           CASE WHEN g.executed = 0 THEN GREATEST(g.annual, COALESCE(g.annual_fiscal, 0) + COALESCE(g.carried_over, 0) + COALESCE(g.annual_other, 0)) ELSE g.executed END AS spent
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
given.indicator = [
    { id = "I1", project = "A", name = "项目总成本", value = 90, money = 900000, unit_class = "money", actual = "90", actual_value = 90 },
    { id = "I2", project = "B", name = "项目总成本", value = 0.5, money = 0.5, unit_class = "money", actual_value = 0.51 },
]
expect = { I1 = "fail", I2 = "fail" }
message = "“项目总成本”的实际完成值是 90，项目全年只执行了 899,740.00 元。"

[[example]]
name = "执行数留着 0：与全年预算比，合计行也是 0 时与各项之和比"
given.funding = [
    { project = "A", annual = 0, annual_fiscal = 899740, executed = 0 }, { project = "B", annual = 10, executed = 0 }, { project = "C", annual = 0, annual_fiscal = 1, carried_over = 2, annual_other = 3, executed = 0 },
    { project = "E", annual = 0, annual_fiscal = 1, carried_over = 2, annual_other = 3, executed = 0 }, { project = "F", annual = 0, carried_over = 2, executed = 0 }, { project = "G", annual = 7, annual_other = 8, executed = 0 },
    { project = "H", annual = 0, annual_fiscal = 2, executed = 0 }, { project = "J", annual = 0, carried_over = 2, executed = 0 },
]
given.indicator = [
    { id = "I1", project = "A", name = "项目总成本", actual = "90", value = 90, money = 900000, unit_class = "money", actual_value = 90 }, { id = "I2", project = "B", name = "项目总成本", value = 10, money = 10, unit_class = "money", actual_value = 10 },
    { id = "I3", project = "C", name = "项目总成本", value = 6, money = 6, unit_class = "money", actual_value = 6 }, { id = "I4", project = "E", name = "项目总成本", value = 6, money = 6, unit_class = "money", actual_value = 6.01 },
    { id = "I5", project = "F", name = "项目总成本", value = 2, money = 2, unit_class = "money", actual_value = 2.01 }, { id = "I6", project = "G", name = "项目总成本", value = 9, money = 9, unit_class = "money", actual_value = 8.01 },
    { id = "I7", project = "H", name = "项目总成本", value = 2, money = 2, unit_class = "money", actual_value = 2 }, { id = "I8", project = "J", name = "项目总成本", value = 2, money = 2, unit_class = "money", actual_value = 2 },
]
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
given.indicator = [
    { id = "I7", project = "C", name = "项目总成本", value = 9, money = 9, unit_class = "money", actual_value = 900 },
    { id = "I1", project = "A", name = "项目总成本", value = 9, money = 9, unit_class = "money", unit_per = "person", actual_value = 900 },
    { id = "I2", project = "A", name = "印刷费", value = 9, money = 9, unit_class = "money", actual_value = 900 },
    { id = "I3", project = "A", name = "项目总成本", value = 9, unit_class = "percent", actual_value = 900 },
    { id = "I4", project = "A", name = "项目总成本", value = 0, money = 0, unit_class = "money", actual_value = 900 },
    { id = "I5", project = "A", name = "项目总成本", value = 9, money = 9, unit_class = "money" },
    { id = "I6", project = "B", name = "项目总成本", value = 9, money = 9, unit_class = "money", actual_value = 900 },
]
expect = {}
---*/
