/*---
name     = "cost.unit-cost-times-quantity"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["cost_tolerance", "per_person_words", "period_cost_words", "counted_classes"]
covers   = ["CST05"]
kinds    = ["declaration"]
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·资金匹配性：目标与资金规模相匹配", from = 2015-05-21 },
  { practice = "单位成本×目标数量应与对应支出或全年预算大致相当（±10％）" },
]
title    = { zh = "单位成本×目标数量与预算不符", en = "Unit cost × target quantity does not fit the budget" }
message.zh = "“{project}”的“{name}”为 {cost} 元，“{quantity_name}”为 {quantity}，相乘得 {product} 元，与对应的预算 {budget} 元{gap}。"
message.en = """\
  “{project}”: “{name}” is {cost} yuan and “{quantity_name}” {quantity}; their product of {product} yuan does not fit the budget it belongs to, {budget} \
  yuan (tolerance {tolerance} %)."""
fix.zh = "按实施方案的数量和实际单价重算，使单位成本、目标数量和预算三者相符。"
fix.en = "Recalculate with the quantities and prices of the scheme so that unit cost, target and budget fit together."
why.zh = "三个数里至少有一个沿用了调整前的测算。目标定下来以后，成本指标就要按它考核，不相符的成本指标无法完成，或不起约束。"
why.en = "At least one of the three is left from an earlier calculation. The cost will be judged by this target, which then can't be met or binds nobody."
---*/
WITH pair AS (
  SELECT c.id, c.at, c.project, c.name, c.money, regexp_matches(c.name, :period_cost_words) OR regexp_matches(c.unit, '[/·*].*[/·*]')
           OR NOT COALESCE(q.counted_unit = c.per_unit, FALSE) AND NOT regexp_matches(c.per, :counted_classes) AS is_open,
         q.id AS other, q.at AS other_at, q.name AS other_name, q.target AS other_target,
         CAST(CAST(c.money AS DECIMAL(20, 2)) * CAST(q.counted AS DECIMAL(18, 2)) AS DECIMAL(20, 2)) AS product, count(*) OVER (PARTITION BY c.id) AS choices,
         c.operator = '=' AND q.operator = '=' AS is_fixed
  FROM cost_limit AS c JOIN indicator AS q ON q.project = c.project AND q.level2 = '数量指标' AND q.unit_class = c.per AND q.counted IS NOT NULL
), shared AS (
  SELECT r.id, r.other, n.amount, n.is_leaf, least(a.strength, b.strength) AS nearness
  FROM pair AS r JOIN relation AS a ON a.indicator = r.id JOIN relation AS b ON b.indicator = r.other AND b.item = a.item JOIN item AS n ON n.id = a.item
), base AS (
  SELECT s.id, s.other, s.amount, s.nearness FROM shared AS s
  UNION ALL SELECT s.id, s.other, CASE WHEN count(*) = count(s.amount) THEN sum(s.amount) END, max(s.nearness) FROM shared AS s WHERE s.is_leaf
    GROUP BY s.id, s.other
), own AS ( -- of several quantities the cost's own is the one whose words stand nearest to the same item, then one that fits
  SELECT r.id, r.other, max(b.amount) AS amount, count(*) > count(b.amount) AS blank,
         count(*) FILTER (WHERE abs(r.product - b.amount) * 100 <= b.amount * :cost_tolerance) > 0 AS fits
  FROM pair AS r JOIN base AS b ON b.id = r.id AND b.other = r.other GROUP BY r.id, r.other
  QUALIFY row_number() OVER (PARTITION BY r.id ORDER BY max(b.nearness) DESC, fits DESC, r.other) = 1
), sums AS (
  SELECT f.project, f.annual AS amount FROM funding AS f UNION ALL SELECT n.project, n.amount FROM item AS n
), whole AS (
  SELECT r.id, r.other, max(w.amount) AS amount, count(*) FILTER (WHERE abs(r.product - w.amount) * 100 <= w.amount * :cost_tolerance) > 0 AS fits
  FROM pair AS r JOIN sums AS w ON w.project = r.project GROUP BY r.id, r.other
), told AS (SELECT DISTINCT o.id FROM own AS o)
SELECT r.id AS subject,
       CASE WHEN r.is_open THEN NULL WHEN o.fits THEN TRUE WHEN o.blank THEN NULL WHEN o.id IS NOT NULL THEN FALSE
            WHEN r.choices > 1 THEN NULL WHEN r.is_fixed AND r.product > w.amount THEN FALSE WHEN w.fits THEN TRUE
            WHEN r.product > w.amount THEN FALSE -- equivalent: a product equal to an amount fits and has passed
       END AS ok,
       r.at || '/target' AS path, [r.other_at || '/target', p.at || '/funding/annual'] AS other_path, COALESCE(p.name, p.narrative_name) AS project,
       r.name, r.money AS cost, r.other_name AS quantity_name, r.other_target AS quantity, CAST(r.product AS DECIMAL(18, 2)) AS product,
       CAST(COALESCE(o.amount, w.amount) AS DECIMAL(18, 2)) AS budget, :cost_tolerance AS tolerance,
       CASE WHEN r.is_fixed AND o.id IS NULL THEN '不等' ELSE '相差超过 ' || CAST(:cost_tolerance AS VARCHAR) || '％' END AS gap
