/*---
name     = "coverage.target-above-plan"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["generic_name_words", "counted_classes"]
kinds    = ["declaration"]
basis    = [{ text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·实现可能性：目标经过测算、可以如期实现", from = 2015-05-21 }, { practice = "数量指标不高于预算测算所依据的数量，除非另有资金或免费资源" }]
title    = { zh = "目标值高于计划数", en = "The target is above the plan" }
message  = { zh = "“{name}”的目标是 {target}，预算只按 {planned}{unit} 测算（{items}）。多出的部分由什么钱来做？", en = "“{name}” is set at {target}, while the budget is calculated for only {planned}{unit} ({items}). What pays for the rest?" }
fix      = { zh = "核对目标和测算；多出的部分不用本项目资金的，在情况说明里写明。", en = "Check target and calculation; if the rest needs no money of this project, say so in the narrative." }
why      = { zh = "目标高于测算，或者是完不成，或者是预算没有算全，也可能是沿用了削减前的目标。", en = "A target above the calculation can't be met, or the budget is incomplete, or the target is left from before a cut." }
---*/
WITH aim AS (
  SELECT i.id, i.at, i.project, i.name, i.target, i.counted, i.counted_unit, i.unit_class,
         regexp_matches(replace(i.name, ' ', ''), '^' || :generic_name_words || '+$') AS is_generic
  FROM indicator AS i
  WHERE i.level1 = '产出指标' AND i.level2 = '数量指标' AND i.counted IS NOT NULL AND i.operator IN ('>=', '>', '=')
), candidate AS (
  SELECT a.id, a.at, a.name, a.target, a.counted, a.is_generic, q.item, q.at AS place, q.counted AS planned, q.counted_unit AS unit,
         q.counted_unit = a.counted_unit OR regexp_matches(q.unit_class, :counted_classes) AS is_comparable, r.strength, max(r.strength) OVER (PARTITION BY a.id) AS strongest
  FROM aim AS a JOIN quantity AS q ON q.project = a.project AND q.unit_class = a.unit_class LEFT JOIN relation AS r ON r.indicator = a.id AND r.item = q.item
), meant AS (
  SELECT c.id, c.item, c.place, c.planned, c.unit, c.is_comparable, c.strongest FROM candidate AS c WHERE c.strength = c.strongest OR (c.is_generic AND c.strongest IS NULL)
), told AS (
  SELECT n.id, CASE WHEN min(n.planned) = max(n.planned) THEN max(n.planned) ELSE sum(n.planned) END AS planned,
         count(*) FILTER (WHERE NOT n.is_comparable) = 0 AND (max(n.strongest) IS NOT NULL OR min(n.item) = max(n.item)) AS is_clear,
         max(n.unit) AS unit, list(n.place ORDER BY n.place) AS places, string_agg(m.label, '、' ORDER BY n.place) AS items
  FROM meant AS n JOIN item AS m ON m.id = n.item GROUP BY n.id
), looked_at AS (
  SELECT DISTINCT c.id, c.at, c.name, c.target, c.counted FROM candidate AS c
)
SELECT a.id AS subject, CASE WHEN NOT t.is_clear THEN NULL ELSE a.counted <= t.planned END AS ok,
       a.at || '/target' AS path, t.places AS other_path, a.name, a.target, CAST(t.planned AS DECIMAL(20, 4)) AS planned, t.unit, t.items
