/*---
name     = "cost.matches-no-price"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["per_person_words"]
kinds    = ["declaration"]
basis    = [
  { practice = "单位成本指标值取自测算单价、支出标准或成本绩效分析结果" },
  { text = """\
    上海市财政局《市级部门项目支出核心绩效目标和指标设置及取值指引（试行）》通报：单位成本按定额标准或成本分析结\
    果取值""", from = 2025-01-02, verified = true },
]
title    = { zh = "单位成本不等于任何测算单价", en = "The unit cost equals no price of the calculation" }
message.zh = "“{project}”的“{name}”定为 {cost} 元，测算里没有这个单价，也不等于任何一项支出除以人数或次数的结果。"
message.en = "“{project}”: “{name}” is set at {cost} yuan; the calculation has no such price, nor does any item come to it per head or per event."
fix      = { zh = "说明这个数怎么来的，或改为测算中的单价。", en = "Say where the figure comes from, or use the price of the calculation." }
why.zh = "来历不明的单位成本多半来自上一版测算，年终无法据以考核。"
why.en = "A unit cost from nowhere is mostly left from an earlier draft and can't be judged by at the year's end."
---*/
WITH counted AS (
  SELECT n.id AS item, n.project, n.amount, max(q.counted) FILTER (WHERE q.unit_class = 'person') AS persons,
         max(q.counted) FILTER (WHERE q.unit_class = 'occasion') AS occasions
  FROM item AS n JOIN factor AS q ON q.item = n.id GROUP BY n.id, n.project, n.amount
)
SELECT c.id AS subject,
       EXISTS (SELECT r.value FROM price AS r WHERE r.project = c.project AND r.value = c.money)
         OR EXISTS (SELECT t.item FROM counted AS t WHERE t.project = c.project
                    AND (t.amount = CAST(c.money AS DECIMAL(20, 2)) * CAST(t.persons AS DECIMAL(12, 2))
                      OR t.amount = CAST(c.money AS DECIMAL(20, 2)) * CAST(t.occasions AS DECIMAL(12, 2))
                         OR t.amount = CAST(c.money AS DECIMAL(18, 2)) * CAST(t.persons AS DECIMAL(9, 0)) * CAST(t.occasions AS DECIMAL(9, 0)))) AS ok,
       c.at || '/target' AS path, p.at || '/narrative/budget' AS other_path, COALESCE(p.name, p.narrative_name) AS project, c.name, c.money AS cost
FROM cost_limit AS c JOIN project AS p ON p.id = c.project
WHERE c.per IS NOT NULL AND EXISTS (SELECT r.value FROM price AS r WHERE r.project = c.project)
/*--- examples
[[example]]
name = "a price of the calculation; what an item comes to per head, per event, or per head and group"
given.project = [{ id = "P1", name = "履职" }]
given.item = [{ id = "I1", project = "P1", amount = 565000 }, { id = "I2", project = "P1", amount = 1200 }]
given.price = [{ item = "I1", project = "P1", value = 350 }]
given.factor = """
item | project | unit_class | counted
I1   | P1      | person     | 10
I1   | P1      | occasion   | 10
I2   | P1      | person     | 6
I2   | P1      | occasion   | 4
I2   | P1      | money      | 350
"""
given.indicator = """
id | project | level1   | name         | operator | money | unit_per
C1 | P1      | 成本指标 | 人均住宿费   | <=       | 350   |
C2 | P1      | 成本指标 | 人均考察成本 | =        | 5650  |
C3 | P1      | 成本指标 | 资料成本     | <        | 200   | person
C4 | P1      | 成本指标 | 场均成本     | <=       | 300   | occasion
"""
expect = { C1 = "pass", C2 = "pass", C3 = "pass", C4 = "pass" }

[[example]]
name = "a figure from nowhere; prices and items of another project do not help"
given.project = [{ id = "P1", name = "履职培训" }, { id = "P2" }]
given.item = [{ id = "I1", project = "P1", amount = 620400 }, { id = "I2", project = "P2", amount = 29120 }]
given.price = [{ item = "I1", project = "P1", value = 3850 }, { item = "I2", project = "P2", value = 2912 }]
given.factor = """
item | project | unit_class | counted
I1   | P1      | person     | 88
I1   | P1      | occasion   | 3
I2   | P2      | person     | 10
I1   | P1      | area       | 1
"""
given.indicator = [{ id = "C1", project = "P1", level1 = "成本指标", name = "人均培训成本", operator = "<=", money = 2912, unit_per = "person" }]
expect = { C1 = "fail" }
message = "“履职培训”的“人均培训成本”定为 2,912.00 元，测算里没有这个单价，也不等于任何一项支出除以人数或次数的结果。"

[[example]]
name = "totals, outputs, lower bounds, values without money, and projects without a priced calculation are not looked at"
given.project = [{ id = "P1" }, { id = "P2" }]
given.price = [{ item = "I1", project = "P1", value = 3850 }]
given.indicator = """
id | project | level1   | name   | operator | money
C1 | P1      | 成本指标 | 总成本 | <=       | 9
C2 | P1      | 产出指标 | 人均   | <=       | 9
C3 | P1      | 成本指标 | 人均   | >=       | 9
C4 | P1      | 成本指标 | 人均   | <=       |
C5 | P2      | 成本指标 | 人均   | <=       | 9
"""
expect = {}
---*/
