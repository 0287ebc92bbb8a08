/*---
name     = "cost.matches-no-price"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["per_person_words"]
kinds    = ["declaration"]
basis    = [{ practice = "单位成本指标值取自测算单价、支出标准或成本绩效分析结果" }, { text = "上海市财政局《市级部门项目支出核心绩效目标和指标设置及取值指引（试行）》通报：单位成本按定额标准或成本分析结果取值", from = 2025-01-02, verified = true }]
title    = { zh = "单位成本不等于任何测算单价", en = "The unit cost equals no price of the calculation" }
message  = { zh = "“{project}”的“{name}”定为 {cost} 元，测算里没有这个单价，也不等于任何一项支出除以人数或次数的结果。", en = "“{project}”: “{name}” is set at {cost} yuan; the calculation has no such price, nor does any item come to it per head or per event." }
fix      = { zh = "说明这个数怎么来的，或改为测算中的单价。", en = "Say where the figure comes from, or use the price of the calculation." }
why      = { zh = "来历不明的单位成本多半来自上一版测算，年终无法据以考核。", en = "A unit cost from nowhere is mostly left from an earlier draft and can't be judged by at the year's end." }
---*/
WITH cost AS (
  SELECT i.id, i.at, i.project, i.name, i.money FROM indicator AS i
  WHERE i.level1 = '成本指标' AND i.money IS NOT NULL AND i.operator IN ('<=', '<', '=') AND (i.unit_per IS NOT NULL OR regexp_matches(i.name, :per_person_words))
), counted AS (
  SELECT n.id AS item, n.project, n.amount, max(q.counted) FILTER (WHERE q.unit_class = 'person') AS persons, max(q.counted) FILTER (WHERE q.unit_class = 'occasion') AS occasions
  FROM item AS n JOIN factor AS q ON q.item = n.id GROUP BY n.id, n.project, n.amount
)
SELECT c.id AS subject,
       EXISTS (SELECT r.value FROM price AS r WHERE r.project = c.project AND r.value = c.money)
         OR EXISTS (SELECT t.item FROM counted AS t WHERE t.project = c.project
                    AND (t.amount = CAST(c.money AS DECIMAL(20, 2)) * CAST(t.persons AS DECIMAL(12, 2)) OR t.amount = CAST(c.money AS DECIMAL(20, 2)) * CAST(t.occasions AS DECIMAL(12, 2))
                         OR t.amount = CAST(c.money AS DECIMAL(18, 2)) * CAST(t.persons AS DECIMAL(9, 0)) * CAST(t.occasions AS DECIMAL(9, 0)))) AS ok,
       c.at || '/target' AS path, p.at || '/narrative/budget' AS other_path, COALESCE(p.name, p.narrative_name) AS project, c.name, c.money AS cost
FROM cost AS c JOIN project AS p ON p.id = c.project
WHERE EXISTS (SELECT r.value FROM price AS r WHERE r.project = c.project)
/*--- examples
[[example]]
name = "a price of the calculation; what an item comes to per head, per event, or per head and group"
given.project = [{ id = "P1", name = "履职" }]
given.item = [{ id = "I1", project = "P1", amount = 565000 }, { id = "I2", project = "P1", amount = 1200 }]
given.price = [{ item = "I1", project = "P1", value = 350 }]
given.factor = [{ item = "I1", project = "P1", unit_class = "person", counted = 10 }, { item = "I1", project = "P1", unit_class = "occasion", counted = 10 }, { item = "I2", project = "P1", unit_class = "person", counted = 6 }, { item = "I2", project = "P1", unit_class = "occasion", counted = 4 }, { item = "I2", project = "P1", unit_class = "money", counted = 350 }]
given.indicator = [
  { id = "C1", project = "P1", level1 = "成本指标", name = "人均住宿费", operator = "<=", money = 350 }, { id = "C2", project = "P1", level1 = "成本指标", name = "人均考察成本", operator = "=", money = 5650 },
  { id = "C3", project = "P1", level1 = "成本指标", name = "资料成本", operator = "<", money = 200, unit_per = "person" }, { id = "C4", project = "P1", level1 = "成本指标", name = "场均成本", operator = "<=", money = 300, unit_per = "occasion" },
]
expect = { C1 = "pass", C2 = "pass", C3 = "pass", C4 = "pass" }

[[example]]
name = "a figure from nowhere; prices and items of another project do not help"
given.project = [{ id = "P1", name = "履职培训" }, { id = "P2" }]
given.item = [{ id = "I1", project = "P1", amount = 620400 }, { id = "I2", project = "P2", amount = 29120 }]
given.price = [{ item = "I1", project = "P1", value = 3850 }, { item = "I2", project = "P2", value = 2912 }]
given.factor = [{ item = "I1", project = "P1", unit_class = "person", counted = 88 }, { item = "I1", project = "P1", unit_class = "occasion", counted = 3 }, { item = "I2", project = "P2", unit_class = "person", counted = 10 }, { item = "I1", project = "P1", unit_class = "area", counted = 1 }]
given.indicator = [{ id = "C1", project = "P1", level1 = "成本指标", name = "人均培训成本", operator = "<=", money = 2912, unit_per = "person" }]
expect = { C1 = "fail" }
message = "“履职培训”的“人均培训成本”定为 2,912.00 元，测算里没有这个单价，也不等于任何一项支出除以人数或次数的结果。"

[[example]]
name = "totals, outputs, lower bounds, values without money, and projects without a priced calculation are not looked at"
given.project = [{ id = "P1" }, { id = "P2" }]
given.price = [{ item = "I1", project = "P1", value = 3850 }]
given.indicator = [
  { id = "C1", project = "P1", level1 = "成本指标", name = "总成本", operator = "<=", money = 9 }, { id = "C2", project = "P1", level1 = "产出指标", name = "人均", operator = "<=", money = 9 }, { id = "C3", project = "P1", level1 = "成本指标", name = "人均", operator = ">=", money = 9 },
  { id = "C4", project = "P1", level1 = "成本指标", name = "人均", operator = "<=" }, { id = "C5", project = "P2", level1 = "成本指标", name = "人均", operator = "<=", money = 9 },
]
expect = {}
---*/
