/*---
name     = "across.another-projects-name"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = ["copied_name_length"]
basis    = [{ practice = "目标和指标只说本项目的事" }, { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·目标相关性", from = 2015-05-21 }]
title    = { zh = "目标或指标里写着另一个项目的名称", en = "Goal or indicator names another project" }
message.zh = "“{project}”的{column}里写着“{other}”，那是同一份文件里另一个项目的名称，像是照抄时没有改。"
message.en = "The {column_en} of “{project}” speaks of “{other}”, the name of another project of the same document: it looks copied and not changed."
fix      = { zh = "改成本项目的内容；两个项目确有联系的，写明各做什么。", en = "Put what this project does; where the two belong together, say who does what." }
why.zh = "照抄别的表没有改，指标值和金额也可能是别的项目的。"
why.en = "Where another form was copied, targets and amounts may be the other project's too."
---*/
WITH named AS (
  SELECT p.id, p.document, p.at, COALESCE(p.name, p.narrative_name) AS name,
         regexp_replace(COALESCE(p.name, p.narrative_name), '[0-9 　（）()“”"·.-]|年度?|项目|经费|资金|专项', '', 'g') AS plain FROM project AS p
), other AS (
  SELECT n.document, n.at, n.name, n.plain, row_number() OVER (PARTITION BY n.document, n.plain ORDER BY n.at, n.id) AS nth
  FROM named AS n WHERE length(n.plain) >= :copied_name_length
), said AS (
  SELECT g.project, g.document, g.at AS path, g.text AS words, '目标' AS said, 'goal' AS said_en FROM goal AS g
  UNION ALL SELECT i.project, i.document, i.at || '/name', i.name, '指标名称', 'indicators' FROM indicator AS i
)
SELECT n.id AS subject, c.path IS NULL AS ok, COALESCE(c.path, n.at || '/goals/annual') AS path, c.other_path, n.name AS project, c.other, c.said AS "column",
       c.said_en AS column_en
FROM named AS n
LEFT JOIN (
  SELECT m.id, s.path, o.at || '/name' AS other_path, o.name AS other, s.said, s.said_en, row_number() OVER (PARTITION BY m.id ORDER BY s.path, o.at) AS nth
  FROM named AS m
  JOIN said AS s ON s.project = m.id
  JOIN other AS o ON o.document = m.document AND o.nth = 1 AND strpos(s.words, o.plain) > 0 AND strpos(m.plain, o.plain) = 0 AND strpos(o.plain, m.plain) = 0
) AS c ON c.id = n.id AND c.nth = 1
WHERE EXISTS (SELECT q.id FROM named AS q WHERE q.document = n.document AND q.id <> n.id)
/*--- examples
[[example]]
name = "each speaks of itself; a short name may stand anywhere; a name within the other"
given.project = """
id | document | name
A  | D        | 2025年老旧电梯加装补贴
B  | D        | 社区阅读推广活动
C  | D        | 老旧电梯加装补贴（二期）
E  | D        | 普法
F  | Z        | 河道水面保洁
G  | D        | 电梯保养
"""
given.goal = """
project | document | text
A       | D        | 完成老旧电梯加装补贴，普法。
B       | D        | 开展社区阅读推广活动；河道水面保洁
C       | D        | 老旧电梯加装补贴27台
E       | D        | 普法，电梯保养
"""
expect = { A = "pass", B = "pass", C = "pass", E = "pass", G = "pass" }

[[example]]
name = "the goal of another project"
given.project = [{ id = "A", document = "D", at = "/0", name = "老旧电梯加装补贴" }, { id = "B", document = "D", at = "/1", name = "社区阅读推广活动项目" }]
given.goal = [{ project = "A", document = "D", at = "/0/goals/annual", text = "确保社区阅读推广活动顺利开展。" }]
expect = { A = "fail", B = "pass" }
expect_path.A = ["/0/goals/annual", "/1/name"]
message = "“老旧电梯加装补贴”的目标里写着“社区阅读推广活动项目”，那是同一份文件里另一个项目的名称，像是照抄时没有改。"

[[example]]
name = "an indicator of another project"
given.project = [{ id = "A", document = "D", at = "/0", name = "老旧电梯加装补贴" }, { id = "B", document = "D", at = "/1", narrative_name = "社区阅读活动" }]
given.indicator = [{ id = "I1", project = "A", document = "D", at = "/0/indicators/2", name = "社区阅读活动场次" }]
expect = { A = "fail", B = "pass" }
message = "“老旧电梯加装补贴”的指标名称里写着“社区阅读活动”，那是同一份文件里另一个项目的名称，像是照抄时没有改。"
---*/
