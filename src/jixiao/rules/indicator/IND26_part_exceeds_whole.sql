/*---
name     = "indicator.part-exceeds-whole"
severity = "warning"
since    = "0.2"
subject  = "indicator"
params   = []
basis    = [{ practice = "算术：其中的一部分不大于全体" }]
title    = { zh = "“其中”的数大于它上面的总数", en = "A part is larger than the whole above it" }
message  = { zh = "“{name}”的指标值是 {target}，大于它所属的“{whole}”的 {whole_target}。", en = "“{name}” has the target {target}, more than the {whole_target} of “{whole}”, of which it is a part." }
fix      = { zh = "核对两个数，改正错的那一个；不是它的一部分的，去掉“其中”。", en = "Check both figures and correct one; where it is no part of it, take out “of which”." }
why      = { zh = "部分不会大于全体，总有一个数是错的。", en = "A part is never larger than the whole; one of the figures is wrong." }
---*/
SELECT b.id AS subject, b.value <= w.value AS ok, b.at || '/target' AS path, w.at || '/target' AS other_path, b.name, b.target, w.name AS whole, w.target AS whole_target
FROM (
    SELECT i.id, i.at, i.project, i.name, i.target, i.value, i.operator, COALESCE(i.unit, regexp_extract(i.name, '([(]|（)([^()（）]*)([)]|）)$', 2)) AS unit, i.name LIKE '%其中%' AS is_part,
           max(CASE WHEN NOT i.name LIKE '%其中%' THEN i.position END) OVER (PARTITION BY i.project ORDER BY i.position) AS above
    FROM indicator AS i
) AS b
JOIN indicator AS w ON w.project = b.project AND w.position = b.above AND COALESCE(w.unit, regexp_extract(w.name, '([(]|（)([^()（）]*)([)]|）)$', 2)) = b.unit
WHERE b.is_part AND b.operator IN ('>=', '=', '>') AND w.operator IN ('>=', '=', '>')
/*--- examples
[[example]]
name = "parts below and at the whole; the unit stands in the name"
given.indicator = [
  { id = "I1", project = "A", position = 1, name = "营造林(亩)", value = 80000, operator = "=" }, { id = "I2", project = "A", position = 2, name = "其中:新造林(亩)", value = 30000, operator = "=" }, { id = "I3", project = "A", position = 3, name = "其中:抚育(亩)", value = 80000, operator = ">=" },
]
expect = { I2 = "pass", I3 = "pass" }

[[example]]
name = "more than the whole, behind another part"
given.indicator = [
  { id = "I0", project = "A", position = 1, name = "户数", value = 900, unit = "人", operator = ">=" }, { id = "I1", at = "/1", project = "A", position = 2, name = "低保人数", target = "≥500人", value = 500, unit = "人", operator = ">=" }, { id = "I2", project = "A", position = 3, name = "其中：儿童", value = 100, unit = "人", operator = ">" },
  { id = "I3", at = "/3", project = "A", position = 4, name = "其中：老人", target = "≥600人", value = 600, unit = "人", operator = ">=" }, { id = "I9", project = "B", position = 2, name = "别的", value = 1, unit = "人", operator = ">=" },
]
expect = { I2 = "pass", I3 = "fail" }
expect_path.I3 = ["/3/target", "/1/target"]
message = "“其中：老人”的指标值是 ≥600人，大于它所属的“低保人数”的 ≥500人。"

[[example]]
name = "a value without a number"
given.indicator = [{ id = "I1", project = "A", position = 1, name = "人数", unit = "人", operator = ">=", value = 5 }, { id = "I2", project = "A", position = 2, name = "其中：老人", unit = "人", operator = ">=" }]
expect.I2 = "unknown"

[[example]]
name = "another unit in the name"
given.indicator = [{ id = "I1", project = "A", position = 1, name = "营造林(亩)", value = 8, operator = "=" }, { id = "I2", project = "A", position = 2, name = "其中:作业道(公里)", value = 30, operator = "=" }]
expect = {}

[[example]]
name = "another unit, upper bounds, nothing above, no part"
given.indicator = [
  { id = "I1", project = "A", position = 1, name = "人数", value = 5, unit = "人", operator = ">=" }, { id = "I2", project = "A", position = 2, name = "其中：户", value = 6, unit = "户", operator = ">=" }, { id = "I3", project = "A", position = 3, name = "其中：差错", value = 6, unit = "人", operator = "<=" },
  { id = "I4", project = "B", position = 1, name = "其中：老人", value = 6, unit = "人", operator = ">=" }, { id = "I5", project = "C", position = 1, name = "差错", value = 5, unit = "人", operator = "<=" }, { id = "I6", project = "C", position = 2, name = "其中：老人", value = 6, unit = "人", operator = ">=" }, { id = "I7", project = "A", position = 4, name = "老人", value = 6, unit = "人", operator = ">=" },
]
expect = {}
---*/
