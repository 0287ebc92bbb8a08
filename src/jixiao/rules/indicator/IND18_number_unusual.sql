/*---
name     = "indicator.number-unusual"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["fewest_indicators", "most_indicators"]
kinds    = ["declaration", "monitoring", "self_evaluation"]
basis    = [
  { text = "财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：绩效指标应重点突出", from = 2021-08-18, verified = false },
  { practice = "三级指标个数为经验值" },
]
title    = { zh = "三级指标过多或过少", en = "Too many or too few indicators" }
message.zh = "“{project}”有 {number} 个三级指标，一般在 {fewest} 到 {most} 个之间。"
message.en = "“{project}” has {number} indicators; {fewest} to {most} are usual."
fix      = { zh = "过少的补上核心产出和效益；过多的合并或删去次要的。", en = "Add the core outputs and benefits, or merge and drop lesser ones." }
why.zh = "指标太少反映不了项目全貌，太多则重点不突出、取数成本高。"
why.en = "Too few do not show the whole project, too many hide what matters and cost work."
---*/
SELECT p.id AS subject,
       CASE WHEN count(i.id) >= :fewest_indicators THEN count(i.id) <= :most_indicators WHEN p.ending = 'torn' OR p.partly_read THEN NULL ELSE FALSE END AS ok,
       p.at || '/indicators' AS path, p.name AS project,
       count(i.id) AS number, :fewest_indicators AS fewest, :most_indicators AS most
FROM project AS p
JOIN indicator AS i ON i.project = p.id
GROUP BY p.id, p.at, p.name, p.ending, p.partly_read
/*--- examples
[[example]]
name = "正好五个"
given.project = [{ id = "A", document = "D", position = 1 }, { id = "B", document = "D", position = 1, name = "讲座" }]
given.indicator = """
id | project | document
I0 | A       | D
I1 | A       | D
I2 | A       | D
I3 | A       | D
I4 | A       | D
J0 | B       | D
J1 | B       | D
J2 | B       | D
J3 | B       | D
"""
expect.A = "pass"
expect.B = "fail"
message = "“讲座”有 4 个三级指标，一般在 5 到 20 个之间。"

[[example]]
name = "正好二十个"
given.project = [{ id = "A", document = "D", position = 1 }]
given.indicator = """
id  | project | document
I0  | A       | D
I1  | A       | D
I2  | A       | D
I3  | A       | D
I4  | A       | D
I5  | A       | D
I6  | A       | D
I7  | A       | D
I8  | A       | D
I9  | A       | D
I10 | A       | D
I11 | A       | D
I12 | A       | D
I13 | A       | D
I14 | A       | D
I15 | A       | D
I16 | A       | D
I17 | A       | D
I18 | A       | D
I19 | A       | D
"""
expect.A = "pass"

[[example]]
name = "二十一个"
given.project = [{ id = "A", document = "D", position = 1 }]
given.indicator = """
id  | project | document
I0  | A       | D
I1  | A       | D
I2  | A       | D
I3  | A       | D
I4  | A       | D
I5  | A       | D
I6  | A       | D
I7  | A       | D
I8  | A       | D
I9  | A       | D
I10 | A       | D
I11 | A       | D
I12 | A       | D
I13 | A       | D
I14 | A       | D
I15 | A       | D
I16 | A       | D
I17 | A       | D
I18 | A       | D
I19 | A       | D
I20 | A       | D
"""
expect.A = "fail"

[[example]]
name = "副本中断或只读出一部分的，少了不算"
given.project = [{ id = "A", ending = "torn" }, { id = "B", partly_read = true }, { id = "C", ending = "closed", partly_read = false }]
given.indicator = [{ id = "I1", project = "A" }, { id = "I2", project = "B" }, { id = "I3", project = "C" }]
expect = { A = "unknown", B = "unknown", C = "fail" }
---*/
