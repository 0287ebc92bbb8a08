/*---
name     = "calculation.sentence-sum-wrong"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = []
basis    = [
  { practice = "算术：数量乘单价等于所写的金额" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性：内容准确", from = 2015-05-21 },
]
title    = { zh = "文字里的算式与所写金额不符", en = "A sum told in a sentence does not come out" }
message.zh = "“{project}”写着“{passage}”，按所写的数量和单价是 {computed} 元，与所写的 {stated} 元相差 {gap} 元。"
message.en = "“{project}” says “{passage}”: its quantity and price come to {computed} yuan, not the {stated} stated."
fix.zh = "核对数量、单价和金额，改正错的那一个；年度预算安排里的同一个数一并核对。"
fix.en = "Check quantity, price and amount, correct the wrong one, and look at the same figure in the budget section."
why.zh = "概述、方案和目标里的算式也会被引用。算不平，就有一个数是错的。年度预算安排里的算式另有规则。"
why.en = "Sums told in overview, scheme and goals are quoted too; one of their figures is wrong. The budget section has a rule of its own."
---*/
SELECT s.project AS subject, s.holds AS ok, s.at AS path, COALESCE(p.name, p.narrative_name) AS project, s.text AS passage,
       CAST(s.value AS DECIMAL(18, 2)) AS stated, CAST(s.other_value AS DECIMAL(18, 2)) AS computed, CAST(abs(s.value - s.other_value) AS DECIMAL(18, 2)) AS gap
FROM figure_pair AS s JOIN project AS p ON p.id = s.project
WHERE s.kind = 'sum'
/*--- examples
[[example]]
name = "it comes out"
given.project = [{ id = "A" }]
given.figure_pair = [{ project = "A", kind = "sum", value = 20000, other_value = 20000, holds = true }]
expect.A = "pass"

[[example]]
name = "17 times 9.6"
given.project = [{ id = "A", name = "公厕改造" }]
given.figure_pair = """
project | at    | kind | text                           | value   | other_value | holds
A       | /plan | sum  | 17座，每座9.6万元，共163.5万元 | 1635000 | 1632000     | false
"""
expect.A = "fail"
message = "“公厕改造”写着“17座，每座9.6万元，共163.5万元”，按所写的数量和单价是 1,632,000.00 元，与所写的 1,635,000.00 元相差 3,000.00 元。"

[[example]]
name = "an estimate can't be judged; pairs of another kind"
given.project = [{ id = "A" }, { id = "B" }]
given.figure_pair = [{ project = "A", kind = "sum", value = 1, other_value = 2 }, { project = "B", kind = "count", holds = false }]
expect = { A = "unknown" }
---*/
