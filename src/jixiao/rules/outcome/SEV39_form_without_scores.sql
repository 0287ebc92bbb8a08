/*---
name     = "outcome.form-without-scores"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = []
kinds    = ["self_evaluation"]
basis    = [
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：自评对照绩效目标逐项反映完成情况并打分", from = 2020-02-25, verified = false },
  { practice = "项目自评表逐项给分值和得分，合计为总分；转移支付区域自评表按其格式不打分" },
]
title    = { zh = "自评没有打分", en = "Evaluated without a score" }
message.zh = "“{project}”的 {entries} 个指标都填了实际完成值，却没有分值和得分，也没有总分。"
message.en = "All {entries} indicators of “{project}” have an actual value, but there are neither points nor scores, nor a total."
fix      = { zh = "按规定的表式补上分值、得分和总分。", en = "Add points, scores and the total as the form has them." }
why      = { zh = "没有得分，看不出完成得怎样，项目之间也不能比。", en = "Without scores nobody sees how well it went, and projects can’t be compared." }
---*/
SELECT p.id AS subject,
       CASE WHEN t.marked > 0 OR p.total_score IS NOT NULL THEN TRUE WHEN p.ending = 'closed' AND b.at IS NOT NULL THEN FALSE END AS ok,
       COALESCE(b.at, p.at || '/total_score') AS path, p.name AS project, t.entries
FROM project AS p
JOIN document AS d ON d.id = p.document
JOIN (
    SELECT i.project, count(i.id) AS entries, count(i.actual) AS filled, count(COALESCE(i.points, i.score)) AS marked
    FROM indicator AS i
    GROUP BY i.project
) AS t ON t.project = p.id
LEFT JOIN printed_blank AS b ON b.project = p.id AND b.field = '/total_score'
WHERE t.entries > 1 AND t.filled = t.entries
      AND NOT COALESCE(regexp_matches(d.title, '转移支付|区域绩效') OR regexp_matches(p.form_title, '转移支付|区域绩效'), FALSE)
/*--- examples
[[example]]
name = "打了分；只有总分；转移支付的区域自评表不打分，标题写在封面或表上"
given.document = [{ id = "D", title = "项目支出绩效自评表" }, { id = "E", title = "2021年中央对地方专项转移支付区域绩效目标自评表" }]
given.project = """
id | document | ending | total_score | form_title
A  | D        | closed |             |
B  | D        | closed | 96          |
C  | E        | closed |             |
F  | D        | closed |             | 区域绩效自评表
G  | D        | closed |             |
"""
given.indicator = """
id  | project | actual | score | points
I7  | F       | 8场    |       |
I8  | F       | 100%   |       |
I9  | G       | 8场    | 10    |
I10 | G       | 100%   |       |
I1  | A       | 8场    |       | 10
I2  | A       | 100%   |       |
I3  | B       | 8场    |       |
I4  | B       | 100%   |       |
I5  | C       | 8场    |       |
I6  | C       | 100%   |       |
"""
expect = { A = "pass", B = "pass", G = "pass" }

[[example]]
name = "一分也没有；标题没有读到"
given.document = [{ id = "D", title = "部门项目自评表" }, { id = "E" }]
given.project = [{ id = "A", name = "校园维修", document = "D", ending = "closed" }, { id = "B", document = "E", ending = "closed" }]
given.indicator = """
id | project | actual
I1 | A       | 良好
I2 | A       | 100%
I3 | B       | 良好
I4 | B       | 100%
"""
given.printed_blank = [{ project = "A", at = "/A/total_score", field = "/total_score" }, { project = "B", at = "/B/total_score", field = "/total_score" }]
expect = { A = "fail", B = "fail" }
expect_path.A = ["/A/total_score"]
message = "“校园维修”的 2 个指标都填了实际完成值，却没有分值和得分，也没有总分。"

[[example]]
name = "残缺的、没有看到表头的不判；没有填的和只有一行的不归它管"
given.document = [{ id = "D" }]
given.project = """
id | document | ending
A  | D        | torn
B  | D        | closed
F  | D        | closed
G  | D        | closed
"""
given.indicator = """
id | project | actual
I1 | A       | 良好
I2 | A       | 100%
I3 | B       | 良好
I4 | B       | 100%
I7 | F       | 良好
I8 | F       |
I9 | G       | 良好
"""
given.printed_blank = """
project | at             | field
A       | /A/total_score | /total_score
B       | /B/department  | /department
F       | /F/total_score | /total_score
G       | /G/total_score | /total_score
"""
expect = { A = "unknown", B = "unknown" }
---*/
