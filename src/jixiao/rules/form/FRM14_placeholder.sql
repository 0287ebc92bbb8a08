/*---
name     = "form.placeholder"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["placeholder_marks", "placeholder_alone"]
basis    = [
  { practice = "正式文本不得留有 XX、某某、待定一类占位文字" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性", from = 2015-05-21 },
]
title    = { zh = "正式文本里留有占位文字", en = "Placeholders left in the text" }
message.zh = "“{project}”有 {number} 处没有填实，还留着“{mark}”一类占位文字，第一处是：{passage}。"
message.en = "“{project}” has {number} place(s) still holding a placeholder such as “{mark}”; the first is: {passage}."
fix.zh = "逐处换成确定的内容；确实定不下来的，说明何时能定。"
fix.en = "Replace each with the real content; where it can't be settled yet, say when it will be."
why.zh = "占位文字说明套用了模板而没有填完，审核时会被整份退回。"
why.en = "A placeholder shows that a template was not filled in, and the whole form is returned for it."
---*/
WITH passage AS (
  SELECT p.id AS project, p.at || '/name' AS path, p.name AS words, 'a' AS part, 0 AS position FROM project AS p -- equivalent: one a part
  UNION ALL SELECT p.id, p.at || '/unit', p.unit, 'b', 0 FROM project AS p -- equivalent: one a part
  UNION ALL SELECT p.id, p.at || '/department', p.department, 'c', 0 FROM project AS p -- equivalent: one a part
  UNION ALL SELECT n.project, n.at || '/overview', n.overview, 'd', 0 FROM narrative AS n -- equivalent: one a part
  UNION ALL SELECT n.project, n.at || '/basis', n.basis, 'e', 0 FROM narrative AS n -- equivalent: one a part
  UNION ALL SELECT n.project, n.at || '/plan', n.plan, 'f', 0 FROM narrative AS n -- equivalent: one a part
  UNION ALL SELECT n.project, n.at || '/budget', n.budget, 'g', 0 FROM narrative AS n -- equivalent: one a part
  UNION ALL SELECT g.project, g.at, g.text, 'h', 0 FROM goal AS g -- equivalent: goals are told apart by their pointers
  UNION ALL SELECT i.project, i.at || '/name', i.name, 'i', i.position FROM indicator AS i
  UNION ALL SELECT i.project, i.at || '/target', i.word, 'i', i.position FROM indicator AS i
), marked AS (
  SELECT a.project, a.path, COALESCE(NULLIF(regexp_extract(a.words, :placeholder_marks, 0), ''), a.words) AS mark,
         regexp_extract(a.words, '[^，,。；;]*(' || :placeholder_marks || '|' || :placeholder_alone || ')[^，,。；;]*', 0) AS passage,
         row_number() OVER (PARTITION BY a.project ORDER BY a.part, a.position, a.path) AS nth
  FROM passage AS a WHERE regexp_matches(a.words, :placeholder_marks) OR regexp_matches(a.words, '^ *' || :placeholder_alone || ' *$')
)
SELECT p.id AS subject, count(m.path) = 0 AS ok, COALESCE(max(CASE WHEN m.nth = 1 THEN m.path END), p.at || '/name') AS path,
       list(m.path ORDER BY m.nth) AS other_path,
       COALESCE(p.name, p.narrative_name) AS project, count(m.path) AS number, max(CASE WHEN m.nth = 1 THEN m.mark END) AS mark,
       max(CASE WHEN m.nth = 1 THEN m.passage END) AS passage
FROM project AS p LEFT JOIN marked AS m ON m.project = p.id
GROUP BY p.id, p.at, p.name, p.narrative_name
/*--- examples
[[example]]
name = "nothing left; an ellipsis inside a quotation is no placeholder"
given.project = [{ id = "P1", name = "普法" }]
given.narrative = [{ project = "P1", basis = "该法第四条规定：“……坚持以人民为中心，……”", plan = "285人*2天*210元" }]
expect = { P1 = "pass" }

[[example]]
name = "in the goal"
given.project = [{ id = "P1", name = "普法" }]
given.goal = [{ project = "P1", which = "annual", text = "全年培训XX人次，群众满意。" }]
expect = { P1 = "fail" }
message = "“普法”有 1 处没有填实，还留着“XX”一类占位文字，第一处是：全年培训XX人次。"

[[example]]
name = "in every other place, and where a sign fills the cell"
given.project = """
id | name
A  | 某某工程
B  | b
C  | c
E  | e
F  | f
G  | g
H  | h
"""
given.narrative = """
project | overview | basis      | plan       | budget
B       | 待定     |            |            |
C       |          | 依据××号文 |            |
E       |          |            | 开展xx活动 |
F       |          |            |            | 投资**万元
"""
given.indicator = [{ id = "I1", project = "G", name = "……" }, { id = "I2", project = "H", name = "项目完成率", word = "待定" }]
expect = { A = "fail", B = "fail", C = "fail", E = "fail", F = "fail", G = "fail", H = "fail" }

[[example]]
name = "in the unit or the department"
given.project = """
id | at | name | unit       | department
P1 | /1 | 普法 | XX单位     |
P2 | /2 | 绿化 | 绿化管理所 | XX局
P3 | /3 | 绿化 | 绿化管理所 | 绿化局
"""
expect = { P1 = "fail", P2 = "fail", P3 = "pass" }
expect_path = { P1 = ["/1/unit", "/1/unit"], P2 = ["/2/department", "/2/department"] }

[[example]]
name = "the first in the form's order, and its own mark and passage"
given.project = [{ id = "P1", at = "/p", name = "救助" }]
given.indicator = """
id | project | at               | position | name
I1 | P1      | /p/indicators/1  | 2        | 低保标准(≥**元)
I0 | P1      | /p/indicators/0  | 1        | 发放人数(≥**人)
I9 | P1      | /p/indicators/10 | 11       | 供养**万人
"""
expect = { P1 = "fail" }
expect_path.P1 = ["/p/indicators/0/name", "/p/indicators/0/name", "/p/indicators/1/name", "/p/indicators/10/name"]
message = "“救助”有 3 处没有填实，还留着“**人”一类占位文字，第一处是：发放人数(≥**人)。"
---*/
