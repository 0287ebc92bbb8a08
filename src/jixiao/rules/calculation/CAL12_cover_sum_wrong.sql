/*---
name     = "calculation.cover-sum-wrong"
severity = "warning"
since    = "0.2"
subject  = "document"
params   = []
basis    = [
  { practice = "算术：数量乘单价等于所写的金额" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性：内容准确", from = 2015-05-21 },
]
title    = { zh = "封面的算式与所写金额不符", en = "A sum on the cover does not come out" }
message.zh = "封面“{label}”写着“{passage}”，按所写的数量和单价是 {computed} 元，与所写的 {stated} 元相差 {gap} 元。"
message.en = "The cover says of “{label}”: “{passage}”. Quantity and price come to {computed} yuan, not the {stated} stated."
fix.zh = "核对数量、单价和金额，改正错的那一个；用到这个数的合计和申报表一并核对。"
fix.en = "Check quantity, price and amount, correct the wrong one, and look at the totals and forms that use it."
why.zh = "封面和表前的测算依据是预算的来历，算不平，后面的合计也靠不住。"
why.en = "What is reckoned before the forms is where the budget comes from; where it does not come out the totals can't be trusted."
---*/
SELECT s.document AS subject, s.holds AS ok, s.at AS path, s.label, s.text AS passage,
       CAST(s.value AS DECIMAL(18, 2)) AS stated, CAST(s.other_value AS DECIMAL(18, 2)) AS computed, CAST(abs(s.value - s.other_value) AS DECIMAL(18, 2)) AS gap
FROM figure_pair AS s
WHERE s.kind = 'sum' AND s.project IS NULL
/*--- examples
[[example]]
name = "it comes out"
given.document = [{ id = "D" }]
given.figure_pair = [{ document = "D", kind = "sum", value = 20000, other_value = 20000, holds = true }]
expect.D = "pass"

[[example]]
name = "17 times 9.6"
given.document = [{ id = "D" }]
given.figure_pair = """
document | at              | kind | label    | text                          | value   | other_value | holds
D        | /calculations/4 | sum  | 公厕管养 | 17座×9.6万元/座·年＝163.5万元 | 1635000 | 1632000     | false
"""
expect.D = "fail"
message = "封面“公厕管养”写着“17座×9.6万元/座·年＝163.5万元”，按所写的数量和单价是 1,632,000.00 元，与所写的 1,635,000.00 元相差 3,000.00 元。"

[[example]]
name = "an estimate can't be judged"
given.document = [{ id = "D" }]
given.figure_pair = [{ document = "D", kind = "sum", value = 1, other_value = 2 }]
expect.D = "unknown"

[[example]]
name = "sums of a project and pairs of another kind"
given.document = [{ id = "D" }]
given.figure_pair = [{ document = "D", project = "A", kind = "sum", holds = false }, { document = "D", kind = "count", holds = false }]
expect = {}
---*/
