/*---
name     = "monitoring.execution-behind-time"
severity = "warning"
since    = "0.1"
subject  = "project"
params   = ["monitoring_months", "time_gap"]
kinds    = ["monitoring"]
basis    = [
  { text = "财预〔2019〕136号《中央部门预算绩效运行监控管理暂行办法》：对绩效目标实现程度和预算执行进度实行双监控", from = 2019-07-26, verified = false },
  { practice = "执行进度落后时间进度较多的须说明原因" },
]
title    = { zh = "预算执行明显落后于时间进度", en = "Execution far behind time" }
message.zh = "“{project}”截至 {months} 月底{guess}执行 {executed} 元，占预算 {budget} 元的比例比时间进度低了 {gap} 个百分点以上，表里没有写原因。"
message.en = "By the end of month {months} “{project}” had spent {executed} of {budget} yuan, more than {gap} points behind time, and no reason is given."
fix.zh = "写明是尚未到付款节点、项目推迟还是预算偏大，并给出下半年的支付计划。"
fix.en = "Say whether payment is not yet due, work is late, or the budget too large, and when the rest will be paid."
why.zh = "上半年不花、年底突击花钱，是运行监控要防的事；到期花不完的应及时调减。"
why.en = "Monitoring exists to prevent a rush of spending at the end of the year."
---*/
SELECT b.project_id AS subject, b.executed * 1200 >= b.budget * (b.months * 100 - 12 * :time_gap) OR b.is_explained AS ok, b.place || '/executed' AS path,
       b.project, b.executed, b.budget, b.months, :time_gap AS gap, CASE WHEN b.is_supposed THEN '（表上没有写，按集中监控的时间）' ELSE '' END AS guess,
       CASE WHEN b.is_supposed THEN '截至 ' || CAST(b.months AS VARCHAR) || ' 月底' END AS supposes
FROM (
    SELECT f.project AS project_id, f.at AS place, p.name AS project, f.executed, COALESCE(f.annual, f.initial) AS budget,
           COALESCE(p.stage_month, :monitoring_months) AS months, p.stage_month IS NULL AS is_supposed,
           EXISTS (SELECT i.id FROM indicator AS i WHERE i.project = f.project AND i.reason IS NOT NULL) AS is_explained
    FROM funding AS f
    JOIN project AS p ON p.id = f.project
    WHERE f.executed IS NOT NULL
) AS b
/*--- examples
[[example]]
name = "正好落后二十个百分点；落后更多但写了原因；全年预算优先于年初数"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }]
given.funding = """
project | annual | executed | initial
A       | 1200   | 460      |
B       | 1200   | 1        |
C       | 100    | 50       | 1000
"""
given.indicator = [{ id = "I1", project = "B", reason = "影像下发较晚" }]
expect = { A = "pass", B = "pass", C = "pass" }

[[example]]
name = "多落后一点；没有全年数用年初数"
given.project = [{ id = "A", name = "调查" }, { id = "B" }]
given.funding = [{ project = "A", annual = 1200, executed = 459.99 }, { project = "B", initial = 1200, executed = 459.99 }]
given.indicator = [{ id = "I1", project = "A" }, { id = "I2", project = "C", reason = "影像下发较晚" }]
expect = { A = "fail", B = "fail" }
message = "“调查”截至 7 月底（表上没有写，按集中监控的时间）执行 459.99 元，占预算 1,200.00 元的比例比时间进度低了 20 个百分点以上，表里没有写原因。"

[[example]]
name = "没有预算数"
given.project = [{ id = "A" }]
given.funding = [{ project = "A", executed = 1 }]
expect.A = "unknown"

[[example]]
name = "没有执行数的不看"
given.project = [{ id = "A" }]
given.funding = [{ project = "A", annual = 1200 }]
expect = {}

[[example]]
name = "表上印了截至几月"
given.project = [{ id = "A", name = "调查", stage_month = 8 }, { id = "B", stage_month = 8 }, { id = "C", stage_month = 6 }]
given.funding = """
project | annual | executed
A       | 1200   | 559.99
B       | 1200   | 560
C       | 1200   | 360
"""
expect = { A = "fail", B = "pass", C = "pass" }
message = "“调查”截至 8 月底执行 559.99 元，占预算 1,200.00 元的比例比时间进度低了 20 个百分点以上，表里没有写原因。"
---*/
