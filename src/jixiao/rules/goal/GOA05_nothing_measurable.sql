/*---
name     = "goal.nothing-measurable"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["goal_figures", "slogans"]
kinds    = ["declaration", "whole_department", "review"]
basis    = [
  { text = """\
    财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标应当细化量化，不能量化的采用定性的分级分档形式表述""", from = 2015-05-21, verified = false },
]
title    = { zh = "目标没有可衡量的内容", en = "Goal holds nothing measurable" }
message.zh = "“{project}”的目标里没有一个可衡量的数字：没有数量、比率，也没有完成日期。"
message.en = "The goals of “{project}” hold no measurable number: no quantity, rate or date."
fix.zh = "写入最主要的一两个数字，并与指标值一致，例如“举办讲座48场”“10月底前验收”。"
fix.en = "Put in the one or two main figures, the same as in the indicators, e.g. “48 lectures”, “accepted by the end of October”."
why.zh = "目标要细化量化；确实不能量化的，也要写明可以判断的程度。"
why.en = "Goals are to be refined and quantified; what cannot be quantified needs a degree that can be judged."
---*/
SELECT g.project AS subject, max(g.numbers) > 0 OR bool_or(regexp_matches(regexp_replace(g.text, :slogans, '', 'g'), :goal_figures)) AS ok, min(g.at) AS path,
       min(p.name) AS project
FROM goal AS g
JOIN project AS p ON p.id = g.project
WHERE g.which <> 'achieved'
GROUP BY g.project
/*--- examples
[[example]]
name = "一个目标里有一个数字"
given.project = [{ id = "A", document = "D", position = 1 }]
given.goal = """
project | document | at               | which   | text            | plain           | numbers
A       | D        | /A/goals/overall | overall | 消除隐患        | 消除隐患        | 0
A       | D        | /A/goals/annual  | annual  | 更换灭火器300具 | 更换灭火器300具 | 1
"""
expect.A = "pass"

[[example]]
name = "没有数字"
given.project = [{ id = "A", document = "D", position = 1, name = "课题" }]
given.goal = [{ project = "A", document = "D", at = "/A/goals/annual", which = "annual", text = "完成课题研究", plain = "完成课题研究", numbers = 0 }]
expect.A = "fail"
message = "“课题”的目标里没有一个可衡量的数字：没有数量、比率，也没有完成日期。"

[[example]]
name = "完成情况里的数字不算"
given.project = [{ id = "A", document = "D", position = 1 }, { id = "B", document = "D", position = 1 }]
given.goal = """
project | document | at                | which    | text         | plain        | numbers
A       | D        | /A/goals/annual   | annual   | 完成课题研究 | 完成课题研究 | 0
A       | D        | /A/goals/achieved | achieved | 完成3个课题  | 完成3个课题  | 1
"""
expect.A = "fail"

[[example]]
name = "数字的个数不知道"
given.project = [{ id = "A", document = "D", position = 1 }]
given.goal = [{ project = "A", document = "D", at = "/A/goals/annual", which = "annual", text = "完成课题研究", plain = "完成课题研究" }]
expect.A = "unknown"

[[example]]
name = "日期、汉字写的数量、零与全也可以衡量；口号里的数字、笼统的“一批”不算"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "E" }, { id = "F" }, { id = "G" }, { id = "H" }, { id = "I" }, { id = "J" }, { id = "K" }]
given.goal = """
project | which  | text                           | numbers
A       | annual | 8 月 25 日前完成               | 0
B       | annual | 完成十个片区道路清扫           | 0
C       | annual | 新增违建“零增长”               | 0
E       | annual | 书库喷淋全覆盖                 | 0
F       | annual | 10 月底验收                    | 0
G       | annual | 第三季度完成招标               | 0
H       | annual | 举办两期培训班                 | 0
I       | annual | 做到“两个维护”，形成一批成果   | 0
J       | annual | 开展“五个一”活动，走进千家万户 | 0
K       | annual | 完成2024年度任务               | 0
"""
expect = { A = "pass", B = "pass", C = "pass", E = "pass", F = "pass", G = "pass", H = "pass", I = "fail", J = "fail", K = "fail" }
---*/
