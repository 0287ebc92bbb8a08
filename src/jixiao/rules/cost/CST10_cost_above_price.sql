/*---
name     = "cost.above-price"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = []
covers   = ["CST05"]
kinds    = ["declaration"]
basis    = [
  { practice = "单位成本上限不高于预算测算的单价" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·资金匹配性", from = 2015-05-21 },
]
title    = { zh = "每人每天的成本上限高于测算单价", en = "Ceiling per person and day above the calculated price" }
message.zh = "“{project}”的“{name}”定为 {target}，“{label}”的测算单价是 {price} 元。"
message.en = "“{project}”: “{name}” is set at {target}; “{label}” is calculated at {price} yuan."
fix.zh = "把单位成本上限改到不高于测算单价；单价确需提高的，先改预算测算。"
fix.en = "Set the ceiling to no more than the calculated price; if the price must rise, change the calculation first."
why.zh = "上限比测算还高，照上限花就会超预算，成本指标等于没有约束。"
why.en = "Spending up to such a ceiling would exceed the budget, so it controls nothing."
---*/
-- a cost by two measures (per person and day), against the price by the same measures of the one item it speaks of
WITH priced AS (
  SELECT i.id, i.at, i.project, i.name, i.target, i.money, min(n.id) = max(n.id) AND min(w.value) = max(w.value)
    AND bool_and(regexp_replace(regexp_replace(i.unit, '^[^/·*]*', ''), '[/·*]', '', 'g') = regexp_replace(regexp_replace(w.unit, '^[^/·*]*', ''), '[/·*]', '',
      'g')) AS is_single, max(n.at) AS item_at, max(n.label) AS label, max(w.value) AS price
  FROM indicator AS i JOIN relation AS r ON r.indicator = i.id JOIN item AS n ON n.id = r.item
  JOIN price AS w ON w.item = n.id AND regexp_matches(w.unit, '[/·*].*[/·*]')
  WHERE i.level1 = '成本指标' AND i.money IS NOT NULL AND i.operator IN ('<=', '<', '=') AND regexp_matches(i.unit, '[/·*].*[/·*]')
  GROUP BY i.id, i.at, i.project, i.name, i.target, i.money
)
SELECT c.id AS subject, CASE WHEN c.is_single THEN c.money <= c.price END AS ok, c.at || '/target' AS path, c.item_at AS other_path,
       COALESCE(p.name, p.narrative_name) AS project,
       c.name, c.target, c.label, c.price
FROM priced AS c JOIN project AS p ON p.id = c.project
/*--- examples
[[example]]
name = "the price, or less"
given.project = [{ id = "P1", name = "培训" }]
given.item = [{ id = "N1", project = "P1", label = "集中培训" }]
given.price = [{ item = "N1", value = 380, unit = "元/人/天" }, { item = "N1", value = 9, unit = "元/人" }]
given.indicator = """
id | project | level1   | operator | money | unit
I1 | P1      | 成本指标 | <=       | 380   | 元/人·天
I2 | P1      | 成本指标 | <        | 300   | 元/人/天
"""
given.relation = [{ indicator = "I1", item = "N1" }, { indicator = "I2", item = "N1" }]
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "a cent above it"
given.project = [{ id = "P1", name = "培训" }]
given.item = [{ id = "N1", project = "P1", label = "集中培训" }]
given.price = [{ item = "N1", value = 380, unit = "元/人·天" }]
given.indicator = """
id | project | level1   | name       | target          | operator | money  | unit
I1 | P1      | 成本指标 | 人均日成本 | =380.01元/人·天 | =        | 380.01 | 元/人·天
"""
given.relation = [{ indicator = "I1", item = "N1" }]
expect = { I1 = "fail" }
expect_path.I1 = ["/I1/target", "/N1"]
message = "“培训”的“人均日成本”定为 =380.01元/人·天，“集中培训”的测算单价是 380.00 元。"

[[example]]
name = "two items, or two prices"
given.project = [{ id = "P1" }]
given.item = [{ id = "N1", project = "P1" }, { id = "N2", project = "P1" }, { id = "N3", project = "P1" }]
given.price = """
item | value | unit
N1   | 380   | 元/人·天
N2   | 380   | 元/人·天
N3   | 380   | 元/人·天
N3   | 300   | 元/人·天
"""
given.indicator = """
id | project | level1   | operator | money | unit
I1 | P1      | 成本指标 | <=       | 500   | 元/人·天
I2 | P1      | 成本指标 | <=       | 500   | 元/人·天
"""
given.relation = [{ indicator = "I1", item = "N1" }, { indicator = "I1", item = "N2" }, { indicator = "I2", item = "N3" }]
expect = { I1 = "unknown", I2 = "unknown" }

[[example]]
name = "another kind of price, a simple unit, an output, a lower bound, no money, no relation: not looked at"
given.project = [{ id = "P1" }]
given.item = [{ id = "N1", project = "P1" }, { id = "N2", project = "P1" }]
given.price = [{ item = "N1", value = 380, unit = "元/人·天" }, { item = "N2", value = 380, unit = "元/人" }]
given.indicator = """
id | project | level1   | operator | money | unit
I1 | P1      | 成本指标 | <=       | 500   | 元/人·天
I2 | P1      | 成本指标 | <=       | 500   | 元/人
I3 | P1      | 产出指标 | <=       | 500   | 元/人·天
I4 | P1      | 成本指标 | >=       | 500   | 元/人·天
I5 | P1      | 成本指标 | <=       |       | 元/人·天
I6 | P1      | 成本指标 | <=       | 500   | 元/人·天
"""
given.relation = """
indicator | item
I1        | N2
I2        | N1
I3        | N1
I4        | N1
I5        | N1
"""
expect = {}

[[example]]
name = "a price per person and event is none per person and day; the yuan of 万元 is the same"
given.project = [{ id = "P1" }]
given.item = [{ id = "N1", project = "P1" }, { id = "N2", project = "P1" }]
given.price = [{ item = "N1", value = 380, unit = "元/人·次" }, { item = "N2", value = 380, unit = "元/人·天" }]
given.indicator = """
id | project | level1   | operator | money | unit
I1 | P1      | 成本指标 | <=       | 500   | 元/人·天
I2 | P1      | 成本指标 | <=       | 500   | 万元/人*天
"""
given.relation = [{ indicator = "I1", item = "N1" }, { indicator = "I2", item = "N2" }]
expect = { I1 = "unknown", I2 = "fail" }
---*/
