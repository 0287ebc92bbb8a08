/*---
name     = "outcome.budget-changed"
severity = "note"
since    = "0.1"
subject  = "project"
params   = ["budget_change"]
kinds    = ["self_evaluation"]
basis    = [
  { practice = "各地自评表要求说明预算调整的原因（四川省青神县 2023 年度）" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标随预算调整的按程序报批", from = 2015-05-21, verified = false },
]
title    = { zh = "年中调整了预算，请说明", en = "Budget changed within the year" }
message.zh = "“{project}”年初预算 {initial} 元，调整后 {adjusted} 元，变动超过 {threshold}%。请说明原因，并确认绩效目标是否随之调整。"
message.en = """\
  The budget of “{project}” went from {initial} to {adjusted} yuan, by more than {threshold}%. Say why, and whether the targets were changed with it."""
fix.zh = "写明追加或调减的文号和原因；目标随预算调整的，附批复。"
fix.en = "Give the paper and the reason; attach the approval if the targets changed as well."
why      = { zh = "预算变了而目标没变，完成率就没有可比性。", en = "With another budget and the same targets the result cannot be compared." }
---*/
SELECT f.project AS subject, abs(f.adjusted - f.initial) * 100 <= f.initial * :budget_change AS ok, f.at || '/adjusted' AS path,
       f.at || '/initial' AS other_path,
       p.name AS project, f.initial, f.adjusted, :budget_change AS threshold
FROM funding AS f
JOIN project AS p ON p.id = f.project
WHERE f.initial IS NOT NULL AND f.adjusted IS NOT NULL
/*--- examples
[[example]]
name = "正好百分之五，增或减"
given.project = [{ id = "A" }, { id = "B" }]
given.funding = [{ project = "A", initial = 100, adjusted = 105 }, { project = "B", initial = 100, adjusted = 95 }]
expect = { A = "pass", B = "pass" }

[[example]]
name = "超过，增或减，年初为零"
given.project = [{ id = "A", name = "安可替代" }, { id = "B" }, { id = "C" }]
given.funding = """
project | initial | adjusted
A       | 0       | 33600
B       | 100     | 94.99
C       | 100     | 105.01
"""
expect = { A = "fail", B = "fail", C = "fail" }
message = "“安可替代”年初预算 0.00 元，调整后 33,600.00 元，变动超过 5%。请说明原因，并确认绩效目标是否随之调整。"

[[example]]
name = "缺一个数的不看"
given.project = [{ id = "A" }, { id = "B" }]
given.funding = [{ project = "A", initial = 100 }, { project = "B", adjusted = 100 }]
expect = {}
---*/
