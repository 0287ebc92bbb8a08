/*---
name     = "cost.above-calculation"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["per_person_words", "counted_classes"]
covers   = ["CST05", "CST02"]
kinds    = ["declaration"]
basis    = [
  { practice = "单位成本上限不高于预算测算的单位成本" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·资金匹配性", from = 2015-05-21 },
]
title    = { zh = "单位成本上限高于测算", en = "Unit-cost ceiling above the calculation" }
message.zh = "“{name}”定为 {target}，按测算数量 {quantity}{unit} 合 {product} 元，超过对应支出“{label}”的 {amount} 元。"
message.en = """\
  “{name}” is set at {target}; for the {quantity}{unit} of the calculation that is {product} yuan, more than the {amount} yuan of “{label}” it belongs to."""
fix.zh = "把单位成本上限改到不高于测算单价；单价确需提高的，先改预算测算。"
fix.en = "Set the ceiling to no more than the calculated price; if the price must rise, change the calculation first."
why.zh = "上限比测算还高，照上限花就会超预算，成本指标等于没有约束。"
why.en = "Spending up to such a ceiling would exceed the budget, so it controls nothing."
---*/
WITH candidate AS (
  SELECT s.indicator, s.item FROM relation AS s
  UNION
  -- the only item that is priced for one of what the ceiling is for one of; people and times are of many items
  SELECT c.id, max(v.item) FROM cost_limit AS c JOIN price AS v ON v.project = c.project AND v.unit LIKE '%/' || c.per_unit
  WHERE NOT regexp_matches(c.per, :counted_classes)
  GROUP BY c.id
  HAVING min(v.item) = max(v.item)
), near AS (
  SELECT c.id, min(n.id) = max(n.id) AND bool_and(COALESCE(q.counted_unit = c.per_unit, FALSE) OR regexp_matches(c.per, :counted_classes)) AS single,
         max(n.at) AS item_at, max(n.label) AS label, max(n.amount) AS amount, max(q.counted) AS quantity, max(q.counted_unit) AS unit,
         max(CAST(c.money AS DECIMAL(20, 2)) * CAST(q.counted AS DECIMAL(18, 2))) AS product
  FROM cost_limit AS c JOIN candidate AS r ON r.indicator = c.id JOIN item AS n ON n.id = r.item JOIN quantity AS q ON q.item = n.id AND q.unit_class = c.per
  GROUP BY c.id
)
SELECT c.id AS subject, CASE WHEN t.single THEN t.product <= t.amount END AS ok, c.at || '/target' AS path, t.item_at AS other_path,
       COALESCE(p.name, p.narrative_name) AS project, c.name, c.target, t.quantity, t.unit, CAST(t.product AS DECIMAL(18, 2)) AS product, t.label, t.amount
