/*---
name     = "monitoring.cut-off-not-stated"
severity = "warning"
since    = "0.1"
subject  = "project"
params   = []
kinds    = ["monitoring"]
basis    = [
  { practice = "监控表写明执行数和完成情况截至哪个月" },
  { text = """\
    财预〔2019〕136号《中央部门预算绩效运行监控管理暂行办法》：每年 8 月，对 1—7 月预算执行情况和绩效目标实现程\
    度开展一次监控汇总分析""", from = 2019-07-26, verified = false },
]
title    = { zh = "监控表没有写截至几月", en = "The monitoring form does not say up to which month" }
message  = { zh = "“{project}”填了执行数或完成情况，却没有写截至几月。", en = "“{project}” gives what was spent or done without saying up to which month." }
fix      = { zh = "在表头或列名写明，例如“1—7月执行数”“1—7月完成情况”。", en = "State it in the heads of the columns, e.g. “spent from January to July”." }
why      = { zh = "不知道截至几月，就无法判定快慢。", en = "Without the month nobody can tell whether it is late." }
---*/
SELECT p.id AS subject, p.stage IS NOT NULL AS ok, p.at AS path, p.name AS project
FROM project AS p
WHERE EXISTS (SELECT f.at FROM funding AS f WHERE f.project = p.id AND f.executed IS NOT NULL)
  OR EXISTS (SELECT i.id FROM indicator AS i WHERE i.project = p.id AND i.to_date IS NOT NULL)
/*--- examples
[[example]]
name = "said"
given.project = [{ id = "A", stage = "1-7月", stage_month = 7 }]
given.funding = [{ project = "A", executed = 5 }]
expect.A = "pass"

[[example]]
name = "spent, or done, by an unknown month"
given.project = [{ id = "A", name = "普查" }, { id = "B" }]
given.funding = [{ project = "A", executed = 5 }, { project = "B", annual = 5 }]
given.indicator = [{ id = "I1", project = "B", to_date = "40%" }]
expect = { A = "fail", B = "fail" }
message = "“普查”填了执行数或完成情况，却没有写截至几月。"

[[example]]
name = "nothing filled in yet"
given.project = [{ id = "A" }]
given.funding = [{ project = "A", annual = 5 }, { project = "B", executed = 5 }]
given.indicator = [{ id = "I1", project = "A", target = "40%" }, { id = "I2", project = "B", to_date = "40%" }]
expect = {}
---*/
