/*---
name     = "monitoring.rectification-unanswered"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [
  { text = "财预〔2019〕136号《中央部门预算绩效运行监控管理暂行办法》：对监控发现的问题及时纠正", from = 2019-07-26, verified = false },
  { practice = "预算管理系统的监控信息记整改要求和整改结果" },
]
title    = { zh = "要求整改的没有结果", en = "A demand of monitoring was not answered" }
message.zh = "{asked_on} 要求整改“{demand}”，期限 {due_on}，台账里没有整改日期或结果。"
message.en = "On {asked_on} it was demanded: “{demand}”, by {due_on}; no day or no result is registered."
fix.zh = "写上整改日期和结果；还没有改的，说明原因和新的期限。"
fix.en = "Register the day and the result, or say why it is late and by when it will be done."
why      = { zh = "监控提出问题而没有下文，等于没有监控。", en = "Monitoring that nobody answers is none." }
---*/
SELECT r.id AS subject, CASE WHEN r.done_on IS NOT NULL AND r.result IS NOT NULL THEN TRUE WHEN r.due_on < l.day THEN FALSE END AS ok, r.at AS path,
       r.asked_on, r.demand, r.due_on
FROM ledger_rectifications AS r
LEFT JOIN (SELECT p.document, max(p.paid_on) AS day FROM ledger_payments AS p GROUP BY p.document) AS l ON l.document = r.document
/*--- examples
[[example]]
name = "改了；没有日期；没有结果"
given.ledger_payments = [{ id = "P1", document = "D", paid_on = 2024-12-30 }, { id = "P2", document = "D", paid_on = 2024-01-02 }]
given.ledger_rectifications = """
id | document | due_on     | done_on    | result | asked_on   | demand
R1 | D        | 2024-09-30 | 2024-10-08 | 已付   |            |
R2 | D        | 2024-12-29 |            | 已付   | 2024-08-15 | 排计划
R3 | D        | 2024-09-30 | 2024-09-01 |        |            |
"""
expect = { R1 = "pass", R2 = "fail", R3 = "fail" }
message = "2024-08-15 要求整改“排计划”，期限 2024-12-29，台账里没有整改日期或结果。"

[[example]]
name = "期限还没有过；没有支出，不知道台账记到哪天"
given.ledger_payments = [{ id = "P1", document = "D1", paid_on = 2024-09-30 }]
given.ledger_rectifications = [{ id = "R1", document = "D1", due_on = 2024-09-30 }, { id = "R2", document = "D2", due_on = 2024-09-01 }]
expect = { R1 = "unknown", R2 = "unknown" }
---*/
