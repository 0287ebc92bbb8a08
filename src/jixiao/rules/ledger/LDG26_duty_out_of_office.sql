/*---
name     = "ledger.duty-out-of-office"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "履职记录只记在任代表" }]
title    = { zh = "履职那天不在任", en = "Duty of a deputy out of office" }
message.zh = "{name} {done_on} 的履职，当日不在任（任期 {term_start} 至 {term_end}）。"
message.en = "{name} acted on {done_on}, out of office that day (term {term_start} to {term_end})."
fix      = { zh = "核对履职日期和代表名册。", en = "Check the day and the register." }
why      = { zh = "不在任的履职不能作为发放履职费的依据。", en = "Such a duty earns no allowance." }
---*/
SELECT y.id AS subject, y.done_on >= d.term_start AND (d.term_end IS NULL OR y.done_on <= d.term_end) AS ok, y.at AS path, d.at AS other_path, d.name,
       y.done_on, d.term_start, d.term_end
FROM ledger_duties AS y JOIN ledger_deputies AS d ON d.id = y.deputy
/*--- examples
[[example]]
name = "任期第一天、最后一天、没有任期止"
given.ledger_deputies = [{ id = "D1", term_start = 2021-11-16, term_end = 2024-03-31 }, { id = "D2", term_start = 2021-11-16 }]
given.ledger_duties = """
id | deputy | done_on
Q1 | D1     | 2021-11-16
Q2 | D1     | 2024-03-31
Q3 | D2     | 2024-12-31
"""
expect = { Q1 = "pass", Q2 = "pass", Q3 = "pass" }

[[example]]
name = "早一天、晚一天、没写日期"
given.ledger_deputies = [{ id = "D1", name = "王一", term_start = 2021-11-16, term_end = 2024-03-31 }, { id = "D2", name = "李二", term_start = 2021-11-16 }]
given.ledger_duties = [{ id = "Q1", deputy = "D1", done_on = 2024-04-01 }, { id = "Q2", deputy = "D2", done_on = 2021-11-15 }, { id = "Q3", deputy = "D1" }]
expect = { Q1 = "fail", Q2 = "fail", Q3 = "unknown" }
expect_path.Q1 = ["/Q1", "/D1"]
message = "王一 2024-04-01 的履职，当日不在任（任期 2021-11-16 至 2024-03-31）。"
---*/
