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
message.zh = "“{project}”和“{other_project}”都安排了“{label}”，分别是 {amount} 元和 {other_amount} 元。请说明怎么分工。"
message.en = "“{project}” and “{other_project}” both pay for “{label}”, {amount} and {other_amount} yuan. Please say how they differ."
fix      = { zh = "合并到一个项目，或在两处写清对象、批次的区别。", en = "Put it into one project, or say in both how people and occasions differ." }
why.zh = "同一件事在两处列支，总规模就看不出来，也容易重复安排。"
why.en = "Paid for in two places, its size can't be seen and it may be paid for twice."
---*/
WITH named AS (
  SELECT i.id, i.at, i.document, i.project, i.amount, i.label, replace(replace(i.label, ' ', ''), '　', '') AS plain
  FROM item AS i WHERE i.is_leaf AND i.label IS NOT NULL
), once AS (
  SELECT n.document, n.plain, n.project, n.at, n.amount, q.name, q.narrative_name,
         row_number() OVER (PARTITION BY n.document, n.plain, n.project ORDER BY n.at, n.id) AS nth
  FROM named AS n JOIN project AS q ON q.id = n.project WHERE NOT regexp_matches(n.plain, '^' || :common_items || '$')
), first AS (
  SELECT o.document, o.plain, o.project, o.at, o.amount, o.name, o.narrative_name,
         row_number() OVER (PARTITION BY o.document, o.plain ORDER BY o.name, o.narrative_name, o.at, o.project) AS place
  FROM once AS o WHERE o.nth = 1
), same AS (
  SELECT a.project, a.at, a.label, a.amount, b.at AS other_at, b.amount AS other_amount, b.name AS other_name, b.narrative_name AS other_narrative_name,
         row_number() OVER (PARTITION BY a.project ORDER BY a.at, b.name, b.narrative_name, b.at, a.id, b.project) AS nth
  FROM named AS a
  JOIN first AS own ON own.document = a.document AND own.plain = a.plain AND own.project = a.project
  JOIN first AS b ON b.document = a.document AND b.plain = a.plain AND b.place = CASE own.place WHEN 1 THEN 2 ELSE 1 END
)
SELECT p.id AS subject, s.project IS NULL AS ok, COALESCE(s.at, p.at) AS path, s.other_at AS other_path, COALESCE(p.name, p.narrative_name) AS project,
       COALESCE(s.other_name, s.other_narrative_name) AS other_project, s.label, s.amount, s.other_amount
FROM project AS p JOIN (SELECT DISTINCT n.project FROM named AS n) AS h ON h.project = p.id LEFT JOIN same AS s ON s.project = p.id AND s.nth = 1
/*--- examples
[[example]]
name = "two projects, different items; the same thing in another document; a name that any project has"
given.project = """
id | document | name | position
P1 | D        | 甲   | 1
P2 | D        | 乙   | 2
P3 | E        | 丙   | 2
P4 | D        | 丁   | 3
"""
given.item = """
id | document | project | is_leaf | label
I1 | D        | P1      | true    | 公益讲座
I2 | D        | P2      | true    | 读书会
I3 | E        | P3      | true    | 公益讲座
I4 | D        | P1      | true    | 印刷费
I5 | D        | P2      | true    | 印刷费
I6 | D        | P4      | true    |
I7 | D        | P4      | false   | 公益讲座
"""
expect = { P1 = "pass", P2 = "pass", P3 = "pass" }

[[example]]
name = "both projects, whatever the blanks, and each only once"
given.project = """
id | document | name     | position
P1 | D        | 课题调研 | 1
P2 | D        | 专题研究 | 2
P3 | D        | 讲座     | 3
"""
given.item = """
id | document | project | is_leaf | label     | amount
I1 | D        | P1      | true    | 学习考察  | 565000
I2 | D        | P2      | true    | 学习 考察 | 58500
I3 | D        | P2      | true    | 学习考察  | 1
I4 | D        | P3      | true    | 讲课      | 1
"""
expect = { P1 = "fail", P2 = "fail", P3 = "pass" }
message = "“专题研究”和“课题调研”都安排了“学习 考察”，分别是 58,500.00 元和 565,000.00 元。请说明怎么分工。"

[[example]]
name = "of three the first by name, for that one the second; what one alone has, twice, or another document"
given.project = """
id | document | name | position
P1 | D        | 甲   | 1
P2 | D        | 乙   | 2
P3 | D        | 丙   | 3
P4 | E        | 丁   | 1
"""
given.item = """
id | at | document | project | is_leaf | label | amount
I1 | /1 | D        | P1      | true    | 讲座  | 100
I2 | /2 | D        | P2      | true    | 义诊  | 200
I3 | /3 | D        | P2      | true    | 讲座  | 300
I4 | /4 | D        | P3      | true    | 讲座  | 400
I5 | /5 | E        | P4      | true    | 讲座  | 500
I6 | /6 | E        | P4      | true    | 讲座  | 600
"""
expect = { P1 = "fail", P2 = "fail", P3 = "fail", P4 = "pass" }
expect_path = { P1 = ["/1", "/4"], P2 = ["/3", "/4"], P3 = ["/4", "/3"] }
---*/
