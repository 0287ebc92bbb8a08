/*---
name     = "value.points-as-targets"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = ["points_column_sums"]
basis    = [{ practice = "指标值栏填要达到的数，分值另有一栏" }, { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性：不错项", from = 2015-05-21 }]
title    = { zh = "指标值栏里填的像是分值", en = "Points seem to stand in the column of targets" }
message  = { zh = "“{project}”的 {number} 个指标值都是没有单位的数，加起来正好 {total}：像是把分值填进了指标值栏。", en = "All {number} targets of “{project}” are bare numbers that come to exactly {total}: points seem to stand in the column of targets." }
fix      = { zh = "指标值栏改填要达到的数量、比例或日期，实际完成值栏填做到的数；分值填在分值栏。", en = "Put the number, rate or day to be reached there and what was reached beside it; points have a column of their own." }
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
given.indicator = [{ id = "I1", project = "A", target = "20", value = 20, operator = "=" }, { id = "I2", project = "A", target = "20", value = 20, operator = "=" }, { id = "I3", project = "A", target = "20", value = 20, operator = "=" }, { id = "I4", project = "A", target = "30", value = 30, operator = "=" }]
expect.A = "pass"

[[example]]
name = "they come to a hundred; a row without a target"
given.project = [{ id = "A", name = "公路" }]
given.indicator = [{ id = "I1", project = "A", target = "10", value = 10, operator = "=" }, { id = "I2", project = "A", target = "20", value = 20, operator = "=" }, { id = "I3", project = "A", target = "20", value = 20, operator = "=" }, { id = "I4", project = "A", target = "50", value = 50, operator = "=" }, { id = "I5", project = "A" }]
expect.A = "fail"
message = "“公路”的 4 个指标值都是没有单位的数，加起来正好 100：像是把分值填进了指标值栏。"

[[example]]
name = "three rows; a unit, a sign, a word or a large number among them; points of their own"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "D" }, { id = "E" }, { id = "F" }]
given.indicator = [
  { id = "I1", project = "A", target = "50", value = 50, operator = "=" }, { id = "I2", project = "A", target = "25", value = 25, operator = "=" }, { id = "I3", project = "A", target = "25", value = 25, operator = "=" },
  { id = "B1", project = "B", target = "25", value = 25, operator = "=" }, { id = "B2", project = "B", target = "25", value = 25, operator = "=" }, { id = "B3", project = "B", target = "25", value = 25, operator = "=" }, { id = "B4", project = "B", target = "25人", value = 25, operator = "=", unit = "人" },
  { id = "C1", project = "C", target = "25", value = 25, operator = "=" }, { id = "C2", project = "C", target = "25", value = 25, operator = "=" }, { id = "C3", project = "C", target = "25", value = 25, operator = "=" }, { id = "C4", project = "C", target = "≥25", value = 25, operator = ">=" },
  { id = "D1", project = "D", target = "50", value = 50, operator = "=" }, { id = "D2", project = "D", target = "25", value = 25, operator = "=" }, { id = "D3", project = "D", target = "25", value = 25, operator = "=" }, { id = "D4", project = "D", target = "及时", operator = "word" },
  { id = "E1", project = "E", target = "51", value = 51, operator = "=" }, { id = "E2", project = "E", target = "19", value = 19, operator = "=" }, { id = "E3", project = "E", target = "15", value = 15, operator = "=" }, { id = "E4", project = "E", target = "15", value = 15, operator = "=" },
  { id = "F1", project = "F", target = "25", value = 25, operator = "=", points = 25 }, { id = "F2", project = "F", target = "25", value = 25, operator = "=" }, { id = "F3", project = "F", target = "25", value = 25, operator = "=" }, { id = "F4", project = "F", target = "25", value = 25, operator = "=" },
]
expect = {}
---*/
