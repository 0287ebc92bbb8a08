/*---
name     = "monitoring.nothing-spent-all-sure"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = ["doubtful_likelihood"]
kinds    = ["monitoring"]
basis    = [
  { text = "财预〔2019〕136号《中央部门预算绩效运行监控管理暂行办法》：对绩效目标实现程度和预算执行进度双监控", from = 2019-07-26, verified = false },
  { practice = "钱没有花、也不准备花，目标不会都确定能完成" },
]
title    = { zh = "一分未花、全年也不花，却没有一个指标存疑", en = "Nothing spent or expected to be, yet no target is in doubt" }
message.zh = "“{project}”全年预算 {annual} 元，执行 0 元，全年预计也执行 0 元，{number} 个指标却没有一个选“有可能”或“不可能”。"
message.en = "“{project}” has a budget of {annual} yuan, spent none and expects to spend none, yet none of its {number} indicators is said to be in doubt."
fix.zh = "核对全年预计执行数；确实不花的，逐项重选完成可能性，说明原因并收回预算。"
fix.en = "Check the forecast; where nothing will be spent, choose the likelihoods anew, say why and return the money."
why.zh = "钱和事对不上：要么事没有做，要么钱填错了。监控就是要在年中把这样的项目找出来。"
why.en = "Money and work do not fit: either nothing is done or the figures are wrong. Monitoring exists to find just this."
---*/
SELECT f.project AS subject, CASE WHEN f.executed > 0 OR f.forecast > 0 OR l.doubtful > 0 THEN TRUE WHEN f.executed = 0 AND f.forecast = 0 THEN FALSE END AS ok,
       f.at || '/forecast' AS path, f.at || '/executed' AS other_path, p.name AS project, f.annual, l.number,
       CASE WHEN l.ticked > 0 THEN '打钩的一栏是“确定能”' END AS supposes
FROM funding AS f JOIN project AS p ON p.id = f.project
JOIN (
    SELECT i.project, count(*) AS number, count(*) FILTER (WHERE regexp_matches(i.likelihood, :doubtful_likelihood)) AS doubtful,
           count(*) FILTER (WHERE length(i.likelihood) < 2) AS ticked
    FROM indicator AS i WHERE i.likelihood IS NOT NULL GROUP BY i.project
) AS l ON l.project = f.project
WHERE f.annual > 0
/*--- examples
[[example]]
name = "something spent, something expected, something in doubt"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }]
given.funding = """
project | annual | executed | forecast
A       | 1      | 1        | 0
B       | 1      | 0        | 1
C       | 1      | 0        | 0
"""
given.indicator = """
id | project | likelihood
I1 | A       | 确定能
I2 | B       | 确定能
I3 | C       | 确定能
I4 | C       | 有可能
"""
expect = { A = "pass", B = "pass", C = "pass" }

[[example]]
name = "nothing spent, nothing expected, all sure, in words or by ticks"
given.project = [{ id = "A", name = "足球" }, { id = "B" }]
given.funding = [{ project = "A", at = "/f", annual = 1900000, executed = 0, forecast = 0 }, { project = "B", annual = 0.01, executed = 0, forecast = 0 }]
given.indicator = """
id | project | likelihood
I1 | A       | 确定能
I2 | A       | 能
I3 | A       |
I4 | B       | 确定
"""
expect = { A = "fail", B = "fail" }
expect_soft = ["A"]
expect_path.A = ["/f/forecast", "/f/executed"]
message = "“足球”全年预算 1,900,000.00 元，执行 0 元，全年预计也执行 0 元，2 个指标却没有一个选“有可能”或“不可能”。"

[[example]]
name = "an amount was not found"
given.project = [{ id = "A" }, { id = "B" }]
given.funding = [{ project = "A", annual = 1, executed = 0 }, { project = "B", annual = 1, forecast = 0 }]
given.indicator = [{ id = "I1", project = "A", likelihood = "确定能" }, { id = "I2", project = "B", likelihood = "确定能" }]
expect = { A = "unknown", B = "unknown" }

[[example]]
name = "no budget; no likelihoods"
given.project = [{ id = "A" }, { id = "B" }]
given.funding = [{ project = "A", annual = 0, executed = 0, forecast = 0 }, { project = "B", annual = 1, executed = 0, forecast = 0 }]
given.indicator = [{ id = "I1", project = "A", likelihood = "确定能" }, { id = "I2", project = "B" }]
expect = {}
---*/
