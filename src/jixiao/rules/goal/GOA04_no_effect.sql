/*---
name     = "goal.no-effect"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["effect_words"]
kinds    = ["declaration", "whole_department", "review"]
basis    = [
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：项目绩效目标是一定期限内预期\
    达到的产出和效果，以及相应的成本控制要求""", from = 2021-08-18, verified = true },
]
title    = { zh = "目标没有写效果", en = "Goal states no effect" }
message.zh = "“{project}”的目标只写要做的事，没有写做了以后谁受益、什么得到改善。"
message.en = "The goals of “{project}” name work only: not who benefits nor what becomes better."
fix.zh = "补上预期效果，例如受益对象、改善的状况、节约的成本或满意度。"
fix.en = "Add the expected effect: who benefits, what improves, what cost is saved or how satisfied the served are."
why.zh = "绩效目标是预期的产出和效果，并附成本控制要求；只写任务，效益指标就没有出处。"
why.en = "A performance goal is the planned output and effect with a limit on cost; benefit indicators have no source when it names tasks only."
---*/
SELECT g.project AS subject, count(*) FILTER (WHERE regexp_matches(g.plain, :effect_words)) > 0 AS ok, min(g.at) AS path, min(p.name) AS project
FROM goal AS g
JOIN project AS p ON p.id = g.project
WHERE g.which <> 'achieved'
GROUP BY g.project
/*--- examples
[[example]]
name = "一个目标写了效果就够"
given.project = [{ id = "A", document = "D", position = 1 }]
given.goal = """
project | document | at               | which   | text            | plain
A       | D        | /A/goals/overall | overall | 消除火灾隐患    | 消除火灾隐患
A       | D        | /A/goals/annual  | annual  | 更换灭火器300具 | 更换灭火器300具
"""
expect.A = "pass"

[[example]]
name = "两个目标都写了效果"
given.project = [{ id = "A", document = "D", position = 1 }]
given.goal = """
project | document | at               | which   | text                        | plain
A       | D        | /A/goals/overall | overall | 消除火灾隐患                | 消除火灾隐患
A       | D        | /A/goals/annual  | annual  | 更换灭火器300具消除隐患12处 | 更换灭火器300具消除隐患12处
"""
expect.A = "pass"

[[example]]
name = "只写要做的事"
given.project = [{ id = "A", document = "D", position = 1, name = "课题" }]
given.goal = """
project | document | at              | which  | text                     | plain
A       | D        | /A/goals/annual | annual | 完成课题研究形成研究成果 | 完成课题研究形成研究成果
"""
expect.A = "fail"
message = "“课题”的目标只写要做的事，没有写做了以后谁受益、什么得到改善。"

[[example]]
name = "完成情况里的效果不算"
given.project = [{ id = "A", document = "D", position = 1 }, { id = "B", document = "D", position = 1 }]
given.goal = """
project | document | at                | which    | text         | plain
A       | D        | /A/goals/annual   | annual   | 完成课题研究 | 完成课题研究
A       | D        | /A/goals/achieved | achieved | 提高了效率   | 提高了效率
"""
expect.A = "fail"
---*/
