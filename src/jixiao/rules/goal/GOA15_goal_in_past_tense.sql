/*---
name     = "goal.in-past-tense"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = ["finished_verbs", "background_clauses", "begun_as_done"]
kinds    = ["declaration"]
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标是预算资金计划在一定期限内达到的产出和效果", from = 2015-05-21, verified = false },
  { practice = "目标写要做到什么，不写做了什么" },
]
title    = { zh = "目标写成了已经做完的事", en = "The goal is told as a thing done" }
message.zh = "“{project}”的目标写着“{passage}”，说的是已经做完的事，像是照抄了上年的完成情况。"
message.en = "The goal of “{project}” says “{passage}”, a thing already done: it looks copied from last year's results."
fix.zh = "改成本年要做到什么、做到多少，例如“按月发放补贴，覆盖 250 人”。"
fix.en = "Say what will be reached this year and how much, e.g. “pay the allowance monthly to 250 people”."
why.zh = "申报的是还没有做的事。写成完成情况的，没有说本年要达到什么，执行后也无从对照。"
why.en = "A declaration is about what is still to be done. A report of results leaves nothing to compare with afterwards."
---*/
SELECT g.project AS subject, NOT (g.is_told OR regexp_matches(g.text, :begun_as_done)) AS ok, g.at AS path, p.name AS project,
       CASE WHEN g.is_told THEN regexp_extract(g.said, '[^，,。；;]{0,12}(' || :finished_verbs || ')[^，,。；;]{0,12}', 0)
         ELSE regexp_extract(g.text, '^[^，。；;,]*', 0) END AS passage
FROM (
    SELECT t.project, t.at, t.text, t.said, regexp_matches(t.said, '(' || :finished_verbs || ')([^。]|。)*(' || :finished_verbs || ')') AS is_told
    FROM (
        SELECT s.project, s.at, s.text, regexp_replace(s.text, :background_clauses, '', 'g') AS said FROM goal AS s WHERE s.which <> 'achieved'
    ) AS t
) AS g
JOIN project AS p ON p.id = g.project
/*--- examples
[[example]]
name = "what is to be done; one slip of tense; the past as a ground"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }]
given.goal = """
project | which   | text
A       | annual  | 为了保障待遇，按月发放补贴，维护社会稳定。
B       | overall | 提高了路网服务功能，缓解交通压力。
C       | annual  | 近年来建成了两个站，解决了用水问题。本年再建一个站。
"""
expect = { A = "pass", B = "pass", C = "pass" }

[[example]]
name = "told as results"
given.project = [{ id = "A", name = "岗位补贴" }, { id = "B" }]
given.goal = '''
project | which    | text
A       | annual   | 按规定及时发放补贴，保障了援助对象相关待遇，维护了社会稳定。
B       | overall  | "已完成全部改造。\n解决了积水问题。"
A       | achieved | 保障了待遇，维护了稳定。
'''
expect = { A = "fail", B = "fail" }
message = "“岗位补贴”的目标写着“保障了援助对象相关待遇”，说的是已经做完的事，像是照抄了上年的完成情况。"

[[example]]
name = "told of those who got it, and of what became better"
given.project = [{ id = "A", name = "辅具" }, { id = "B" }]
given.goal = """
project | which  | text
A       | annual | 已为600名残疾人适配了辅助器具，生活自理能力得到了改善。
B       | annual | 为600名残疾人适配辅助器具，生活自理能力得到改善。
"""
expect = { A = "fail", B = "pass" }
message = "“辅具”的目标写着“已为600名残疾人适配了辅助器具”，说的是已经做完的事，像是照抄了上年的完成情况。"

[[example]]
name = "begun as a thing done, with its figure; what is done already is only named; no figure"
given.project = [{ id = "A", name = "村道" }, { id = "B" }, { id = "C" }, { id = "D" }]
given.goal = """
project | which  | text
A       | annual | 已改建通村公路18.6公里，方便村民出行。
B       | annual | 已建成的公厕30座，保持整洁。
C       | annual | 已完成的工程，验收合格。
D       | annual | 改建通村公路18.6公里，方便村民出行。
"""
expect = { A = "fail", B = "pass", C = "pass", D = "pass" }
message = "“村道”的目标写着“已改建通村公路18.6公里”，说的是已经做完的事，像是照抄了上年的完成情况。"

[[example]]
name = "no goal is told; results are told as done"
given.project = [{ id = "A" }, { id = "B" }]
given.goal = [{ project = "A", which = "annual" }, { project = "B", which = "achieved", text = "保障了待遇，维护了稳定。" }]
expect.A = "unknown"
---*/
