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
SELECT a.id AS subject, row_number() OVER (PARTITION BY a.deputy, a.attended_on, a.course, a.meeting ORDER BY a.code) = 1 AS ok, a.at AS path, d.name, a.attended_on, a.code
FROM ledger_attendance AS a JOIN ledger_deputies AS d ON d.id = a.deputy
/*--- examples
[[example]]
name = "第二次；另一天、另一场、另一人"
given.ledger_deputies = [{ id = "D1", name = "王一" }, { id = "D2", name = "李二" }]
given.ledger_attendance = [
    { id = "Q1", code = "1", deputy = "D1", attended_on = 2024-03-20, course = "C1" }, { id = "Q2", code = "2", deputy = "D1", attended_on = 2024-03-20, course = "C1" },
    { id = "Q3", code = "3", deputy = "D1", attended_on = 2024-03-21, course = "C1" }, { id = "Q4", code = "4", deputy = "D1", attended_on = 2024-03-20, meeting = "M1" },
    { id = "Q5", code = "5", deputy = "D2", attended_on = 2024-03-20, course = "C1" }, { id = "Q6", code = "6", deputy = "D1", attended_on = 2024-03-20, meeting = "M2" },
    { id = "Q7", code = "7", deputy = "D1", attended_on = 2024-03-20, course = "C2" },
]
expect = { Q1 = "pass", Q2 = "fail", Q3 = "pass", Q4 = "pass", Q5 = "pass", Q6 = "pass", Q7 = "pass" }
message = "王一 2024-03-20 同一场签到不止一次，这是 2 号。"
---*/
