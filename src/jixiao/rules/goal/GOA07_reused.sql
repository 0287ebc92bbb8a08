/*---
name     = "goal.reused"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["shared_opening", "common_openings"]
covers   = ["GOA07"]
basis    = [{ practice = "目标审核时的常见问题：不同项目套用同一句目标" }]
title    = { zh = "目标照抄另一个项目", en = "Goal is copied from another project" }
message.zh = "“{project}”的年度目标开头（“{opening}”）与“{others}”雷同，像是照抄。"
message.en = "The annual goal of “{project}” opens (“{opening}”) like that of “{others}” and looks copied."
fix      = { zh = "按本项目自己的事项重写目标。", en = "Rewrite the goal from this project’s own work." }
why.zh = "不同的钱做不同的事，目标一样，审核时就看不出各自的必要性。"
why.en = "Different money does different work; when goals are alike a reviewer cannot see why each is needed."
---*/
SELECT g.project AS subject, count(q.id) = 0 AS ok, g.at AS path, list(q.at || '/goals/annual' ORDER BY q.at) FILTER (WHERE q.id IS NOT NULL) AS other_path,
       p.name AS project,
       string_agg(q.name, '”“' ORDER BY q.name) AS others,
       regexp_extract(g.text, '^((.|\n){' || CAST(:shared_opening AS VARCHAR) || ',}?)([，,。；;！!？?\n]|$)', 1) AS opening
FROM goal AS g
JOIN project AS p ON p.id = g.project
JOIN goal AS o ON o.document = g.document AND o.which = g.which AND substring(o.plain, 1, :shared_opening) = substring(g.plain, 1, :shared_opening)
LEFT JOIN project AS q ON q.id = o.project AND q.name <> p.name AND q.kind IS NOT DISTINCT FROM p.kind AND NOT regexp_matches(g.plain, '^' || :common_openings)
WHERE g.which = 'annual'
GROUP BY g.project, g.at, g.text, g.plain, p.name
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
---*/
