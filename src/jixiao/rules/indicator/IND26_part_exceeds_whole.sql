/*---
name     = "indicator.part-exceeds-whole"
severity = "warning"
since    = "0.2"
subject  = "indicator"
params   = []
basis    = [{ practice = "算术：其中的一部分不大于全体" }]
title    = { zh = "“其中”的数大于它上面的总数", en = "A part is larger than the whole above it" }
message.zh = "“{name}”的指标值是 {target}，大于它所属的“{whole}”的 {whole_target}。"
message.en = "“{name}” has the target {target}, more than the {whole_target} of “{whole}”, of which it is a part."
fix.zh = "核对两个数，改正错的那一个；不是它的一部分的，去掉“其中”。"
fix.en = "Check both figures and correct one; where it is no part of it, take out “of which”."
why      = { zh = "部分不会大于全体，总有一个数是错的。", en = "A part is never larger than the whole; one of the figures is wrong." }
---*/
SELECT b.id AS subject, b.value <= w.value AS ok, b.at || '/target' AS path, w.at || '/target' AS other_path, b.name, b.target, w.name AS whole,
       w.target AS whole_target
FROM (
    SELECT i.id, i.at, i.project, i.name, i.target, i.value, i.operator, COALESCE(i.unit, regexp_extract(i.name, '([(]|（)([^()（）]*)([)]|）)$', 2)) AS unit,
           i.name LIKE '%其中%' AS is_part,
           max(CASE WHEN NOT i.name LIKE '%其中%' THEN i.position END) OVER (PARTITION BY i.project ORDER BY i.position) AS above
    FROM indicator AS i
) AS b
JOIN indicator AS w ON w.project = b.project AND w.position = b.above AND COALESCE(w.unit, regexp_extract(w.name, '([(]|（)([^()（）]*)([)]|）)$', 2)) = b.unit
WHERE b.is_part AND b.operator IN ('>=', '=', '>') AND w.operator IN ('>=', '=', '>')
/*--- examples
[[example]]
name = "parts below and at the whole; the unit stands in the name"
given.indicator = """
id | project | position | name            | value | operator
I1 | A       | 1        | 营造林(亩)      | 80000 | =
I2 | A       | 2        | 其中:新造林(亩) | 30000 | =
I3 | A       | 3        | 其中:抚育(亩)   | 80000 | >=
"""
expect = { I2 = "pass", I3 = "pass" }

[[example]]
name = "more than the whole, behind another part"
given.indicator = """
id | project | position | name       | value | unit | operator | at | target
I0 | A       | 1        | 户数       | 900   | 人   | >=       |    |
I1 | A       | 2        | 低保人数   | 500   | 人   | >=       | /1 | ≥500人
I2 | A       | 3        | 其中：儿童 | 100   | 人   | >        |    |
I3 | A       | 4        | 其中：老人 | 600   | 人   | >=       | /3 | ≥600人
I9 | B       | 2        | 别的       | 1     | 人   | >=       |    |
"""
expect = { I2 = "pass", I3 = "fail" }
expect_path.I3 = ["/3/target", "/1/target"]
message = "“其中：老人”的指标值是 ≥600人，大于它所属的“低保人数”的 ≥500人。"

[[example]]
name = "a value without a number"
given.indicator = """
id | project | position | name       | unit | operator | value
I1 | A       | 1        | 人数       | 人   | >=       | 5
I2 | A       | 2        | 其中：老人 | 人   | >=       |
"""
expect.I2 = "unknown"

[[example]]
name = "another unit in the name"
given.indicator = """
id | project | position | name              | value | operator
I1 | A       | 1        | 营造林(亩)        | 8     | =
I2 | A       | 2        | 其中:作业道(公里) | 30    | =
"""
expect = {}

[[example]]
name = "another unit, upper bounds, nothing above, no part"
given.indicator = """
id | project | position | name       | value | unit | operator
I1 | A       | 1        | 人数       | 5     | 人   | >=
I2 | A       | 2        | 其中：户   | 6     | 户   | >=
I3 | A       | 3        | 其中：差错 | 6     | 人   | <=
I4 | B       | 1        | 其中：老人 | 6     | 人   | >=
I5 | C       | 1        | 差错       | 5     | 人   | <=
I6 | C       | 2        | 其中：老人 | 6     | 人   | >=
I7 | A       | 4        | 老人       | 6     | 人   | >=
"""
expect = {}
---*/
