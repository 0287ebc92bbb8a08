/*---
name     = "ledger.deadline-beyond-the-law"
severity = "warning"
since    = "0.2"
subject  = "record"
params   = ["complaint_days"]
basis    = [{ text = "《信访工作条例》第三十四条：自受理之日起 60 日内办结", from = 2022-05-01, verified = false }]
title    = { zh = "办理期限比规定的长", en = "A deadline longer than the law's" }
message  = { zh = "{received_on} 受理，办理期限写成 {due_on}，超过 {days} 天。", en = "Received on {received_on}, due on {due_on}: more than {days} days." }
fix      = { zh = "照受理告知书改正期限；批准延长的，写明依据。", en = "Correct the deadline by the notice of receipt; where it was extended, say who agreed." }
why.zh = "全部期限一起写长，各行之间看不出来，及时办结率就高了；规定的最长期限不由台账说了算。"
why.en = "With all deadlines moved alike no row stands out and the rate in time gets better; the longest one the law allows does not move."
---*/
SELECT c.id AS subject, c.due_on - c.received_on <= :complaint_days AS ok, c.at AS path, c.received_on, c.due_on, :complaint_days AS days
FROM ledger_complaints AS c
/*--- examples
[[example]]
name = "六十天；多一天；没有期限"
given.ledger_complaints = """
id | received_on | due_on
T1 | 2024-03-01  | 2024-04-30
T2 | 2024-03-01  | 2024-05-01
T3 | 2024-03-01  |
"""
expect = { T1 = "pass", T2 = "fail", T3 = "unknown" }
message = "2024-03-01 受理，办理期限写成 2024-05-01，超过 60 天。"
---*/
