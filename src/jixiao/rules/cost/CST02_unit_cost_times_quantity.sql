/*---
name     = "cost.unit-cost-times-quantity"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["cost_tolerance", "per_person_words", "period_cost_words", "counted_classes"]
covers   = ["CST05"]
kinds    = ["declaration"]
basis    = [{ text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·资金匹配性：目标与资金规模相匹配", from = 2015-05-21 }, { practice = "单位成本×目标数量应与对应支出或全年预算大致相当（±10％）" }]
title    = { zh = "单位成本×目标数量与预算不符", en = "Unit cost × target quantity does not fit the budget" }
message  = { zh = "“{project}”的“{name}”为 {cost} 元，“{quantity_name}”为 {quantity}，相乘得 {product} 元，与对应的预算 {budget} 元{gap}。", en = "“{project}”: “{name}” is {cost} yuan and “{quantity_name}” {quantity}; their product of {product} yuan does not fit the budget it belongs to, {budget} yuan (tolerance {tolerance} %)." }
fix      = { zh = "按实施方案的数量和实际单价重算，使单位成本、目标数量和预算三者相符。", en = "Recalculate with the quantities and prices of the scheme so that unit cost, target and budget fit together." }
why      = { zh = "三个数里至少有一个沿用了调整前的测算。目标定下来以后，成本指标就要按它考核，不相符的成本指标无法完成，或不起约束。", en = "At least one of the three is left from an earlier calculation. The cost will be judged by this target, which then can't be met or binds nobody." }
---*/
WITH cost AS (
  SELECT i.id, i.at, i.project, i.name, i.money, i.operator, COALESCE(i.unit_per, CASE WHEN regexp_matches(i.name, :per_person_words) THEN 'person' END) AS per, i.per_unit,
         regexp_matches(i.name, :period_cost_words) OR regexp_matches(i.unit, '[/·*].*[/·*]') AS compound
  FROM indicator AS i WHERE i.level1 = '成本指标' AND i.money IS NOT NULL AND i.operator IN ('<=', '<', '=')
), pair AS (
  SELECT c.id, c.at, c.project, c.name, c.money, c.compound OR NOT COALESCE(q.counted_unit = c.per_unit, FALSE) AND NOT regexp_matches(c.per, :counted_classes) AS is_open, q.id AS other, q.at AS other_at, q.name AS other_name, q.target AS other_target,
         CAST(CAST(c.money AS DECIMAL(20, 2)) * CAST(q.counted AS DECIMAL(18, 2)) AS DECIMAL(20, 2)) AS product, count(*) OVER (PARTITION BY c.id) AS choices, c.operator = '=' AND q.operator = '=' AS is_fixed
  FROM cost AS c JOIN indicator AS q ON q.project = c.project AND q.level2 = '数量指标' AND q.unit_class = c.per AND q.counted IS NOT NULL
), shared AS (
  SELECT r.id, r.other, n.amount, n.is_leaf, least(a.strength, b.strength) AS nearness
  FROM pair AS r JOIN relation AS a ON a.indicator = r.id JOIN relation AS b ON b.indicator = r.other AND b.item = a.item JOIN item AS n ON n.id = a.item
), base AS (
  SELECT s.id, s.other, s.amount, s.nearness FROM shared AS s
  UNION ALL SELECT s.id, s.other, CASE WHEN count(*) = count(s.amount) THEN sum(s.amount) END, max(s.nearness) FROM shared AS s WHERE s.is_leaf GROUP BY s.id, s.other
), own AS ( -- of several quantities the cost's own is the one whose words stand nearest to the same item, then one that fits
  SELECT r.id, r.other, max(b.amount) AS amount, count(*) > count(b.amount) AS blank, count(*) FILTER (WHERE abs(r.product - b.amount) * 100 <= b.amount * :cost_tolerance) > 0 AS fits
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
given.item = [{ id = "I1", project = "P1", is_leaf = true, amount = 1000 }, { id = "I2", project = "P2", is_leaf = true, amount = 1000 }, { id = "I3", project = "P3", is_leaf = true, amount = 1000 }]
given.indicator = [ { id = "C1", project = "P1", level1 = "成本指标", name = "每场成本", operator = "<=", money = 100, unit = "元/场", unit_per = "occasion" }, { id = "Q1", project = "P1", level2 = "数量指标", name = "场次", unit_class = "occasion", counted = 10 }, { id = "C2", project = "P2", level1 = "成本指标", name = "人均成本", operator = "=", money = 110 }, { id = "Q2", project = "P2", level2 = "数量指标", name = "人数", unit_class = "person", counted = 10 }, { id = "C3", project = "P3", level1 = "成本指标", name = "单位成本", operator = "<", money = 90, unit = "元/场", unit_per = "occasion" }, { id = "Q3", project = "P3", level2 = "数量指标", name = "场次", unit_class = "occasion", counted = 10 }, ]
given.relation = [{ indicator = "C1", item = "I1" }, { indicator = "Q1", item = "I1" }, { indicator = "C2", item = "I2" }, { indicator = "Q2", item = "I2" }, { indicator = "C3", item = "I3" }, { indicator = "Q3", item = "I3" }]
expect = { C1 = "pass", C2 = "pass", C3 = "pass" }

[[example]]
name = "a little more than 10 per cent above, and below although the annual amount would fit"
given.project = [{ id = "P1", name = "讲座" }, { id = "P2", name = "读书" }]
given.funding = [{ project = "P1", annual = 1100.01 }, { project = "P2", annual = 899.99 }]
given.item = [{ id = "I1", project = "P1", is_leaf = true, amount = 1000 }, { id = "I2", project = "P2", is_leaf = true, amount = 1000 }]
given.indicator = [ { id = "C1", project = "P1", level1 = "成本指标", name = "每场成本", operator = "<=", money = 1100.01, unit = "元/场", unit_per = "occasion" }, { id = "Q1", project = "P1", level2 = "数量指标", name = "场次", target = "≥1(场)", unit_class = "occasion", counted = 1 }, { id = "C2", project = "P2", level1 = "成本指标", name = "每场成本", operator = "<=", money = 899.99, unit = "元/场", unit_per = "occasion" }, { id = "Q2", project = "P2", level2 = "数量指标", name = "场次", unit_class = "occasion", counted = 1 }, ]
given.relation = [{ indicator = "C1", item = "I1" }, { indicator = "Q1", item = "I1" }, { indicator = "C2", item = "I2" }, { indicator = "Q2", item = "I2" }]
expect = { C1 = "fail", C2 = "fail" }
message = "“讲座”的“每场成本”为 1,100.01 元，“场次”为 ≥1(场)，相乘得 1,100.01 元，与对应的预算 1,000.00 元相差超过 10％。"

[[example]]
name = "both speak of several items: their sum counts, parts without an amount leave it open, a parent is not counted twice"
given.project = [{ id = "P1" }, { id = "P2" }, { id = "P3" }]
given.funding = [{ project = "P1", annual = 9000 }, { project = "P2", annual = 9000 }, { project = "P3", annual = 2000 }]
given.item = [{ id = "I1", project = "P1", is_leaf = true, amount = 400 }, { id = "I2", project = "P1", is_leaf = true, amount = 600 }, { id = "I3", project = "P2", is_leaf = false, amount = 1000 }, { id = "I4", project = "P2", is_leaf = true, amount = 1000 }, { id = "I5", project = "P3", is_leaf = true, amount = 400 }, { id = "I6", project = "P3", is_leaf = true }, ]
given.indicator = [ { id = "C1", project = "P1", level1 = "成本指标", name = "人均成本", operator = "<=", money = 100 }, { id = "Q1", project = "P1", level2 = "数量指标", unit_class = "person", counted = 10 }, { id = "C2", project = "P2", level1 = "成本指标", name = "人均成本", operator = "<=", money = 200 }, { id = "Q2", project = "P2", level2 = "数量指标", unit_class = "person", counted = 10 }, { id = "C3", project = "P3", level1 = "成本指标", name = "人均成本", operator = "<=", money = 100 }, { id = "Q3", project = "P3", level2 = "数量指标", unit_class = "person", counted = 10 }, ]
given.relation = [{ indicator = "C1", item = "I1" }, { indicator = "C1", item = "I2" }, { indicator = "Q1", item = "I1" }, { indicator = "Q1", item = "I2" }, { indicator = "C2", item = "I3" }, { indicator = "C2", item = "I4" }, { indicator = "Q2", item = "I3" }, { indicator = "Q2", item = "I4" }, { indicator = "C3", item = "I5" }, { indicator = "C3", item = "I6" }, { indicator = "Q3", item = "I5" }, { indicator = "Q3", item = "I6" }]
expect = { C1 = "pass", C2 = "fail", C3 = "unknown" }

[[example]]
name = "they share no item: any item or the year's amount may fit; more than all of it fails; less may cover a part only"
given.project = [{ id = "A" }, { id = "B" }, { id = "C", name = "讲座" }, { id = "E" }, { id = "F" }]
given.funding = [{ project = "A", annual = 9000 }, { project = "B", annual = 1000 }, { project = "C", annual = 1000 }, { project = "E", annual = 1000 }, { project = "F", annual = 1000 }]
given.item = [{ id = "I1", project = "A", is_leaf = true, amount = 1000 }]
given.indicator = [ { id = "CA", project = "A", level1 = "成本指标", name = "人均成本", operator = "<=", money = 100 }, { id = "QA", project = "A", level2 = "数量指标", unit_class = "person", counted = 10 }, { id = "CB", project = "B", level1 = "成本指标", name = "人均成本", operator = "<=", money = 110 }, { id = "QB", project = "B", level2 = "数量指标", unit_class = "person", counted = 10 }, { id = "CC", project = "C", level1 = "成本指标", name = "人均成本", operator = "<=", money = 110.01 }, { id = "QC", project = "C", level2 = "数量指标", name = "人数", target = "≥10人", unit_class = "person", counted = 10 }, { id = "CE", project = "E", level1 = "成本指标", name = "人均成本", operator = "<=", money = 89.99 }, { id = "QE", project = "E", level2 = "数量指标", unit_class = "person", counted = 10 }, { id = "CF", project = "F", level1 = "成本指标", name = "人均成本", operator = "<=", money = 500 }, { id = "Q1", project = "F", level2 = "数量指标", unit_class = "person", counted = 10 }, { id = "Q2", project = "F", level2 = "数量指标", unit_class = "person", counted = 20 }, ]
expect = { CA = "pass", CB = "pass", CC = "fail", CE = "unknown", CF = "unknown" }
message = "“讲座”的“人均成本”为 110.01 元，“人数”为 ≥10人，相乘得 1,100.10 元，与对应的预算 1,000.00 元相差超过 10％。"

[[example]]
name = "cost and quantity are both fixed: no cent above all the money there is, and nothing is wrong at it or where one of them may be less"
given.project = [{ id = "A", name = "讲座" }, { id = "B" }, { id = "C" }, { id = "E" }]
given.funding = [{ project = "A", annual = 1000 }, { project = "B", annual = 1000 }, { project = "C", annual = 1000 }, { project = "E", annual = 1000 }]
given.indicator = [ { id = "CA", project = "A", level1 = "成本指标", name = "人均成本", operator = "=", money = 100.01 }, { id = "QA", project = "A", level2 = "数量指标", name = "人数", target = "=10人", unit_class = "person", operator = "=", counted = 10 }, { id = "CB", project = "B", level1 = "成本指标", name = "人均成本", operator = "=", money = 100 }, { id = "QB", project = "B", level2 = "数量指标", unit_class = "person", operator = "=", counted = 10 }, { id = "CC", project = "C", level1 = "成本指标", name = "人均成本", operator = "<=", money = 100.01 }, { id = "QC", project = "C", level2 = "数量指标", unit_class = "person", operator = "=", counted = 10 }, { id = "CE", project = "E", level1 = "成本指标", name = "人均成本", operator = "=", money = 100.01 }, { id = "QE", project = "E", level2 = "数量指标", unit_class = "person", operator = ">=", counted = 10 }, ]
expect = { CA = "fail", CB = "pass", CC = "pass", CE = "pass" }
message = "“讲座”的“人均成本”为 100.01 元，“人数”为 =10人，相乘得 1,000.10 元，与对应的预算 1,000.00 元不等。"

[[example]]
name = "the quantity of another class, of another project, not a quantity, or without a number; a lower bound; no money: not looked at"
given.project = [{ id = "A" }, { id = "B" }]
given.funding = [{ project = "A", annual = 10 }, { project = "B", annual = 10 }]
given.indicator = [ { id = "C1", project = "A", level1 = "成本指标", name = "人均成本", operator = "<=", money = 500 }, { id = "Q1", project = "A", level2 = "数量指标", unit_class = "occasion", counted = 10 }, { id = "Q2", project = "B", level2 = "数量指标", unit_class = "person", counted = 10 }, { id = "Q3", project = "A", level2 = "质量指标", unit_class = "person", counted = 10 }, { id = "Q4", project = "A", level2 = "数量指标", unit_class = "person" }, { id = "C2", project = "B", level1 = "成本指标", name = "人均成本", operator = ">=", money = 500 }, { id = "C3", project = "B", level1 = "成本指标", name = "人均成本", operator = "<=" }, { id = "C4", project = "B", level1 = "产出指标", name = "人均成本", operator = "<=", money = 500 }, ]
expect = {}

[[example]]
name = "of two quantities only the one that shares an item with the cost counts"
given.project = [{ id = "P1" }]
given.funding = [{ project = "P1", annual = 9000 }]
given.item = [{ id = "I1", project = "P1", is_leaf = true, amount = 1000 }]
given.indicator = [ { id = "C1", project = "P1", level1 = "成本指标", name = "每场成本", operator = "<=", money = 100, unit = "元/场", unit_per = "occasion" }, { id = "Q1", project = "P1", level2 = "数量指标", unit_class = "occasion", counted = 10 }, { id = "Q2", project = "P1", level2 = "数量指标", unit_class = "occasion", counted = 500 }, ]
given.relation = [{ indicator = "C1", item = "I1" }, { indicator = "Q1", item = "I1" }]
expect = { C1 = "pass" }

[[example]]
name = "two costs with one quantity are judged apart, each by its own item, or each by the whole"
given.project = [{ id = "P1" }, { id = "P2" }]
given.funding = [{ project = "P1", annual = 9000 }, { project = "P2", annual = 1000 }]
given.item = [{ id = "I1", project = "P1", is_leaf = true, amount = 1000 }, { id = "I2", project = "P1", is_leaf = true, amount = 5000 }]
given.indicator = [ { id = "C1", project = "P1", level1 = "成本指标", name = "人均餐费", operator = "<=", money = 100 }, { id = "C2", project = "P1", level1 = "成本指标", name = "人均房费", operator = "<=", money = 100 }, { id = "Q1", project = "P1", level2 = "数量指标", unit_class = "person", counted = 10 }, { id = "C3", project = "P2", level1 = "成本指标", name = "人均餐费", operator = "<=", money = 100 }, { id = "C4", project = "P2", level1 = "成本指标", name = "人均房费", operator = "<=", money = 500 }, { id = "Q2", project = "P2", level2 = "数量指标", unit_class = "person", counted = 10 }, ]
given.relation = [{ indicator = "C1", item = "I1" }, { indicator = "C2", item = "I2" }, { indicator = "Q1", item = "I1" }, { indicator = "Q1", item = "I2" }]
expect = { C1 = "pass", C2 = "fail", C3 = "pass", C4 = "fail" }

[[example]]
name = "two like costs and quantities: each cost belongs to the quantity of the same name, and is wrong by that one alone"
given.project = [{ id = "P1" }, { id = "P2" }]
given.funding = [{ project = "P1", annual = 9000 }, { project = "P2", annual = 9000 }]
given.item = [{ id = "I1", project = "P1", is_leaf = true, amount = 1000 }, { id = "I2", project = "P1", is_leaf = true, amount = 400 }, { id = "I3", project = "P2", is_leaf = true, amount = 1000 }, { id = "I4", project = "P2", is_leaf = true, amount = 400 }]
given.indicator = [ { id = "C1", project = "P1", level1 = "成本指标", name = "一级绿地单位成本", operator = "<=", money = 100, unit = "元/亩", unit_per = "area", per_unit = "亩" }, { id = "C2", project = "P1", level1 = "成本指标", name = "二级绿地单位成本", operator = "<=", money = 20, unit = "元/亩", unit_per = "area", per_unit = "亩" }, { id = "Q1", project = "P1", level2 = "数量指标", name = "一级绿地面积", unit_class = "area", counted_unit = "亩", counted = 10 }, { id = "Q2", project = "P1", level2 = "数量指标", name = "二级绿地面积", unit_class = "area", counted_unit = "亩", counted = 20 }, { id = "C3", project = "P2", level1 = "成本指标", name = "一级绿地单位成本", operator = "<=", money = 50, unit = "元/亩", unit_per = "area", per_unit = "亩" }, { id = "Q3", project = "P2", level2 = "数量指标", name = "一级绿地面积", unit_class = "area", counted_unit = "亩", counted = 10 }, { id = "Q4", project = "P2", level2 = "数量指标", name = "二级绿地面积", unit_class = "area", counted_unit = "亩", counted = 20 }, ]
given.relation = [ { indicator = "C1", item = "I1", strength = 4 }, { indicator = "C1", item = "I2", strength = 3 }, { indicator = "Q1", item = "I1", strength = 4 }, { indicator = "Q1", item = "I2", strength = 3 }, { indicator = "C2", item = "I2", strength = 4 }, { indicator = "C2", item = "I1", strength = 3 }, { indicator = "Q2", item = "I2", strength = 4 }, { indicator = "Q2", item = "I1", strength = 3 }, { indicator = "C3", item = "I3", strength = 4 }, { indicator = "C3", item = "I4", strength = 3 }, { indicator = "Q3", item = "I3", strength = 4 }, { indicator = "Q3", item = "I4", strength = 3 }, { indicator = "Q4", item = "I4", strength = 4 }, { indicator = "Q4", item = "I3", strength = 3 }, ]
expect = { C1 = "pass", C2 = "pass", C3 = "fail" }

[[example]]
name = "of quantities equally near the one that fits is the cost's own; when none fits it fails"
given.project = [{ id = "P1" }, { id = "P2" }]
given.funding = [{ project = "P1", annual = 9000 }, { project = "P2", annual = 9000 }]
given.item = [{ id = "I1", project = "P1", is_leaf = true, amount = 1000 }, { id = "I2", project = "P2", is_leaf = true, amount = 1000 }]
given.indicator = [ { id = "C1", project = "P1", level1 = "成本指标", name = "人均成本", operator = "<=", money = 100 }, { id = "Q1", project = "P1", level2 = "数量指标", unit_class = "person", counted = 10 }, { id = "Q2", project = "P1", level2 = "数量指标", unit_class = "person", counted = 30 }, { id = "C2", project = "P2", level1 = "成本指标", name = "人均成本", operator = "<=", money = 100 }, { id = "Q3", project = "P2", level2 = "数量指标", unit_class = "person", counted = 20 }, { id = "Q4", project = "P2", level2 = "数量指标", unit_class = "person", counted = 30 }, ]
given.relation = [{ indicator = "C1", item = "I1", strength = 3 }, { indicator = "Q1", item = "I1", strength = 3 }, { indicator = "Q2", item = "I1", strength = 3 }, { indicator = "C2", item = "I2", strength = 3 }, { indicator = "Q3", item = "I2", strength = 3 }, { indicator = "Q4", item = "I2", strength = 3 }]
expect = { C1 = "pass", C2 = "fail" }

[[example]]
name = "a price per square metre times a million square metres; an area in mu, or a price per an area not named, can't be told; a length has no such price; a cost per person and day, or per month, needs a further factor"
given.project = [{ id = "A", name = "养护" }, { id = "B" }, { id = "C" }, { id = "E" }, { id = "F" }, { id = "G" }]
given.funding = [{ project = "F", annual = 1000 }, { project = "G", annual = 1000 }, { project = "E", annual = 1000000 }, { project = "A", annual = 1000000 }, { project = "B", annual = 1000000 }, { project = "C", annual = 1000000 }]
given.indicator = [ { id = "CA", project = "A", level1 = "成本指标", name = "绿地养护单价", operator = "<=", money = 8, unit = "元/㎡", unit_per = "area", per_unit = "平方米" }, { id = "QA", project = "A", level2 = "数量指标", name = "养护面积", target = "≥100万平方米", unit_class = "area", counted = 1000000, counted_unit = "平方米" }, { id = "CB", project = "B", level1 = "成本指标", name = "绿地养护单价", operator = "<=", money = 8, unit = "元/㎡", unit_per = "area", per_unit = "平方米" }, { id = "QB", project = "B", level2 = "数量指标", name = "养护面积", unit_class = "area", counted = 1000000, counted_unit = "亩" }, { id = "CC", project = "C", level1 = "成本指标", name = "绿地养护单价", operator = "<=", money = 8, unit = "元/㎡", unit_per = "area", per_unit = "平方米" }, { id = "CF", project = "F", level1 = "成本指标", name = "培训成本", operator = "<=", money = 500, unit = "元/人·天", unit_per = "person" }, { id = "QF", project = "F", level2 = "数量指标", unit_class = "person", counted = 10 }, { id = "CG", project = "G", level1 = "成本指标", name = "人均每月补贴", operator = "<=", money = 500, unit = "元" }, { id = "QG", project = "G", level2 = "数量指标", unit_class = "person", counted = 10 }, { id = "CE", project = "E", level1 = "成本指标", name = "绿地养护单价", operator = "<=", money = 8, unit_per = "area" }, { id = "QE", project = "E", level2 = "数量指标", name = "养护面积", unit_class = "area", counted = 1000000, counted_unit = "平方米" }, { id = "QC", project = "C", level2 = "数量指标", name = "河道长度", unit_class = "length", counted = 1000000, counted_unit = "米" }, ]
expect = { CA = "fail", CB = "unknown", CE = "unknown", CF = "unknown", CG = "unknown" }
message = "“养护”的“绿地养护单价”为 8.00 元，“养护面积”为 ≥100万平方米，相乘得 8,000,000.00 元，与对应的预算 1,000,000.00 元相差超过 10％。"
---*/
