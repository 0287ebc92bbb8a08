/*---
name     = "ledger.attended-out-of-office"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "出席和参训记录只记在任代表" }]
title    = { zh = "出席的人当天不在任", en = "Attendance of a deputy out of office" }
message.zh = "{name} {attended_on} 签到，当日不在任（任期 {term_start} 至 {term_end}）。"
message.en = "{name} is on the list of {attended_on}, out of office that day (term {term_start} to {term_end})."
fix      = { zh = "核对签到表和代表名册。", en = "Check the list and the register." }
why      = { zh = "不在任的人不计入到会和参训人数。", en = "Who is out of office does not count." }
---*/
SELECT a.id AS subject, a.attended_on >= d.term_start AND (d.term_end IS NULL OR a.attended_on <= d.term_end) AS ok, a.at AS path, d.at AS other_path, d.name,
       a.attended_on, d.term_start, d.term_end
FROM ledger_attendance AS a JOIN ledger_deputies AS d ON d.id = a.deputy
/*--- examples
[[example]]
name = "任期第一天、最后一天、没有任期止"
given.ledger_deputies = [{ id = "D1", term_start = 2021-11-16, term_end = 2024-03-31 }, { id = "D2", term_start = 2021-11-16 }]
given.ledger_attendance = """
id | deputy | attended_on
Q1 | D1     | 2021-11-16
Q2 | D1     | 2024-03-31
Q3 | D2     | 2024-12-31
"""
expect = { Q1 = "pass", Q2 = "pass", Q3 = "pass" }

[[example]]
name = "早一天、晚一天、没写日期"
given.ledger_deputies = [{ id = "D1", name = "王一", term_start = 2021-11-16, term_end = 2024-03-31 }, { id = "D2", name = "李二", term_start = 2021-11-16 }]
given.ledger_attendance = """
id | deputy | attended_on
Q1 | D1     | 2024-04-01
Q2 | D2     | 2021-11-15
Q3 | D1     |
"""
expect = { Q1 = "fail", Q2 = "fail", Q3 = "unknown" }
expect_path.Q1 = ["/Q1", "/D1"]
message = "王一 2024-04-01 签到，当日不在任（任期 2021-11-16 至 2024-03-31）。"
---*/
