/*---
name     = "goal.counted-differently"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = []
basis    = [
  { practice = "同一件事在说明、目标和指标里只有一个数" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性：内容准确、前后一致", from = 2015-05-21 },
]
title    = { zh = "同一样东西前后两个数", en = "One thing is counted in two ways" }
message.zh = "“{project}”里“{label}”一处是 {value}{unit}（{passage}），另一处是 {other}{unit}（{other_passage}）。"
message.en = "“{project}” counts “{label}” as {value}{unit} in one place (“{passage}”) and {other}{unit} in another (“{other_passage}”)."
fix.zh = "以实际为准统一两处；说的不是同一样东西或只是其中一部分的，写明白。"
fix.en = "Make both say what is true; where they mean different things or a part only, say so."
why.zh = "前后两个数，审核的人不知道按哪一个给钱，评价的人不知道按哪一个算完成。"
why.en = "With two figures nobody knows which one to pay for and which one counts as done."
---*/
SELECT c.project AS subject, c.holds OR c.is_stock AND c.other_value < c.value AS ok, -- equivalent: equal figures hold
       c.at AS path, c.other_at AS other_path, COALESCE(p.name, p.narrative_name) AS project, c.label, c.value, c.other_value AS other, c.unit,
       c.text AS passage, c.other_text AS other_passage,
       '两处说的是同一样东西' AS supposes
FROM figure_pair AS c JOIN project AS p ON p.id = c.project
WHERE c.kind = 'count'
/*--- examples
[[example]]
name = "the same number; work on some of those there are"
given.project = [{ id = "A" }, { id = "B" }]
given.figure_pair = """
project | kind  | value | other_value | holds | is_stock
A       | count | 23    | 23          | true  | false
B       | count | 23    | 17          | false | true
"""
expect = { A = "pass", B = "pass" }

[[example]]
name = "two numbers; work on more than there are"
given.project = [{ id = "A", name = "保洁" }, { id = "B" }]
given.figure_pair = """
project | at        | other_at | kind  | label | text             | other_text   | value | other_value | unit | holds | is_stock
A       | /overview | /plan    | count | 公厕  | 本镇管养公厕23座 | 保洁公厕17座 | 23    | 17          | 座   | false | false
B       |           |          | count |       |                  |              | 17    | 23          |      | false | true
"""
expect = { A = "fail", B = "fail" }
expect_path.A = ["/overview", "/plan"]
message = "“保洁”里“公厕”一处是 23座（本镇管养公厕23座），另一处是 17座（保洁公厕17座）。"

[[example]]
name = "it can't be told whether they agree; pairs of another kind"
given.project = [{ id = "A" }, { id = "B" }]
given.figure_pair = [{ project = "A", kind = "count", value = 1, other_value = 2, is_stock = false }, { project = "B", kind = "sum", holds = false }]
expect = { A = "unknown" }
---*/
