/*---
name     = "ledger.issue-not-fixed"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "检查发现的问题要整改完" }]
title    = { zh = "检查发现的问题没有整改完", en = "Issues that were not fixed" }
message.zh = "{checked_on} 的{kind}发现 {issues} 个问题，整改了 {fixed} 个。"
message.en = "The {kind} of {checked_on} found {issues} issues; {fixed} were fixed."
fix      = { zh = "整改完再登记。", en = "Fix them and register it." }
why      = { zh = "查而不改等于没查。", en = "A check without a remedy is none." }
---*/
SELECT c.id AS subject, c.fixed >= c.issues AS ok, c.at AS path, c.checked_on, c.kind, c.issues, c.fixed
FROM ledger_checks AS c
WHERE c.issues > 0
/*--- examples
[[example]]
name = "全改了；差一个；没填；没有问题的不看"
given.ledger_checks = """
id | kind     | checked_on | issues | fixed
C1 | 食品留样 | 2024-03-05 | 1      | 1
C2 | 消防     | 2024-03-06 | 3      | 2
C3 | 消防     | 2024-03-07 | 3      |
C4 | 消防     | 2024-03-08 | 0      |
"""
expect = { C1 = "pass", C2 = "fail", C3 = "unknown" }
message = "2024-03-06 的消防发现 3 个问题，整改了 2 个。"
---*/
