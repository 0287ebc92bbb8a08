/*---
name     = "calculation.price-differs"
severity = "warning"
since    = "0.1"
subject  = "item"
params   = []
basis    = [
  { practice = "预算测算的单价应与实施方案所写标准一致" },
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》预算编制科学性：按照标准编制", from = 2020-02-25 },
]
title    = { zh = "测算单价与实施方案不一致", en = "Unit price of the calculation differs from the scheme" }
message.zh = "“{label}”按单价 {price} 元测算，实施方案里对应的金额只能是 {planned} 元，两处不一致。"
message.en = "“{label}” is calculated at {price} yuan, while the only amount of the scheme that can belong to it is {planned} yuan."
fix.zh = "查明执行的标准，统一两处；单价改了的，金额和单位成本指标一并核对。"
fix.en = "Find the standard in force and make both agree; if the price changes, check amount and unit-cost indicator as well."
why.zh = "方案写的是批准的标准，测算用了别的价，多出的部分没有依据。"
why.en = "The scheme names the approved standard; another price in the calculation has no ground."
---*/
WITH single AS (
  SELECT c.item, c.project, max(c.value) AS price FROM price AS c GROUP BY c.item, c.project HAVING min(c.value) = max(c.value)
), said AS (
  SELECT m.project, m.value FROM mention AS m WHERE m.section = 'plan' AND m.unit_class = 'money' GROUP BY m.project, m.value
), told AS (
  SELECT s.item, s.project, s.price, m.value IS NOT NULL AS is_said FROM single AS s LEFT JOIN said AS m ON m.project = s.project AND m.value = s.price
), open_item AS (
  SELECT t.project, max(t.item) AS item FROM told AS t WHERE NOT t.is_said GROUP BY t.project HAVING min(t.item) = max(t.item)
), open_said AS (
  SELECT m.project, max(m.value) AS planned FROM said AS m LEFT JOIN price AS c ON c.project = m.project AND c.value = m.value
  WHERE c.item IS NULL GROUP BY m.project HAVING min(m.value) = max(m.value)
), counted AS (
  SELECT DISTINCT q.item FROM quantity AS q JOIN mention AS m ON m.project = q.project AND m.unit_class = q.unit_class AND m.value = q.value
  WHERE m.section = 'plan'
), priced AS (
  SELECT DISTINCT m.project FROM said AS m
)
SELECT t.item AS subject, CASE WHEN t.is_said THEN TRUE WHEN o.item IS NOT NULL AND w.planned IS NOT NULL AND n.item IS NOT NULL THEN FALSE END AS ok,
       i.at AS path, p.at || '/narrative/plan' AS other_path, i.label, t.price, CAST(w.planned AS DECIMAL(18, 2)) AS planned,
       '方案中唯一没有对上的金额说的就是这一项' AS supposes
FROM told AS t JOIN priced AS d ON d.project = t.project JOIN item AS i ON i.id = t.item JOIN project AS p ON p.id = t.project
LEFT JOIN open_item AS o ON o.item = t.item LEFT JOIN open_said AS w ON w.project = t.project LEFT JOIN counted AS n ON n.item = t.item
/*--- examples
[[example]]
name = "the same prices in both places"
given.project = [{ id = "P1" }]
given.item = [{ id = "I1", project = "P1", label = "灭火器" }, { id = "I2", project = "P1", label = "喷淋" }]
given.price = [{ item = "I1", project = "P1", value = 200 }, { item = "I2", project = "P1", value = 450 }]
given.mention = """
project | section | unit_class | value
P1      | plan    | money      | 200
P1      | plan    | money      | 450
"""
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "one price and one amount of the scheme are left over, and the scheme names the item's quantity"
given.project = [{ id = "P1" }]
given.item = [{ id = "I1", project = "P1", label = "灭火器" }, { id = "I2", project = "P1", label = "喷淋" }]
given.price = [{ item = "I1", project = "P1", value = 200 }, { item = "I2", project = "P1", value = 540 }]
given.quantity = [{ item = "I2", project = "P1", unit_class = "area", value = 1200 }]
given.mention = """
project | section | unit_class | value
P1      | plan    | money      | 200
P1      | plan    | money      | 450
P1      | plan    | area       | 1200
P2      | plan    | money      | 540
"""
expect = { I1 = "pass", I2 = "fail" }
message = "“喷淋”按单价 540.00 元测算，实施方案里对应的金额只能是 450.00 元，两处不一致。"

[[example]]
name = "the scheme does not name the item's quantity, leaves two amounts, two items, or none"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "E" }, { id = "F" }]
given.item = """
id | project
I1 | A
I2 | B
I3 | C
I4 | C
I5 | E
I6 | E
I7 | F
"""
given.price = """
item | project | value
I1   | A       | 540
I2   | B       | 540
I3   | C       | 540
I4   | C       | 550
I5   | E       | 540
I6   | E       | 450
I7   | F       | 540
"""
given.quantity = """
item | project | unit_class | value
I1   | A       | area       | 1200
I2   | B       | area       | 1200
I3   | C       | area       | 1200
I4   | C       | area       | 1200
I5   | E       | area       | 1200
I7   | F       | area       | 1200
"""
given.mention = """
project | section  | unit_class | value
A       | plan     | money      | 450
A       | plan     | area       | 1000
A       | plan     | length     | 1200
A       | overview | area       | 1200
B       | plan     | money      | 450
B       | plan     | money      | 460
B       | plan     | area       | 1200
C       | plan     | money      | 450
C       | plan     | area       | 1200
E       | plan     | money      | 450
E       | plan     | area       | 1200
F       | overview | money      | 450
F       | plan     | area       | 450
"""
expect = { I1 = "unknown", I2 = "unknown", I3 = "unknown", I4 = "unknown", I5 = "unknown", I6 = "pass" }

[[example]]
name = "an item with several prices is not looked at"
given.project = [{ id = "P1" }]
given.item = [{ id = "I1", project = "P1" }]
given.price = [{ item = "I1", project = "P1", value = 100 }, { item = "I1", project = "P1", value = 80 }]
given.mention = [{ project = "P1", section = "plan", unit_class = "money", value = 90 }]
expect = {}
---*/
