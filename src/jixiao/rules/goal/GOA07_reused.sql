/*---
name     = "goal.reused"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["shared_opening", "common_openings", "most_named"]
covers   = ["GOA07"]
basis    = [{ practice = "目标审核时的常见问题：不同项目套用同一句目标" }]
title    = { zh = "目标照抄另一个项目", en = "Goal is copied from another project" }
message.zh = "“{project}”的年度目标开头（“{opening}”）与“{others}”[等 {many} 个项目]雷同，像是照抄。"
message.en = "The annual goal of “{project}” opens (“{opening}”) like that of “{others}”[ ({many} projects in all)] and looks copied."
fix      = { zh = "按本项目自己的事项重写目标。", en = "Rewrite the goal from this project’s own work." }
why.zh = "不同的钱做不同的事，目标一样，审核时就看不出各自的必要性。"
why.en = "Different money does different work; when goals are alike a reviewer cannot see why each is needed."
---*/
WITH told AS (
  SELECT g.project, g.document, g.at, g.text, p.name, p.kind, g.plain, substring(g.plain, 1, :shared_opening) AS head
  FROM goal AS g JOIN project AS p ON p.id = g.project WHERE g.which = 'annual' AND g.plain IS NOT NULL
), numbered AS (
  SELECT t.project, t.document, t.at, t.text, t.name, t.kind, t.plain, t.head,
         dense_rank() OVER (PARTITION BY t.document, t.kind, t.head ORDER BY t.name) AS name_nth,
         row_number() OVER (PARTITION BY t.document, t.kind, t.head, t.name ORDER BY t.at) AS nth,
         count(t.name) OVER (PARTITION BY t.document, t.kind, t.head) - count(t.name) OVER (PARTITION BY t.document, t.kind, t.head, t.name) AS others
  FROM told AS t
), other AS (
  SELECT g.project, o.at, o.name, row_number() OVER (PARTITION BY g.project ORDER BY o.name, o.at) AS nth
  FROM numbered AS g
  JOIN numbered AS o ON o.document = g.document AND o.head = g.head AND o.kind IS NOT DISTINCT FROM g.kind AND o.name <> g.name
    AND o.name_nth <= :most_named + 1 AND o.nth <= :most_named -- equivalent: more candidates are numbered below all the same
  WHERE NOT regexp_matches(g.plain, '^' || :common_openings)
)
SELECT g.project AS subject, count(o.at) = 0 AS ok, g.at AS path, list(o.at ORDER BY o.at) AS other_path,
       g.name AS project, string_agg(o.name, '”“' ORDER BY o.name) AS others, CASE WHEN g.others > :most_named THEN g.others END AS many,
       regexp_extract(g.text, '^((.|\n){' || CAST(:shared_opening AS VARCHAR) || ',}?)([，,。；;！!？?\n]|$)', 1) AS opening
