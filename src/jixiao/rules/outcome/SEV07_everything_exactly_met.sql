/*---
name     = "outcome.everything-exactly-met"
severity = "note"
since    = "0.1"
subject  = "project"
params   = ["exact_rows_fewest"]
kinds    = ["self_evaluation"]
basis    = [
  { practice = "自评流于形式的常见表现：实际完成值照抄目标值，逐项满分" },
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：自评应当客观、真实", from = 2020-02-25, verified = false },
]
title    = { zh = "每一项都与目标分毫不差并得满分", en = "Every value equals its target and earns full points" }
message.zh = "“{project}”的 {number} 个指标实际完成值都与目标值完全相同，并且全部满分。"
message.en = "All {number} indicators of “{project}” reached exactly their targets, each with full points."
fix.zh = "填实际做到的数，例如目标“≥90%”实际“93.4%”；确实一致的，附上佐证。"
fix.en = "Put what was really reached, e.g. 93.4% for ≥90%; attach evidence where it is the same."
why.zh = "真实工作很少与计划一个不差；照抄目标值，自评就没有了意义。"
why.en = "Real work seldom meets every plan to the digit; copied targets evaluate nothing."
---*/
SELECT e.id AS subject, NOT (e.entries >= :exact_rows_fewest AND e.same = e.entries) AS ok, e.place || '/indicators' AS path, e.project, e.entries AS number
FROM (
    SELECT p.id, p.at AS place, p.name AS project, count(i.id) AS entries,
           count(*) FILTER (WHERE i.score = i.points AND (i.actual_value = i.value OR replace(i.actual, ' ', '') = replace(i.target, ' ', ''))) AS same
    FROM project AS p
    JOIN indicator AS i ON i.project = p.id
    WHERE i.actual IS NOT NULL AND i.target IS NOT NULL
    GROUP BY p.id, p.at, p.name
) AS e
/*--- examples
[[example]]
name = "五项都照抄"
given.project = [{ id = "A", name = "慰问" }]
given.indicator = """
id | project | target | value | actual | actual_value | points | score
I1 | A       | ≥48 场 | 48    | 48场   | 48           | 10     | 10
I2 | A       | =8场   | 8     | 8      | 8            | 10     | 10
I3 | A       | 及 时  |       | 及时   |              | 10     | 10
I4 | A       | 合规   |       | 合 规  |              | 10     | 10
I5 | A       | ≥90%   | 90    | 90%    | 90           | 10     | 10
I6 | A       |        |       | 及时   |              | 10     | 10
"""
expect.A = "fail"
message = "“慰问”的 5 个指标实际完成值都与目标值完全相同，并且全部满分。"

[[example]]
name = "只有四项；有一项不同；有一项没有满分"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }]
given.indicator = """
id | project | target | actual | points | score | value | actual_value
I1 | A       | 及时   | 及时   | 10     | 10    |       |
I2 | A       | 及时   | 及时   | 10     | 10    |       |
I3 | A       | 及时   | 及时   | 10     | 10    |       |
I4 | A       | 及时   | 及时   | 10     | 10    |       |
I5 | A       | 及时   |        |        |       |       |
I6 | A       |        | 及时   |        |       |       |
J1 | B       | 及时   | 及时   | 10     | 10    |       |
J2 | B       | 及时   | 及时   | 10     | 10    |       |
J3 | B       | 及时   | 及时   | 10     | 10    |       |
J4 | B       | 及时   | 及时   | 10     | 10    |       |
J5 | B       | ≥90%   | 93%    | 10     | 10    | 90    | 93
K1 | C       | 及时   | 及时   | 10     | 10    |       |
K2 | C       | 及时   | 及时   | 10     | 10    |       |
K3 | C       | 及时   | 及时   | 10     | 10    |       |
K4 | C       | 及时   | 及时   | 10     | 10    |       |
K5 | C       | 及时   | 及时   | 10     | 9     |       |
"""
expect = { A = "pass", B = "pass", C = "pass" }

[[example]]
name = "没有实际完成值的不看"
given.project = [{ id = "A" }]
given.indicator = [{ id = "I1", project = "A", target = "及时" }]
expect = {}
---*/
