/*---
name     = "outcome.form-not-filled"
severity = "error"
since    = "0.1"
subject  = "project"
params   = []
kinds    = ["self_evaluation"]
basis    = [
  { practice = "绩效自评表的实际完成值和得分为必填栏" },
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：自评对照绩效目标逐项反映完成情况并打分", from = 2020-02-25, verified = false },
]
title    = { zh = "自评表没有填", en = "Self-evaluation not filled in" }
message.zh = "“{project}”的自评表有 {entries} 个指标，实际完成值和得分全部空着。"
message.en = "The self-evaluation of “{project}” has {entries} indicators, all without an actual value and a score."
fix      = { zh = "逐项填写实际完成值和得分后重新报送。", en = "Fill in actual values and scores and send it again." }
why      = { zh = "只有目标没有结果，不是自评。", en = "Targets without results are no evaluation." }
---*/
SELECT p.id AS subject, CASE WHEN count(i.actual) + count(i.score) > 0 THEN TRUE WHEN count(r.at) = 0 THEN FALSE END AS ok, p.at || '/indicators' AS path,
       p.name AS project, count(DISTINCT i.id) AS entries
FROM project AS p
JOIN indicator AS i ON i.project = p.id
LEFT JOIN reading AS r ON r.project = p.id OR r.document = p.document AND r.at = ''
GROUP BY p.id, p.at, p.name
/*--- examples
[[example]]
name = "填了一项；只打了分"
given.project = [{ id = "A" }, { id = "B" }]
given.indicator = [{ id = "I1", project = "A", actual = "8场" }, { id = "I2", project = "A" }, { id = "I3", project = "B", score = 10 }]
expect = { A = "pass", B = "pass" }

[[example]]
name = "全部空着；别的项目的读取提示不算"
given.project = [{ id = "A", name = "工资性支出" }]
given.indicator = [{ id = "I1", project = "A" }, { id = "I2", project = "A" }]
given.reading = [{ project = "B", message = "错了 1 列" }]
expect.A = "fail"
message = "“工资性支出”的自评表有 2 个指标，实际完成值和得分全部空着。"

[[example]]
name = "表格没有照原样读通"
given.project = [{ id = "A" }]
given.indicator = [{ id = "I1", project = "A" }]
given.reading = [{ project = "A", message = "错了 1 列" }]
expect.A = "unknown"

[[example]]
name = "整份原文连成一片；别的文件的、只说一处的提示不算"
given.project = [{ id = "A", document = "D" }, { id = "B", document = "E" }]
given.indicator = [{ id = "I1", project = "A" }, { id = "I2", project = "B" }]
given.reading = [{ document = "D", at = "", message = "连成一片" }, { document = "E", at = "/title", message = "有误" }]
expect = { A = "unknown", B = "fail" }
---*/
