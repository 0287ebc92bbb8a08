/*---
name     = "across.same-content"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["common_items"]
covers   = ["XPJ01"]
kinds    = ["declaration"]
basis    = [{ text = "财预〔2020〕10号《项目支出绩效评价管理办法》立项依据充分性：与部门内部相关项目不重复", from = 2020-02-25 }]
title    = { zh = "两个项目安排了同样的支出", en = "Two projects pay for the same thing" }
message  = { zh = "“{project}”和“{other_project}”都安排了“{label}”，分别是 {amount} 元和 {other_amount} 元。请说明怎么分工。", en = "“{project}” and “{other_project}” both pay for “{label}”, {amount} and {other_amount} yuan. Please say how they differ." }
fix      = { zh = "合并到一个项目，或在两处写清对象、批次的区别。", en = "Put it into one project, or say in both how people and occasions differ." }
why      = { zh = "同一件事在两处列支，总规模就看不出来，也容易重复安排。", en = "Paid for in two places, its size can't be seen and it may be paid for twice." }
---*/
WITH named AS (
  SELECT i.id, i.at, i.document, i.project, i.amount, i.label, replace(replace(i.label, ' ', ''), '　', '') AS plain
  FROM item AS i WHERE i.is_leaf AND i.label IS NOT NULL
), same AS (
  SELECT a.project, a.at, a.label, a.amount, b.at AS other_at, b.amount AS other_amount, q.name AS other_name, q.narrative_name AS other_narrative_name,
         row_number() OVER (PARTITION BY a.project ORDER BY a.at, q.name, q.narrative_name, b.at) AS nth
  FROM named AS a JOIN project AS p ON p.id = a.project JOIN named AS b ON b.document = a.document AND b.plain = a.plain JOIN project AS q ON q.id = b.project
  WHERE q.id <> p.id AND NOT regexp_matches(a.plain, '^' || :common_items || '$')
)
SELECT p.id AS subject, s.project IS NULL AS ok, COALESCE(s.at, p.at) AS path, s.other_at AS other_path, COALESCE(p.name, p.narrative_name) AS project,
       COALESCE(s.other_name, s.other_narrative_name) AS other_project, s.label, s.amount, s.other_amount
FROM project AS p LEFT JOIN same AS s ON s.project = p.id AND s.nth = 1
WHERE EXISTS (SELECT n.id FROM named AS n WHERE n.project = p.id)
/*--- examples
[[example]]
name = "two projects, different items; the same thing in another document; a name that any project has"
given.project = [
  { id = "P1", document = "D", name = "甲", position = 1 }, { id = "P2", document = "D", name = "乙", position = 2 }, { id = "P3", document = "E", name = "丙", position = 2 }, { id = "P4", document = "D", name = "丁", position = 3 },
]
given.item = [
  { id = "I1", document = "D", project = "P1", is_leaf = true, label = "公益讲座" }, { id = "I2", document = "D", project = "P2", is_leaf = true, label = "读书会" }, { id = "I3", document = "E", project = "P3", is_leaf = true, label = "公益讲座" },
  { id = "I4", document = "D", project = "P1", is_leaf = true, label = "印刷费" }, { id = "I5", document = "D", project = "P2", is_leaf = true, label = "印刷费" }, { id = "I6", document = "D", project = "P4", is_leaf = true },
  { id = "I7", document = "D", project = "P4", is_leaf = false, label = "公益讲座" },
]
expect = { P1 = "pass", P2 = "pass", P3 = "pass" }

[[example]]
name = "both projects, whatever the blanks, and each only once"
given.project = [{ id = "P1", document = "D", name = "课题调研", position = 1 }, { id = "P2", document = "D", name = "专题研究", position = 2 }, { id = "P3", document = "D", name = "讲座", position = 3 }]
given.item = [
  { id = "I1", document = "D", project = "P1", is_leaf = true, label = "学习考察", amount = 565000 }, { id = "I2", document = "D", project = "P2", is_leaf = true, label = "学习 考察", amount = 58500 },
  { id = "I3", document = "D", project = "P2", is_leaf = true, label = "学习考察", amount = 1 }, { id = "I4", document = "D", project = "P3", is_leaf = true, label = "讲课", amount = 1 },
]
expect = { P1 = "fail", P2 = "fail", P3 = "pass" }
message = "“专题研究”和“课题调研”都安排了“学习 考察”，分别是 58,500.00 元和 565,000.00 元。请说明怎么分工。"
---*/
