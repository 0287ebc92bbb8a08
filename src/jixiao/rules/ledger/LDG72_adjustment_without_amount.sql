/*---
name     = "ledger.adjustment-without-amount"
severity = "warning"
since    = "0.2"
subject  = "record"
params   = []
basis    = [{ practice = "追加、追减、调剂改变预算数，须登记金额" }]
title    = { zh = "预算调整没有金额", en = "Adjustment of a budget without its amount" }
message  = { zh = "{decided_on} 的{kind}没有登记金额（{reason}）。", en = "The {kind} of {decided_on} has no amount ({reason})." }
fix      = { zh = "按批准文件登记金额，追减写负数。", en = "Register the amount that was decided, a cut with a minus." }
why.zh = "没有金额的追加不进预算数，执行率就显得高；没有金额的追减相反。只有目标调整不改预算数，金额留空。"
why.en = """\
  Money added without its amount is not in the budget, and more of it seems to be spent; a cut the other way round. Only a changed target leaves it blank."""
---*/
SELECT a.id AS subject, a.amount IS NOT NULL AS ok, a.at || '/amount' AS path, a.decided_on, a.kind, a.reason
FROM ledger_adjustments AS a
WHERE a.kind <> '目标调整'
/*--- examples
[[example]]
name = "有；没有；目标调整不要金额"
given.ledger_adjustments = """
id | kind     | amount | decided_on | reason   | at
A1 | 追减     | -5     |            |          |
A2 | 追加     |        | 2024-09-20 | 项目扩面 | /a
A3 | 目标调整 |        |            |          |
"""
expect = { A1 = "pass", A2 = "fail" }
expect_path.A2 = ["/a/amount"]
message = "2024-09-20 的追加没有登记金额（项目扩面）。"
---*/