FROM looked_at AS a LEFT JOIN told AS t ON t.id = a.id
/*--- examples
[[example]]
name = "the planned number, or more; a number of one of several items"
given.item = [{ id = "I1", project = "P1", label = "讲座" }, { id = "I2", project = "P2", label = "甲班" }, { id = "I3", project = "P2", label = "乙班" }]
given.quantity = [{ item = "I1", project = "P1", unit_class = "occasion", counted_unit = "场", counted = 48 }, { item = "I2", project = "P2", unit_class = "person", counted_unit = "人", counted = 285 }, { item = "I3", project = "P2", unit_class = "person", counted_unit = "人", counted = 88 }]
given.indicator = [
  { id = "N1", project = "P1", level1 = "产出指标", level2 = "数量指标", name = "讲座次数", operator = ">=", counted = 48, counted_unit = "次", unit_class = "occasion" },
  { id = "N2", project = "P1", level1 = "产出指标", level2 = "数量指标", name = "讲座次数", operator = ">", counted = 40, counted_unit = "次", unit_class = "occasion" },
  { id = "N3", project = "P2", level1 = "产出指标", level2 = "数量指标", name = "培训人数", operator = "=", counted = 373, counted_unit = "人", unit_class = "person" },
  { id = "N4", project = "P2", level1 = "产出指标", level2 = "数量指标", name = "培训人数", operator = ">=", counted = 88, counted_unit = "人", unit_class = "person" },
]
given.relation = [
  { indicator = "N1", item = "I1", strength = 1 }, { indicator = "N2", item = "I1", strength = 1 }, { indicator = "N3", item = "I2", strength = 1 }, { indicator = "N3", item = "I3", strength = 1 },
  { indicator = "N4", item = "I2", strength = 1 }, { indicator = "N4", item = "I3", strength = 1 },
]
expect = { N1 = "pass", N2 = "pass", N3 = "pass", N4 = "pass" }

[[example]]
name = "off by one, alone or against the sum of two items"
given.item = [{ id = "I1", project = "P1", label = "讲座" }, { id = "I2", project = "P2", label = "甲班" }, { id = "I3", project = "P2", label = "乙班" }]
given.quantity = [{ item = "I1", project = "P1", unit_class = "occasion", counted_unit = "场", counted = 48 }, { item = "I2", project = "P2", unit_class = "person", counted_unit = "人", counted = 285 }, { item = "I3", project = "P2", unit_class = "person", counted_unit = "人", counted = 88 }]
given.indicator = [
  { id = "N1", project = "P1", level1 = "产出指标", level2 = "数量指标", name = "讲座次数", target = "≥49(次)", operator = ">=", counted = 49, counted_unit = "次", unit_class = "occasion" },
  { id = "N2", project = "P2", level1 = "产出指标", level2 = "数量指标", name = "培训人数", operator = ">=", counted = 374, counted_unit = "人", unit_class = "person" },
]
given.relation = [{ indicator = "N1", item = "I1", strength = 1 }, { indicator = "N2", item = "I2", strength = 1 }, { indicator = "N2", item = "I3", strength = 1 }]
expect = { N1 = "fail", N2 = "fail" }
message = "“讲座次数”的目标是 ≥49(次)，预算只按 48场 测算（讲座）。多出的部分由什么钱来做？"

[[example]]
name = "two items with the same number speak of the same people; only the nearest items count; another unit of persons is the same"
given.item = [{ id = "I1", project = "P1", label = "补贴" }, { id = "I2", project = "P1", label = "体检" }, { id = "I3", project = "P2", label = "更换灭火器" }, { id = "I4", project = "P2", label = "灭火器年检" }, { id = "I5", project = "P2", label = "灭火器箱" }]
given.quantity = [
  { item = "I1", project = "P1", unit_class = "person", counted_unit = "名", counted = 285 }, { item = "I2", project = "P1", unit_class = "person", counted_unit = "名", counted = 285 },
  { item = "I3", project = "P2", unit_class = "device", counted_unit = "具", counted = 300 }, { item = "I4", project = "P2", unit_class = "device", counted_unit = "具", counted = 400 },
  { item = "I5", project = "P2", unit_class = "thing", counted_unit = "个", counted = 1 }, { item = "I3", project = "P2", unit_class = "person", counted_unit = "人", counted = 5 },
]
given.indicator = [
  { id = "N1", project = "P1", level1 = "产出指标", level2 = "数量指标", name = "代表补贴人数", operator = ">=", counted = 286, counted_unit = "人", unit_class = "person" },
  { id = "N2", project = "P2", level1 = "产出指标", level2 = "数量指标", name = "更换灭火器数量", operator = ">=", counted = 301, counted_unit = "具", unit_class = "device" },
  { id = "N3", project = "P2", level1 = "产出指标", level2 = "数量指标", name = "更换灭火器数量", operator = ">=", counted = 302, counted_unit = "具", unit_class = "device" },
]
given.relation = [
  { indicator = "N1", item = "I1", strength = 1 }, { indicator = "N1", item = "I2", strength = 1 }, { indicator = "N2", item = "I3", strength = 2 }, { indicator = "N2", item = "I4", strength = 1 }, { indicator = "N2", item = "I5", strength = 3 },
  { indicator = "N3", item = "I3", strength = 2 }, { indicator = "N3", item = "I4", strength = 1 },
]
expect = { N1 = "fail", N2 = "fail", N3 = "fail" }

[[example]]
name = "a name that fits anything belongs to the only candidate of its class; with two candidates it can't be told"
given.item = [{ id = "I1", project = "P1", label = "书报费" }, { id = "I2", project = "P1", label = "场租" }, { id = "I3", project = "P2", label = "甲" }, { id = "I4", project = "P2", label = "乙" }, { id = "I5", project = "P3", label = "专家咨询" }, { id = "I6", project = "P4", label = "绿地" }]
given.quantity = [
  { item = "I1", project = "P1", unit_class = "person", counted_unit = "名", counted = 38 }, { item = "I2", project = "P1", unit_class = "occasion", counted_unit = "场", counted = 2 }, { item = "I3", project = "P2", unit_class = "person", counted_unit = "人", counted = 20 },
  { item = "I4", project = "P2", unit_class = "person", counted_unit = "人", counted = 30 }, { item = "I5", project = "P3", unit_class = "person", counted_unit = "人", counted = 20 },
  { item = "I6", project = "P4", unit_class = "area", counted_unit = "亩", counted = 5 },
]
given.indicator = [
  { id = "N1", project = "P1", level1 = "产出指标", level2 = "数量指标", name = "发放 人数", operator = ">=", counted = 39, counted_unit = "人", unit_class = "person" },
  { id = "N2", project = "P2", level1 = "产出指标", level2 = "数量指标", name = "发放人数", operator = ">=", counted = 60, counted_unit = "人", unit_class = "person" },
  { id = "N3", project = "P3", level1 = "产出指标", level2 = "数量指标", name = "志愿者人数", operator = ">=", counted = 30, counted_unit = "人", unit_class = "person" },
  { id = "N4", project = "P4", level1 = "产出指标", level2 = "数量指标", name = "面积", operator = ">=", counted = 6, counted_unit = "亩", unit_class = "area" },
  { id = "N5", project = "P2", level1 = "产出指标", level2 = "数量指标", name = "发放人数", operator = ">=", counted = 20, counted_unit = "人", unit_class = "person" },
]
given.relation = [{ indicator = "N5", item = "I3", strength = 1 }]
expect = { N1 = "fail", N2 = "unknown", N3 = "unknown", N4 = "fail", N5 = "pass" }

[[example]]
name = "areas in other units can't be compared; 万 is multiplied out in the facts"
given.item = [{ id = "I1", project = "P1", label = "绿化" }, { id = "I2", project = "P2", label = "补助" }]
given.quantity = [{ item = "I1", project = "P1", unit_class = "area", counted_unit = "平方米", counted = 1200 }, { item = "I2", project = "P2", unit_class = "person", counted_unit = "人", counted = 20000 }]
given.indicator = [
  { id = "N1", project = "P1", level1 = "产出指标", level2 = "数量指标", name = "绿化面积", operator = ">=", counted = 6, counted_unit = "亩", unit_class = "area" },
  { id = "N2", project = "P2", level1 = "产出指标", level2 = "数量指标", name = "补助人数", operator = ">=", counted = 30000, counted_unit = "人", unit_class = "person" },
]
given.relation = [{ indicator = "N1", item = "I1", strength = 1 }, { indicator = "N2", item = "I2", strength = 1 }]
expect = { N1 = "unknown", N2 = "fail" }

[[example]]
name = "benefits, qualities, words, upper bounds and projects without such a quantity are not looked at; areas of one unit are compared"
given.item = [{ id = "I1", project = "P1", label = "绿化" }]
given.quantity = [{ item = "I1", project = "P1", unit_class = "area", counted_unit = "亩", counted = 5 }, { item = "I9", project = "P9", unit_class = "person", counted_unit = "人", counted = 5 }]
given.indicator = [
  { id = "N1", project = "P1", level1 = "产出指标", level2 = "数量指标", name = "绿化面积", operator = ">=", counted = 6, counted_unit = "亩", unit_class = "area" }, { id = "N2", project = "P1", level1 = "效益指标", level2 = "数量指标", name = "绿化面积", operator = ">=", counted = 6, counted_unit = "亩", unit_class = "area" },
  { id = "N3", project = "P1", level1 = "产出指标", level2 = "质量指标", name = "绿化面积", operator = ">=", counted = 6, counted_unit = "亩", unit_class = "area" }, { id = "N4", project = "P1", level1 = "产出指标", level2 = "数量指标", name = "绿化面积", operator = "word", unit_class = "area" },
  { id = "N5", project = "P1", level1 = "产出指标", level2 = "数量指标", name = "绿化面积", operator = "<=", counted = 6, counted_unit = "亩", unit_class = "area" }, { id = "N6", project = "P1", level1 = "产出指标", level2 = "数量指标", name = "人数", operator = ">=", counted = 6, counted_unit = "人", unit_class = "person" },
  { id = "N7", project = "P1", level1 = "产出指标", level2 = "数量指标", name = "绿化面积", operator = ">=", counted_unit = "亩", unit_class = "area" },
]
given.relation = [{ indicator = "N1", item = "I1", strength = 1 }, { indicator = "N2", item = "I1", strength = 1 }, { indicator = "N3", item = "I1", strength = 1 }, { indicator = "N4", item = "I1", strength = 1 }, { indicator = "N5", item = "I1", strength = 1 }]
expect = { N1 = "fail" }
---*/
