/*---
name     = "ledger.attended-twice"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "每人每天每会签到一次" }]
title    = { zh = "同一天签到两次", en = "On the list twice" }
message  = { zh = "{name} {attended_on} 同一场签到不止一次，这是 {code} 号。", en = "{name} is on the list of {attended_on} more than once; this is {code}." }
fix      = { zh = "删去重复的签到。", en = "Remove the repeated row." }
why      = { zh = "重复签到会多算人次。", en = "A repeated row counts people twice." }
---*/
SELECT a.id AS subject, row_number() OVER (PARTITION BY a.deputy, a.attended_on, a.course, a.meeting ORDER BY a.code) = 1 AS ok, a.at AS path, d.name,
       a.attended_on, a.code
FROM ledger_attendance AS a JOIN ledger_deputies AS d ON d.id = a.deputy
/*--- examples
[[example]]
name = "第二次；另一天、另一场、另一人"
given.ledger_deputies = [{ id = "D1", name = "王一" }, { id = "D2", name = "李二" }]
given.ledger_attendance = """
id | code | deputy | attended_on | course | meeting
Q1 | 1    | D1     | 2024-03-20  | C1     |
Q2 | 2    | D1     | 2024-03-20  | C1     |
Q3 | 3    | D1     | 2024-03-21  | C1     |
Q4 | 4    | D1     | 2024-03-20  |        | M1
Q5 | 5    | D2     | 2024-03-20  | C1     |
Q6 | 6    | D1     | 2024-03-20  |        | M2
Q7 | 7    | D1     | 2024-03-20  | C2     |
"""
expect = { Q1 = "pass", Q2 = "fail", Q3 = "pass", Q4 = "pass", Q5 = "pass", Q6 = "pass", Q7 = "pass" }
message = "王一 2024-03-20 同一场签到不止一次，这是 2 号。"
---*/
