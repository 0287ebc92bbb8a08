/*---
name     = "ledger.report-late"
severity = "note"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "课题报告按年度工作要点的时间提交" }]
title    = { zh = "课题报告晚交", en = "Report delivered late" }
message  = { zh = "“{title}”{delivered_on} 提交，应在 {due_on} 前。", en = "“{title}” came on {delivered_on}, due by {due_on}." }
fix      = { zh = "写明原因；时效指标按实际计。", en = "Say why; count it as late." }
why      = { zh = "工作计划完成率按期限计算。", en = "The rate of completion counts by the days planned." }
---*/
SELECT t.id AS subject, t.delivered_on <= t.due_on AS ok, t.at AS path, t.title, t.delivered_on, t.due_on
FROM ledger_topics AS t
/*--- examples
[[example]]
name = "当天；晚一天；没交的说不准"
given.ledger_topics = """
id | due_on     | delivered_on | title
K1 | 2024-11-30 | 2024-11-30   |
K2 | 2024-11-30 | 2024-12-01   | 养老
K3 | 2024-11-30 |              |
"""
expect = { K1 = "pass", K2 = "fail", K3 = "unknown" }
message = "“养老”2024-12-01 提交，应在 2024-11-30 前。"
---*/
