/*---
name     = "cost.repeats-budget"
severity = "note"
since    = "0.1"
subject  = "indicator"
params   = []
basis    = [
  { practice = "总成本指标应体现成本控制，不只重复预算数" },
  { text = """\
    上海市财政局《市级部门项目支出核心绩效目标和指标设置及取值指引（试行）》：成本指标分总成本、单位成本、分项成\
    本""", from = 2025-01-02, verified = false },
]
title    = { zh = "成本指标只重复了预算总额", en = "The only cost indicator repeats the budget" }
message.zh = "“{name}”的目标“{target}”就是年度预算（或把它取整），又没有单位成本或分项成本。"
message.en = "“{name}” (“{target}”) is the budget of the year itself, or that rounded, with no unit or itemised cost beside it."
fix.zh = "补上单位成本（例如每人、每场、每平方米）或主要支出的分项成本。"
fix.en = "Add unit costs (per person, lecture, square metre) or costs of the main items."
why      = { zh = "预算本来就不能超，重复一遍控制不了成本。", en = "The budget may not be exceeded anyway; repeating it controls nothing." }
---*/
SELECT c.id AS subject, c.costs > 1 OR c.money <> f.annual AND (c.requested IS NULL OR abs(c.money - c.requested) * 1000 > c.requested) AS ok,
       c.at || '/target' AS path, f.at || '/annual' AS other_path, c.name, c.target
FROM (
    SELECT i.id, i.project, i.at, i.name, i.target, i.money, i.unit_per, i.unit_class, count(*) OVER (PARTITION BY i.project) AS costs,
           -- what the goal asks for, in which a ceiling in 万元 may be rounded
           (SELECT max(m.value) FROM mention AS m WHERE m.project = i.project AND m.section = 'annual' AND m.unit_class = 'money'
             AND regexp_matches(m.label, '(申请|安排|预算)[^，。；]*(资金|预算|经费)$')) AS requested
    FROM indicator AS i
    WHERE i.level1 = '成本指标' AND i.name IS NOT NULL
) AS c
JOIN funding AS f ON f.project = c.project
WHERE c.unit_class = 'money' AND c.unit_per IS NULL
/*--- examples
[[example]]
name = "少于预算；还有别的成本指标"
given.funding = [{ project = "A", annual = 600000 }, { project = "B", annual = 600000 }]
given.indicator = """
id | project | level1   | name     | unit_class | money  | unit_per
I1 | A       | 成本指标 | 总成本   | money      | 590000 |
I2 | B       | 成本指标 | 总成本   | money      | 600000 |
I3 | B       | 成本指标 | 改造单价 | money      | 450    | area
"""
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "就是预算"
given.funding = [{ project = "A", annual = 600000 }]
given.indicator = """
id | project | level1   | name   | target  | unit_class | money  | unit_per
I1 | A       | 成本指标 | 总成本 | ≤60万元 | money      | 600000 |
I2 | A       | 产出指标 | 培训费 |         | money      | 600000 |
I3 | A       | 成本指标 |        |         | money      | 450    | area
"""
expect.I1 = "fail"
message = "“总成本”的目标“≤60万元”就是年度预算（或把它取整），又没有单位成本或分项成本。"

[[example]]
name = "没有年度预算，或金额不是整分"
given.funding = [{ project = "A" }, { project = "B", annual = 100 }]
given.indicator = """
id | project | level1   | name   | unit_class | money
I1 | A       | 成本指标 | 总成本 | money      | 600000
I2 | B       | 成本指标 | 总成本 | money      |
"""
expect = { I1 = "unknown", I2 = "unknown" }

[[example]]
name = "单价、不是金额的不看"
given.funding = [{ project = "A", annual = 450 }, { project = "B", annual = 450 }]
given.indicator = """
id | project | level1   | name     | unit_class | unit_per | money
I1 | A       | 成本指标 | 改造单价 | money      | area     | 450
I2 | B       | 成本指标 | 压减率   | percent    |          |
"""
expect = {}

[[example]]
name = "目标里申请的资金，相差不到千分之一的是取整；多一点、少一点都算，再多就不是；别的金额、别处的金额不比"
given.funding = """
project | annual
A       | 0
B       | 0
C       | 0
D       | 0
E       | 0
F       | 0
G       | 0
"""
given.indicator = """
id | project | level1   | name   | unit_class | money
I1 | A       | 成本指标 | 总成本 | money      | 1001000
I2 | B       | 成本指标 | 总成本 | money      | 999000
I3 | C       | 成本指标 | 总成本 | money      | 1001000.01
I4 | D       | 成本指标 | 总成本 | money      | 1000000
I5 | E       | 成本指标 | 总成本 | money      | 1000000
I6 | F       | 成本指标 | 总成本 | money      | 1000000
I7 | G       | 成本指标 | 总成本 | money      | 1000000
"""
given.mention = """
project | section | unit_class | label          | value
A       | annual  | money      | 共申请预算资金 | 1000000
B       | annual  | money      | 申请资金       | 1000000
C       | annual  | money      | 申请资金       | 1000000
D       | annual  | money      | 其中村级奖励   | 1000000
E       | overall | money      | 申请资金       | 1000000
F       | annual  | person     | 安排资金       | 1000000
H       | annual  | money      | 申请资金       | 1000000
"""
expect = { I1 = "fail", I2 = "fail", I3 = "pass", I4 = "pass", I5 = "pass", I6 = "pass", I7 = "pass" }
---*/