FROM pair AS r JOIN project AS p ON p.id = r.project LEFT JOIN own AS o ON o.id = r.id AND o.other = r.other
LEFT JOIN whole AS w ON w.id = r.id AND w.other = r.other LEFT JOIN told AS t ON t.id = r.id
WHERE o.id IS NOT NULL OR t.id IS NULL
/*--- examples
[[example]]
name = "unit cost × quantity is the item, or 10 per cent above or below it"
given.project = [{ id = "P1", name = "讲座" }, { id = "P2" }, { id = "P3" }]
given.funding = [{ project = "P1", annual = 9000 }, { project = "P2", annual = 9000 }, { project = "P3", annual = 9000 }]
given.item = """
id | project | is_leaf | amount
I1 | P1      | true    | 1000
I2 | P2      | true    | 1000
I3 | P3      | true    | 1000
"""
given.indicator = """
id | project | level1   | name     | operator | money | unit  | unit_per | level2   | unit_class | counted
C1 | P1      | 成本指标 | 每场成本 | <=       | 100   | 元/场 | occasion |          |            |
Q1 | P1      |          | 场次     |          |       |       |          | 数量指标 | occasion   | 10
C2 | P2      | 成本指标 | 人均成本 | =        | 110   |       |          |          |            |
Q2 | P2      |          | 人数     |          |       |       |          | 数量指标 | person     | 10
C3 | P3      | 成本指标 | 单位成本 | <        | 90    | 元/场 | occasion |          |            |
Q3 | P3      |          | 场次     |          |       |       |          | 数量指标 | occasion   | 10
"""
given.relation = """
indicator | item
C1        | I1
Q1        | I1
C2        | I2
Q2        | I2
C3        | I3
Q3        | I3
"""
expect = { C1 = "pass", C2 = "pass", C3 = "pass" }

[[example]]
name = "a little more than 10 per cent above, and below although the annual amount would fit"
given.project = [{ id = "P1", name = "讲座" }, { id = "P2", name = "读书" }]
given.funding = [{ project = "P1", annual = 1100.01 }, { project = "P2", annual = 899.99 }]
given.item = [{ id = "I1", project = "P1", is_leaf = true, amount = 1000 }, { id = "I2", project = "P2", is_leaf = true, amount = 1000 }]
given.indicator = """
id | project | level1   | name     | operator | money   | unit  | unit_per | level2   | target | unit_class | counted
C1 | P1      | 成本指标 | 每场成本 | <=       | 1100.01 | 元/场 | occasion |          |        |            |
Q1 | P1      |          | 场次     |          |         |       |          | 数量指标 | ≥1(场) | occasion   | 1
C2 | P2      | 成本指标 | 每场成本 | <=       | 899.99  | 元/场 | occasion |          |        |            |
Q2 | P2      |          | 场次     |          |         |       |          | 数量指标 |        | occasion   | 1
"""
given.relation = [{ indicator = "C1", item = "I1" }, { indicator = "Q1", item = "I1" }, { indicator = "C2", item = "I2" }, { indicator = "Q2", item = "I2" }]
expect = { C1 = "fail", C2 = "fail" }
message = "“讲座”的“每场成本”为 1,100.01 元，“场次”为 ≥1(场)，相乘得 1,100.01 元，与对应的预算 1,000.00 元相差超过 10％。"

[[example]]
name = "both speak of several items: their sum counts, parts without an amount leave it open, a parent is not counted twice"
given.project = [{ id = "P1" }, { id = "P2" }, { id = "P3" }]
given.funding = [{ project = "P1", annual = 9000 }, { project = "P2", annual = 9000 }, { project = "P3", annual = 2000 }]
given.item = """
id | project | is_leaf | amount
I1 | P1      | true    | 400
I2 | P1      | true    | 600
I3 | P2      | false   | 1000
I4 | P2      | true    | 1000
I5 | P3      | true    | 400
I6 | P3      | true    |
"""
given.indicator = """
id | project | level1   | name     | operator | money | level2   | unit_class | counted
C1 | P1      | 成本指标 | 人均成本 | <=       | 100   |          |            |
Q1 | P1      |          |          |          |       | 数量指标 | person     | 10
C2 | P2      | 成本指标 | 人均成本 | <=       | 200   |          |            |
Q2 | P2      |          |          |          |       | 数量指标 | person     | 10
C3 | P3      | 成本指标 | 人均成本 | <=       | 100   |          |            |
Q3 | P3      |          |          |          |       | 数量指标 | person     | 10
"""
given.relation = """
indicator | item
C1        | I1
C1        | I2
Q1        | I1
Q1        | I2
C2        | I3
C2        | I4
Q2        | I3
Q2        | I4
C3        | I5
C3        | I6
Q3        | I5
Q3        | I6
"""
expect = { C1 = "pass", C2 = "fail", C3 = "unknown" }

[[example]]
name = "they share no item: any item or the year's amount may fit; more than all of it fails; less may cover a part only"
given.project = [{ id = "A" }, { id = "B" }, { id = "C", name = "讲座" }, { id = "E" }, { id = "F" }]
given.funding = """
project | annual
A       | 9000
B       | 1000
C       | 1000
E       | 1000
F       | 1000
"""
given.item = [{ id = "I1", project = "A", is_leaf = true, amount = 1000 }]
given.indicator = """
id | project | level1   | name     | operator | money  | level2   | unit_class | counted | target
CA | A       | 成本指标 | 人均成本 | <=       | 100    |          |            |         |
QA | A       |          |          |          |        | 数量指标 | person     | 10      |
CB | B       | 成本指标 | 人均成本 | <=       | 110    |          |            |         |
QB | B       |          |          |          |        | 数量指标 | person     | 10      |
CC | C       | 成本指标 | 人均成本 | <=       | 110.01 |          |            |         |
QC | C       |          | 人数     |          |        | 数量指标 | person     | 10      | ≥10人
CE | E       | 成本指标 | 人均成本 | <=       | 89.99  |          |            |         |
QE | E       |          |          |          |        | 数量指标 | person     | 10      |
CF | F       | 成本指标 | 人均成本 | <=       | 500    |          |            |         |
Q1 | F       |          |          |          |        | 数量指标 | person     | 10      |
Q2 | F       |          |          |          |        | 数量指标 | person     | 20      |
"""
expect = { CA = "pass", CB = "pass", CC = "fail", CE = "unknown", CF = "unknown" }
message = "“讲座”的“人均成本”为 110.01 元，“人数”为 ≥10人，相乘得 1,100.10 元，与对应的预算 1,000.00 元相差超过 10％。"

[[example]]
name = "cost and quantity are both fixed: no cent above all the money there is, and nothing is wrong at it or where one of them may be less"
given.project = [{ id = "A", name = "讲座" }, { id = "B" }, { id = "C" }, { id = "E" }]
given.funding = [{ project = "A", annual = 1000 }, { project = "B", annual = 1000 }, { project = "C", annual = 1000 }, { project = "E", annual = 1000 }]
given.indicator = """
id | project | level1   | name     | operator | money  | level2   | target | unit_class | counted
CA | A       | 成本指标 | 人均成本 | =        | 100.01 |          |        |            |
QA | A       |          | 人数     | =        |        | 数量指标 | =10人  | person     | 10
CB | B       | 成本指标 | 人均成本 | =        | 100    |          |        |            |
QB | B       |          |          | =        |        | 数量指标 |        | person     | 10
CC | C       | 成本指标 | 人均成本 | <=       | 100.01 |          |        |            |
QC | C       |          |          | =        |        | 数量指标 |        | person     | 10
CE | E       | 成本指标 | 人均成本 | =        | 100.01 |          |        |            |
QE | E       |          |          | >=       |        | 数量指标 |        | person     | 10
"""
expect = { CA = "fail", CB = "pass", CC = "pass", CE = "pass" }
message = "“讲座”的“人均成本”为 100.01 元，“人数”为 =10人，相乘得 1,000.10 元，与对应的预算 1,000.00 元不等。"

[[example]]
name = "the quantity of another class, of another project, not a quantity, or without a number; a lower bound; no money: not looked at"
given.project = [{ id = "A" }, { id = "B" }]
given.funding = [{ project = "A", annual = 10 }, { project = "B", annual = 10 }]
given.indicator = """
id | project | level1   | name     | operator | money | level2   | unit_class | counted
C1 | A       | 成本指标 | 人均成本 | <=       | 500   |          |            |
Q1 | A       |          |          |          |       | 数量指标 | occasion   | 10
Q2 | B       |          |          |          |       | 数量指标 | person     | 10
Q3 | A       |          |          |          |       | 质量指标 | person     | 10
Q4 | A       |          |          |          |       | 数量指标 | person     |
C2 | B       | 成本指标 | 人均成本 | >=       | 500   |          |            |
C3 | B       | 成本指标 | 人均成本 | <=       |       |          |            |
C4 | B       | 产出指标 | 人均成本 | <=       | 500   |          |            |
"""
expect = {}

[[example]]
name = "of two quantities only the one that shares an item with the cost counts"
given.project = [{ id = "P1" }]
given.funding = [{ project = "P1", annual = 9000 }]
given.item = [{ id = "I1", project = "P1", is_leaf = true, amount = 1000 }]
given.indicator = """
id | project | level1   | name     | operator | money | unit  | unit_per | level2   | unit_class | counted
C1 | P1      | 成本指标 | 每场成本 | <=       | 100   | 元/场 | occasion |          |            |
Q1 | P1      |          |          |          |       |       |          | 数量指标 | occasion   | 10
Q2 | P1      |          |          |          |       |       |          | 数量指标 | occasion   | 500
"""
given.relation = [{ indicator = "C1", item = "I1" }, { indicator = "Q1", item = "I1" }]
expect = { C1 = "pass" }

[[example]]
name = "two costs with one quantity are judged apart, each by its own item, or each by the whole"
given.project = [{ id = "P1" }, { id = "P2" }]
given.funding = [{ project = "P1", annual = 9000 }, { project = "P2", annual = 1000 }]
given.item = [{ id = "I1", project = "P1", is_leaf = true, amount = 1000 }, { id = "I2", project = "P1", is_leaf = true, amount = 5000 }]
given.indicator = """
id | project | level1   | name     | operator | money | level2   | unit_class | counted
C1 | P1      | 成本指标 | 人均餐费 | <=       | 100   |          |            |
C2 | P1      | 成本指标 | 人均房费 | <=       | 100   |          |            |
Q1 | P1      |          |          |          |       | 数量指标 | person     | 10
C3 | P2      | 成本指标 | 人均餐费 | <=       | 100   |          |            |
C4 | P2      | 成本指标 | 人均房费 | <=       | 500   |          |            |
Q2 | P2      |          |          |          |       | 数量指标 | person     | 10
"""
given.relation = [{ indicator = "C1", item = "I1" }, { indicator = "C2", item = "I2" }, { indicator = "Q1", item = "I1" }, { indicator = "Q1", item = "I2" }]
expect = { C1 = "pass", C2 = "fail", C3 = "pass", C4 = "fail" }

[[example]]
name = "two like costs and quantities: each cost belongs to the quantity of the same name, and is wrong by that one alone"
given.project = [{ id = "P1" }, { id = "P2" }]
given.funding = [{ project = "P1", annual = 9000 }, { project = "P2", annual = 9000 }]
given.item = """
id | project | is_leaf | amount
I1 | P1      | true    | 1000
I2 | P1      | true    | 400
I3 | P2      | true    | 1000
I4 | P2      | true    | 400
"""
given.indicator = """
id | project | level1   | name             | operator | money | unit  | unit_per | per_unit | level2   | unit_class | counted_unit | counted
C1 | P1      | 成本指标 | 一级绿地单位成本 | <=       | 100   | 元/亩 | area     | 亩       |          |            |              |
C2 | P1      | 成本指标 | 二级绿地单位成本 | <=       | 20    | 元/亩 | area     | 亩       |          |            |              |
Q1 | P1      |          | 一级绿地面积     |          |       |       |          |          | 数量指标 | area       | 亩           | 10
Q2 | P1      |          | 二级绿地面积     |          |       |       |          |          | 数量指标 | area       | 亩           | 20
C3 | P2      | 成本指标 | 一级绿地单位成本 | <=       | 50    | 元/亩 | area     | 亩       |          |            |              |
Q3 | P2      |          | 一级绿地面积     |          |       |       |          |          | 数量指标 | area       | 亩           | 10
Q4 | P2      |          | 二级绿地面积     |          |       |       |          |          | 数量指标 | area       | 亩           | 20
"""
given.relation = """
indicator | item | strength
C1        | I1   | 4
C1        | I2   | 3
Q1        | I1   | 4
Q1        | I2   | 3
C2        | I2   | 4
C2        | I1   | 3
Q2        | I2   | 4
Q2        | I1   | 3
C3        | I3   | 4
C3        | I4   | 3
Q3        | I3   | 4
Q3        | I4   | 3
Q4        | I4   | 4
Q4        | I3   | 3
"""
expect = { C1 = "pass", C2 = "pass", C3 = "fail" }

[[example]]
name = "of quantities equally near the one that fits is the cost's own; when none fits it fails"
given.project = [{ id = "P1" }, { id = "P2" }]
given.funding = [{ project = "P1", annual = 9000 }, { project = "P2", annual = 9000 }]
given.item = [{ id = "I1", project = "P1", is_leaf = true, amount = 1000 }, { id = "I2", project = "P2", is_leaf = true, amount = 1000 }]
given.indicator = """
id | project | level1   | name     | operator | money | level2   | unit_class | counted
C1 | P1      | 成本指标 | 人均成本 | <=       | 100   |          |            |
Q1 | P1      |          |          |          |       | 数量指标 | person     | 10
Q2 | P1      |          |          |          |       | 数量指标 | person     | 30
C2 | P2      | 成本指标 | 人均成本 | <=       | 100   |          |            |
Q3 | P2      |          |          |          |       | 数量指标 | person     | 20
Q4 | P2      |          |          |          |       | 数量指标 | person     | 30
"""
given.relation = """
indicator | item | strength
C1        | I1   | 3
Q1        | I1   | 3
Q2        | I1   | 3
C2        | I2   | 3
Q3        | I2   | 3
Q4        | I2   | 3
"""
expect = { C1 = "pass", C2 = "fail" }

[[example]]
name = """\
  a price per square metre times a million square metres; an area in mu, or a price per an area not named, can't be told; a length has no such price; a cost \
  per person and day, or per month, needs a further factor"""
given.project = [{ id = "A", name = "养护" }, { id = "B" }, { id = "C" }, { id = "E" }, { id = "F" }, { id = "G" }]
given.funding = """
project | annual
F       | 1000
G       | 1000
E       | 1000000
A       | 1000000
B       | 1000000
C       | 1000000
"""
given.indicator = """
id | project | level1   | name         | operator | money | unit     | unit_per | per_unit | level2   | target       | unit_class | counted | counted_unit
CA | A       | 成本指标 | 绿地养护单价 | <=       | 8     | 元/㎡    | area     | 平方米   |          |              |            |         |
QA | A       |          | 养护面积     |          |       |          |          |          | 数量指标 | ≥100万平方米 | area       | 1000000 | 平方米
CB | B       | 成本指标 | 绿地养护单价 | <=       | 8     | 元/㎡    | area     | 平方米   |          |              |            |         |
QB | B       |          | 养护面积     |          |       |          |          |          | 数量指标 |              | area       | 1000000 | 亩
CC | C       | 成本指标 | 绿地养护单价 | <=       | 8     | 元/㎡    | area     | 平方米   |          |              |            |         |
CF | F       | 成本指标 | 培训成本     | <=       | 500   | 元/人·天 | person   |          |          |              |            |         |
QF | F       |          |              |          |       |          |          |          | 数量指标 |              | person     | 10      |
CG | G       | 成本指标 | 人均每月补贴 | <=       | 500   | 元       |          |          |          |              |            |         |
QG | G       |          |              |          |       |          |          |          | 数量指标 |              | person     | 10      |
CE | E       | 成本指标 | 绿地养护单价 | <=       | 8     |          | area     |          |          |              |            |         |
QE | E       |          | 养护面积     |          |       |          |          |          | 数量指标 |              | area       | 1000000 | 平方米
QC | C       |          | 河道长度     |          |       |          |          |          | 数量指标 |              | length     | 1000000 | 米
"""
expect = { CA = "fail", CB = "unknown", CE = "unknown", CF = "unknown", CG = "unknown" }
message = "“养护”的“绿地养护单价”为 8.00 元，“养护面积”为 ≥100万平方米，相乘得 8,000,000.00 元，与对应的预算 1,000,000.00 元相差超过 10％。"
---*/