FROM cost_limit AS c JOIN near AS t ON t.id = c.id JOIN project AS p ON p.id = c.project
/*--- examples
[[example]]
name = "the calculated price, or less"
given.project = [{ id = "P1", name = "改造" }]
given.item = [{ id = "I1", project = "P1", label = "喷淋", amount = 540000 }]
given.quantity = [{ item = "I1", unit_class = "area", counted_unit = "平方米", counted = 1200 }]
given.indicator = """
id | project | level1   | name     | operator | money | unit_per | per_unit
C1 | P1      | 成本指标 | 单位成本 | <=       | 450   | area     | 平方米
C2 | P1      | 成本指标 | 单位成本 | <        | 400   | area     | 平方米
"""
given.relation = [{ indicator = "C1", item = "I1" }, { indicator = "C2", item = "I1" }]
expect = { C1 = "pass", C2 = "pass" }

[[example]]
name = "above it by a cent, per area or per head"
given.project = [{ id = "P1", name = "改造" }]
given.item = [{ id = "I1", project = "P1", label = "喷淋", amount = 540000 }, { id = "I2", project = "P1", label = "补贴", amount = 100 }]
given.quantity = """
item | unit_class | counted_unit | counted
I1   | area       | 平方米       | 1200
I2   | person     | 人           | 10
"""
given.indicator = """
id | project | level1   | name     | target          | operator | money | unit_per | per_unit
C1 | P1      | 成本指标 | 单位成本 | ≤540(元/平方米) | <=       | 540   | area     | 平方米
C2 | P1      | 成本指标 | 人均补贴 |                 | =        | 10.01 |          |
"""
given.relation = [{ indicator = "C1", item = "I1" }, { indicator = "C2", item = "I2" }]
expect = { C1 = "fail", C2 = "fail" }
message = "“单位成本”定为 ≤540(元/平方米)，按测算数量 1200平方米 合 648,000.00 元，超过对应支出“喷淋”的 540,000.00 元。"

[[example]]
name = "the words are not alike: the only item priced for one of the same; two such items; priced for another; people are of any item"
given.project = [{ id = "P1" }, { id = "P2" }, { id = "P3" }, { id = "P4" }]
given.item = """
id | project | label    | amount
I1 | P1      | 新建冷库 | 3000000
I2 | P1      | 监理     | 120000
I3 | P2      | 新建冷库 | 3000000
I4 | P2      | 新建晒场 | 3000000
I5 | P3      | 新建冷库 | 3000000
I6 | P4      | 讲课     | 100
"""
given.quantity = """
item | unit_class | counted_unit | counted
I1   | building   | 座           | 12
I2   | building   | 座           | 1
I3   | building   | 座           | 12
I4   | building   | 座           | 12
I5   | building   | 座           | 12
I6   | person     | 人           | 10
"""
given.price = """
item | project | unit
I1   | P1      | 万元/座
I1   | P1      | 元/座
I2   | P1      | 元
I3   | P2      | 万元/座
I4   | P2      | 万元/座
I5   | P3      | 万元/亩
I6   | P4      | 元/人
"""
given.indicator = """
id | project | level1   | name     | target     | operator | money  | unit_per | per_unit
C1 | P1      | 成本指标 | 单座成本 | ≤28万元/座 | <=       | 280000 | building | 座
C2 | P2      | 成本指标 | 单座成本 | ≤28万元/座 | <=       | 280000 | building | 座
C3 | P3      | 成本指标 | 单座成本 | ≤28万元/座 | <=       | 280000 | building | 座
C4 | P4      | 成本指标 | 补贴     | ≤28元/人   | <=       | 28     | person   | 人
"""
expect = { C1 = "fail" }
message = "“单座成本”定为 ≤28万元/座，按测算数量 12座 合 3,360,000.00 元，超过对应支出“新建冷库”的 3,000,000.00 元。"

[[example]]
name = "it speaks of two items with such a quantity; the item has no amount"
given.project = [{ id = "P1" }]
given.item = [{ id = "I1", project = "P1", amount = 100 }, { id = "I2", project = "P1", amount = 200 }, { id = "I3", project = "P1" }]
given.quantity = """
item | unit_class | counted
I1   | person     | 10
I2   | person     | 10
I3   | person     | 10
"""
given.indicator = """
id | project | level1   | name     | operator | money
C1 | P1      | 成本指标 | 人均成本 | <=       | 500
C2 | P1      | 成本指标 | 人均成本 | <=       | 500
"""
given.relation = [{ indicator = "C1", item = "I1" }, { indicator = "C1", item = "I2" }, { indicator = "C2", item = "I3" }]
expect = { C1 = "unknown", C2 = "unknown" }

[[example]]
name = "another class, no relation, no money, an output or a lower bound: not looked at"
given.project = [{ id = "P1" }]
given.item = [{ id = "I1", project = "P1", amount = 100 }, { id = "I2", project = "P1", amount = 100 }]
given.quantity = [{ item = "I1", unit_class = "person", counted = 10 }, { item = "I2", unit_class = "area", counted = 10 }]
given.indicator = """
id | project | level1   | name     | operator | money | unit_per | per_unit
C1 | P1      | 成本指标 | 单位成本 | <=       | 500   | area     | 平方米
C2 | P1      | 成本指标 | 人均成本 | <=       | 500   |          |
C3 | P1      | 成本指标 | 人均成本 | <=       |       |          |
C4 | P1      | 产出指标 | 人均成本 | <=       | 500   |          |
C5 | P1      | 成本指标 | 人均成本 | >=       | 500   |          |
C6 | P1      | 成本指标 | 总成本   | <=       | 500   |          |
"""
given.relation = """
indicator | item
C1        | I1
C3        | I1
C4        | I1
C5        | I1
C6        | I1
"""
expect = {}

[[example]]
name = "万平方米 count as ten thousand; a price per mu can't be set against square metres"
given.project = [{ id = "P1", name = "养护" }]
given.item = [{ id = "I1", project = "P1", label = "绿地养护", amount = 200000 }]
given.quantity = [{ item = "I1", unit_class = "area", counted_unit = "平方米", counted = 25000 }]
given.indicator = """
id | project | level1   | name     | target      | operator | money | unit_per | per_unit
C1 | P1      | 成本指标 | 养护单价 | ≤9元/平方米 | <=       | 9     | area     | 平方米
C2 | P1      | 成本指标 | 养护单价 |             | <=       | 9     | area     | 亩
C3 | P1      | 成本指标 | 养护单价 |             | <=       | 9     | area     |
"""
given.relation = [{ indicator = "C3", item = "I1" }, { indicator = "C1", item = "I1" }, { indicator = "C2", item = "I1" }]
expect = { C1 = "fail", C2 = "unknown", C3 = "unknown" }
message = "“养护单价”定为 ≤9元/平方米，按测算数量 25000平方米 合 225,000.00 元，超过对应支出“绿地养护”的 200,000.00 元。"
---*/
