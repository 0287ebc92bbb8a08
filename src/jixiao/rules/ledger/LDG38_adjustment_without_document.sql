/*---
name     = "ledger.adjustment-without-document"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》第二十八条：预算执行中绩效目标须调整的，按程序报批", from = 2015-05-21 }]
title    = { zh = "调整没有批准文号", en = "Adjustment without a document" }
message  = { zh = "{decided_on} 的{kind}没有批准文号（{reason}）。", en = "The {kind} of {decided_on} names no document ({reason})." }
fix      = { zh = "补登批准文件的文号。", en = "Register the number of the decision." }
why      = { zh = "预算和目标的调整须报批，凭批准文件。", en = "Budgets and targets change by decision only." }
---*/
SELECT a.id AS subject, a.document_no IS NOT NULL AS ok, a.at AS path, a.decided_on, a.kind, a.reason
FROM ledger_adjustments AS a
/*--- examples
[[example]]
name = "有；没有"
given.ledger_adjustments = [{ id = "A1", document_no = "松财预〔2024〕31号" }, { id = "A2", decided_on = 2024-09-20, kind = "追减", reason = "补选推迟" }]
expect = { A1 = "pass", A2 = "fail" }
message = "2024-09-20 的追减没有批准文号（补选推迟）。"
---*/
