/*---
name     = "goal.parts-exceed-number"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = []
basis    = [{ practice = "算术：其中各部分之和不大于总数" }]
title    = { zh = "“其中”各部分加起来多于总数", en = "The parts named come to more than the number" }
message.zh = "“{project}”写着“{passage}”：总数 {value}{unit}，其中各部分合计 {parts}{unit}。"
message.en = "“{project}” says “{passage}”: {value}{unit} in all, while the parts named come to {parts}{unit}."
fix      = { zh = "逐项核对，改正总数或各部分；几部分有重叠的，写明白。", en = "Check each figure; where parts overlap, say so." }
why.zh = "部分之和多于总数，总有一个数是错的；钱的分项另有规则。"
why.en = "Where parts exceed the whole one of the figures is wrong. Amounts of money have a rule of their own."
---*/
SELECT c.project AS subject, CASE WHEN c.other_value > c.value THEN FALSE WHEN c.holds THEN TRUE END AS ok, c.at AS path,
       COALESCE(p.name, p.narrative_name) AS project,
       c.value, c.other_value AS parts, c.unit, c.text AS passage, '各部分没有重叠' AS supposes
FROM figure_pair AS c JOIN project AS p ON p.id = c.project
WHERE c.kind = 'parts'
/*--- examples
[[example]]
name = "the parts make the number"
given.project = [{ id = "A" }]
given.figure_pair = [{ project = "A", kind = "parts", value = 500, other_value = 500, holds = true }]
expect.A = "pass"

[[example]]
name = "more than the number"
given.project = [{ id = "A", name = "补助" }]
given.figure_pair = """
project | at            | kind  | label    | text                                        | value | other_value | unit | holds
A       | /goals/annual | parts | 受益群众 | 受益群众500户，其中脱贫户300户、监测户280户 | 500   | 580         | 户   | false
"""
expect.A = "fail"
message = "“补助”写着“受益群众500户，其中脱贫户300户、监测户280户”：总数 500户，其中各部分合计 580户。"

[[example]]
name = "fewer parts than the number may be part of a list; pairs of another kind"
given.project = [{ id = "A" }, { id = "B" }]
given.figure_pair = """
project | kind  | value | other_value | holds
A       | parts | 500   | 480         | false
B       | count | 1     | 2           | false
"""
expect = { A = "unknown" }
---*/
