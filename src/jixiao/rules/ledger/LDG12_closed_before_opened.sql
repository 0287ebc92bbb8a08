/*---
name     = "ledger.closed-before-opened"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "工单先报告后处理" }]
title    = { zh = "工单在报告之前就处理完了", en = "Ticket closed before it was opened" }
message  = { zh = "工单 {code} {opened_on} 报告，却在 {closed_on} 处理完。", en = "Ticket {code} was opened on {opened_on} and closed on {closed_on}." }
fix      = { zh = "改正日期。", en = "Correct the dates." }
why      = { zh = "日期倒置，处理时长和及时率都算错。", en = "With the days the wrong way round every duration is wrong." }
---*/
SELECT t.id AS subject, t.closed_on >= t.opened_on AS ok, t.at AS path, t.code, t.opened_on, t.closed_on
FROM ledger_tickets AS t
WHERE t.closed_on IS NOT NULL
/*--- examples
[[example]]
name = "当天；早一天；没有报告日期；没处理完的不看"
given.ledger_tickets = """
id | opened_on  | closed_on  | code
T1 | 2024-02-06 | 2024-02-06 |
T2 | 2024-02-06 | 2024-02-05 | GD-2
T3 |            | 2024-02-05 |
T4 | 2024-02-06 |            |
"""
expect = { T1 = "pass", T2 = "fail", T3 = "unknown" }
message = "工单 GD-2 2024-02-06 报告，却在 2024-02-05 处理完。"
---*/
