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
message  = { zh = "“{project}”的 {number} 个指标实际完成值都与目标值完全相同，并且全部满分。", en = "All {number} indicators of “{project}” reached exactly their targets, each with full points." }
fix      = { zh = "填实际做到的数，例如目标“≥90%”实际“93.4%”；确实一致的，附上佐证。", en = "Put what was really reached, e.g. 93.4% for ≥90%; attach evidence where it is the same." }
why      = { zh = "真实工作很少与计划一个不差；照抄目标值，自评就没有了意义。", en = "Real work seldom meets every plan to the digit; copied targets evaluate nothing." }
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
given.indicator = [
    { id = "I1", project = "A", target = "≥48 场", value = 48, actual = "48场", actual_value = 48, points = 10, score = 10 },
    { id = "I2", project = "A", target = "=8场", value = 8, actual = "8", actual_value = 8, points = 10, score = 10 },
    { id = "I3", project = "A", target = "及 时", actual = "及时", points = 10, score = 10 },
    { id = "I4", project = "A", target = "合规", actual = "合 规", points = 10, score = 10 },
    { id = "I5", project = "A", target = "≥90%", value = 90, actual = "90%", actual_value = 90, points = 10, score = 10 },
    { id = "I6", project = "A", actual = "及时", points = 10, score = 10 },
]
expect.A = "fail"
message = "“慰问”的 5 个指标实际完成值都与目标值完全相同，并且全部满分。"

[[example]]
name = "只有四项；有一项不同；有一项没有满分"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }]
given.indicator = [
    { id = "I1", project = "A", target = "及时", actual = "及时", points = 10, score = 10 },
    { id = "I2", project = "A", target = "及时", actual = "及时", points = 10, score = 10 },
    { id = "I3", project = "A", target = "及时", actual = "及时", points = 10, score = 10 },
    { id = "I4", project = "A", target = "及时", actual = "及时", points = 10, score = 10 },
    { id = "I5", project = "A", target = "及时" },
    { id = "I6", project = "A", actual = "及时" },
    { id = "J1", project = "B", target = "及时", actual = "及时", points = 10, score = 10 },
    { id = "J2", project = "B", target = "及时", actual = "及时", points = 10, score = 10 },
    { id = "J3", project = "B", target = "及时", actual = "及时", points = 10, score = 10 },
    { id = "J4", project = "B", target = "及时", actual = "及时", points = 10, score = 10 },
    { id = "J5", project = "B", target = "≥90%", value = 90, actual = "93%", actual_value = 93, points = 10, score = 10 },
    { id = "K1", project = "C", target = "及时", actual = "及时", points = 10, score = 10 },
    { id = "K2", project = "C", target = "及时", actual = "及时", points = 10, score = 10 },
    { id = "K3", project = "C", target = "及时", actual = "及时", points = 10, score = 10 },
    { id = "K4", project = "C", target = "及时", actual = "及时", points = 10, score = 10 },
    { id = "K5", project = "C", target = "及时", actual = "及时", points = 10, score = 9 },
]
expect = { A = "pass", B = "pass", C = "pass" }

[[example]]
name = "没有实际完成值的不看"
given.project = [{ id = "A" }]
given.indicator = [{ id = "I1", project = "A", target = "及时" }]
expect = {}
---*/
