/*---
name     = "outcome.scored-without-actuals"
severity = "error"
since    = "0.2"
subject  = "project"
params   = []
kinds    = ["self_evaluation"]
basis    = [
    { practice = "绩效自评表的必填栏：没有实际完成值就没有打分的依据" },
    { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：自评对照绩效目标逐项反映完成情况并打分", from = 2020-02-25, verified = false },
]
title    = { zh = "打了分，实际完成值全部空着", en = "Scored with no actual value at all" }
message  = { zh = "“{project}”的 {entries} 个指标都打了分，合计 {scores} 分，实际完成值一栏却全部空着。", en = "The {entries} indicators of “{project}” have scores that come to {scores}, yet the column of actual values is empty throughout." }
fix      = { zh = "逐项填写实际完成值，再按完成情况打分。", en = "Put what was reached in each row, then score it." }
why      = { zh = "没有实际值的得分无从核对。只有一部分空着的、没有这一栏的表不在此列。", en = "Scores without actual values can't be checked. Forms with some of them empty or without such a column are not meant." }
---*/
SELECT p.id AS subject, CASE WHEN i.actuals > 0 THEN TRUE WHEN b.blanks >= i.entries THEN FALSE END AS ok, p.at || '/indicators' AS path, p.name AS project, i.entries, i.scores
FROM project AS p
JOIN (
    SELECT r.project, count(*) AS entries, count(r.actual) AS actuals, sum(r.score) AS scores FROM indicator AS r WHERE r.score IS NOT NULL GROUP BY r.project
) AS i ON i.project = p.id
LEFT JOIN (SELECT e.project, count(*) AS blanks FROM printed_blank AS e WHERE e.field LIKE '/indicators/%/actual' GROUP BY e.project) AS b ON b.project = p.id
/*--- examples
[[example]]
name = "one actual value stands"
given.project = [{ id = "A" }]
given.indicator = [{ id = "I1", project = "A", score = 10, actual = "8场" }, { id = "I2", project = "A", score = 10 }]
given.printed_blank = [{ project = "A", at = "/0/indicators/1/actual", field = "/indicators/1/actual" }, { project = "A", at = "/0/indicators/2/actual", field = "/indicators/2/actual" }]
expect.A = "pass"

[[example]]
name = "all of the cells were seen empty"
given.project = [{ id = "A", name = "巡访" }]
given.indicator = [{ id = "I1", project = "A", score = 10 }, { id = "I2", project = "A", score = 9.5 }, { id = "I3", project = "A" }]
given.printed_blank = [{ project = "A", at = "/0/indicators/0/actual", field = "/indicators/0/actual" }, { project = "A", at = "/0/indicators/1/actual", field = "/indicators/1/actual" }]
expect.A = "fail"
message = "“巡访”的 2 个指标都打了分，合计 19.5 分，实际完成值一栏却全部空着。"

[[example]]
name = "not all of them were seen empty, or none; nothing is scored"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }]
given.indicator = [{ id = "I1", project = "A", score = 10 }, { id = "I2", project = "A", score = 9 }, { id = "I3", project = "B", score = 10 }, { id = "I4", project = "C" }]
given.printed_blank = [{ project = "A", at = "/0/indicators/0/actual", field = "/indicators/0/actual" }, { project = "A", at = "/0/indicators/0/reason", field = "/indicators/0/reason" }, { project = "C", at = "/2/indicators/0/actual", field = "/indicators/0/actual" }]
expect = { A = "unknown", B = "unknown" }
---*/
