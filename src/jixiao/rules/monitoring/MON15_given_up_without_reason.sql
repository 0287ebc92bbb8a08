/*---
name     = "monitoring.given-up-without-reason"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [
  { text = "财预〔2019〕136号《中央部门预算绩效运行监控管理暂行办法》：分析偏离绩效目标的原因", from = 2019-07-26, verified = false },
  { practice = "推迟、取消的事项须写原因" },
]
title    = { zh = "推迟、取消没有写原因", en = "Put off or given up without a reason" }
message  = { zh = "“{title}”{status}，没有写原因。", en = "“{title}” is marked {status} without a reason." }
fix      = { zh = "在台账里写上原因；监控表的偏差原因就用它。", en = "Write the reason in the ledger; the monitoring form takes it from there." }
why      = { zh = "原因在当时写清楚，年底才说得清没有完成是谁的事。", en = "Only a reason written at the time explains later why a target was missed." }
---*/
SELECT x.id AS subject, x.reason IS NOT NULL AS ok, x.at AS path, x.title, x.status
FROM (
    SELECT t.id, t.at, t.title, t.status, t.reason FROM ledger_trips AS t
    UNION ALL SELECT c.id, c.at, c.title, c.status, c.reason FROM ledger_courses AS c
    UNION ALL SELECT b.id, b.at, b.district, b.status, b.reason FROM ledger_by_elections AS b
) AS x
WHERE x.status IN ('推迟', '取消')
/*--- examples
[[example]]
name = "写了；做了的不看"
given.ledger_trips = [{ id = "T1", status = "取消", reason = "防台" }, { id = "T2", status = "完成" }]
given.ledger_courses = [{ id = "C1", status = "取消", reason = "撞期" }, { id = "C2", status = "改期完成" }]
given.ledger_by_elections = [{ id = "E1", status = "推迟", reason = "人选没有定" }, { id = "E2", status = "计划" }]
expect = { T1 = "pass", C1 = "pass", E1 = "pass" }

[[example]]
name = "没有写"
given.ledger_trips = [{ id = "T1", title = "外地经验", status = "取消" }]
given.ledger_courses = [{ id = "C1", status = "取消" }]
given.ledger_by_elections = [{ id = "E1", status = "推迟" }, { id = "E2", status = "取消" }]
expect = { T1 = "fail", C1 = "fail", E1 = "fail", E2 = "fail" }
message = "“外地经验”取消，没有写原因。"
---*/
