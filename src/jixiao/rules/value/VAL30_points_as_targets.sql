/*---
name     = "value.points-as-targets"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = ["points_column_sums"]
basis    = [
  { practice = "指标值栏填要达到的数，分值另有一栏" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性：不错项", from = 2015-05-21 },
]
title    = { zh = "指标值栏里填的像是分值", en = "Points seem to stand in the column of targets" }
message.zh = "“{project}”的 {number} 个指标值都是没有单位的数，加起来正好 {total}：像是把分值填进了指标值栏。"
message.en = "All {number} targets of “{project}” are bare numbers that come to exactly {total}: points seem to stand in the column of targets."
fix.zh = "指标值栏改填要达到的数量、比例或日期，实际完成值栏填做到的数；分值填在分值栏。"
fix.en = "Put the number, rate or day to be reached there and what was reached beside it; points have a column of their own."
why      = { zh = "没有目标值，就无从知道做到了没有。", en = "Without targets nobody can tell whether they were met." }
---*/
SELECT t.project AS subject, t.total <> :points_column_sums AS ok, p.at || '/indicators' AS path, p.name AS project, t.number, t.total
FROM project AS p
JOIN (
    SELECT i.project, count(*) AS number, CAST(sum(i.value) AS DECIMAL(20, 0)) AS total
    FROM indicator AS i
    WHERE i.target IS NOT NULL
    GROUP BY i.project
    HAVING count(*) > 3 AND count(i.points) = 0 AND count(*) = count(i.value) FILTER (WHERE i.operator = '=' AND i.unit IS NULL AND i.value <= 50)
) AS t ON t.project = p.id
/*--- examples
[[example]]
name = "bare numbers that come to something else"
given.project = [{ id = "A" }]
given.indicator = """
id | project | target | value | operator
I1 | A       | 20     | 20    | =
I2 | A       | 20     | 20    | =
I3 | A       | 20     | 20    | =
I4 | A       | 30     | 30    | =
"""
expect.A = "pass"

[[example]]
name = "they come to a hundred; a row without a target"
given.project = [{ id = "A", name = "公路" }]
given.indicator = """
id | project | target | value | operator
I1 | A       | 10     | 10    | =
I2 | A       | 20     | 20    | =
I3 | A       | 20     | 20    | =
I4 | A       | 50     | 50    | =
I5 | A       |        |       |
"""
expect.A = "fail"
message = "“公路”的 4 个指标值都是没有单位的数，加起来正好 100：像是把分值填进了指标值栏。"

[[example]]
name = "three rows; a unit, a sign, a word or a large number among them; points of their own"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "D" }, { id = "E" }, { id = "F" }]
given.indicator = """
id | project | target | value | operator | unit | points
I1 | A       | 50     | 50    | =        |      |
I2 | A       | 25     | 25    | =        |      |
I3 | A       | 25     | 25    | =        |      |
B1 | B       | 25     | 25    | =        |      |
B2 | B       | 25     | 25    | =        |      |
B3 | B       | 25     | 25    | =        |      |
B4 | B       | 25人   | 25    | =        | 人   |
C1 | C       | 25     | 25    | =        |      |
C2 | C       | 25     | 25    | =        |      |
C3 | C       | 25     | 25    | =        |      |
C4 | C       | ≥25    | 25    | >=       |      |
D1 | D       | 50     | 50    | =        |      |
D2 | D       | 25     | 25    | =        |      |
D3 | D       | 25     | 25    | =        |      |
D4 | D       | 及时   |       | word     |      |
E1 | E       | 51     | 51    | =        |      |
E2 | E       | 19     | 19    | =        |      |
E3 | E       | 15     | 15    | =        |      |
E4 | E       | 15     | 15    | =        |      |
F1 | F       | 25     | 25    | =        |      | 25
F2 | F       | 25     | 25    | =        |      |
F3 | F       | 25     | 25    | =        |      |
F4 | F       | 25     | 25    | =        |      |
"""
expect = {}
---*/