FROM numbered AS g LEFT JOIN other AS o ON o.project = g.project AND o.nth <= :most_named
GROUP BY g.project, g.at, g.text, g.name, g.others
/*--- examples
[[example]]
name = "一个项目照抄另一个，两处都指出"
given.project = [{ id = "A", document = "D", position = 1, name = "调研" }, { id = "B", document = "D", position = 2, name = "培训" }]
given.goal = """
project | document | at              | which  | text                                   | plain
A       | D        | /A/goals/annual | annual | 保质保量完成本年度的调研计划           | 保质保量完成本年度的调研计划
B       | D        | /B/goals/annual | annual | 保质保量完成本年度的培训计划，按期结算 | 保质保量完成本年度的培训计划按期结算
"""
expect.A = "fail"
expect.B = "fail"
expect_path.B = ["/B/goals/annual", "/A/goals/annual"]
message = "“培训”的年度目标开头（“保质保量完成本年度的培训计划”）与“调研”雷同，像是照抄。"

[[example]]
name = "第十个字起不同"
given.project = [{ id = "A", document = "D", position = 1, name = "甲" }, { id = "B", document = "D", position = 2, name = "乙" }]
given.goal = """
project | document | at              | which  | text                     | plain
A       | D        | /A/goals/annual | annual | 保质保量完成全年度之调研 | 保质保量完成全年度之调研
B       | D        | /B/goals/annual | annual | 保质保量完成全年度的培训 | 保质保量完成全年度的培训
"""
expect.A = "pass"
expect.B = "pass"

[[example]]
name = "十个字全部相同，第十一个字不同"
given.project = [{ id = "A", document = "D", position = 1, name = "甲" }, { id = "B", document = "D", position = 2, name = "乙" }]
given.goal = """
project | document | at              | which  | text                   | plain
A       | D        | /A/goals/annual | annual | 保质保量完成全年度的甲 | 保质保量完成全年度的甲
B       | D        | /B/goals/annual | annual | 保质保量完成全年度的乙 | 保质保量完成全年度的乙
"""
expect.A = "fail"
expect.B = "fail"

[[example]]
name = "另一份文件里的不比"
given.project = [{ id = "A", document = "D", position = 1, name = "甲" }, { id = "B", document = "E", position = 2, name = "乙" }]
given.goal = """
project | document | at              | which  | text                         | plain
A       | D        | /A/goals/annual | annual | 保质保量完成本年度的调研计划 | 保质保量完成本年度的调研计划
B       | E        | /B/goals/annual | annual | 保质保量完成本年度的调研计划 | 保质保量完成本年度的调研计划
"""
expect.A = "pass"
expect.B = "pass"

[[example]]
name = "总目标与年度目标不交叉比较，总目标不看"
given.project = [{ id = "A", document = "D", position = 1, name = "甲" }, { id = "B", document = "D", position = 2, name = "乙" }]
given.goal = """
project | document | at               | which   | text                         | plain
A       | D        | /A/goals/overall | overall | 保质保量完成本年度的调研计划 | 保质保量完成本年度的调研计划
B       | D        | /B/goals/annual  | annual  | 保质保量完成本年度的调研计划 | 保质保量完成本年度的调研计划
"""
expect.B = "pass"

[[example]]
name = "没有文字的目标不看"
given.project = [{ id = "A", document = "D", position = 1 }]
given.goal = [{ project = "A", document = "D", at = "/A/goals/annual", which = "annual", text = "——" }]
expect = {}

[[example]]
name = "同一个项目的申报、监控、自评不算照抄；另一类表、通用的开头也不算"
given.project = """
id | document | name | kind
A  | D        | 足球 | monitoring
B  | D        | 足球 | monitoring
C  | D        | 篮球 | self_evaluation
E  | H        | 甲   | declaration
F  | H        | 乙   | declaration
"""
given.goal = """
project | document | which  | plain
A       | D        | annual | 完成校园足球运动技术动画的制作
B       | D        | annual | 完成校园足球运动技术动画的制作
C       | D        | annual | 完成校园足球运动技术动画的制作
E       | H        | annual | 贯彻落实党的二十大精神，做好甲
F       | H        | annual | 贯彻落实党的二十大精神，做好乙
"""
expect = { A = "pass", B = "pass", C = "pass", E = "pass", F = "pass" }

[[example]]
name = "与十个以上雷同的只点十个，其余报个数；同名的不算"
given.project = """
id        | document | name         | kind
P[01..12] | D        | 第[01..12]个 | declaration
P13       | D        | 第01个       | declaration
"""
given.goal = """
project   | document | at                      | which  | text                   | plain
P[01..13] | D        | /P[01..13]/goals/annual | annual | 保质保量完成全年度的事 | 保质保量完成全年度的事
"""
expect."P[01..13]" = "fail"
expect_path.P13 = ["/P13/goals/annual", "/P[02..11]/goals/annual"]
expect_path.P12 = ["/P12/goals/annual", "/P[01..09]/goals/annual", "/P13/goals/annual"]

[[example]]
name = "与正好十个雷同的全部点名"
given.project = [{ id = "P[01..11]", document = "D", name = "第[01..11]个", kind = "declaration" }]
given.goal = """
project   | document | at                      | which  | text                   | plain
P[01..11] | D        | /P[01..11]/goals/annual | annual | 保质保量完成全年度的事 | 保质保量完成全年度的事
"""
expect."P[01..11]" = "fail"
message = "“第01个”的年度目标开头（“保质保量完成全年度的事”）与“第02个”“第03个”“第04个”“第05个”“第06个”“第07个”“第08个”“第09个”“第10个”“第11个”雷同，像是照抄。"
---*/
