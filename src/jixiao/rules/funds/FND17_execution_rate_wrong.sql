/*---
name     = "funds.execution-rate-wrong"
severity = "error"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["rate_rounding", "rounding_unit"]
kinds    = ["monitoring", "self_evaluation", "whole_department"]
basis    = [
    { practice = "算术：执行率＝执行数÷预算数（调整后的全年预算数；运行监控表为年初预算数）" },
]
title    = { zh = "执行率与执行数、预算数不符", en = "Rate of execution does not follow from the money" }
message  = { zh = "“{project}”填的执行率是 {rate}%，而执行数 {executed} 元、预算数 {budget} 元算不出这个比率。", en = "“{project}” prints a rate of execution of {rate}%, which {executed} spent of {budget} yuan do not give." }
fix      = { zh = "按执行数除以预算数重新计算；若预算数或执行数填错，改正金额。", en = "Divide what was spent by the budget; correct the amounts if they are wrong." }
why      = { zh = "执行率由两个金额唯一决定，填错会连带得分和总分。", en = "Two amounts decide the rate; score and total follow from it." }
---*/
SELECT r.project_id AS subject,
       2 * abs(r.rate * r.budget - 100 * r.executed) <= 2 * greatest(r.step, :rate_rounding) * r.budget + r.slack
       OR r.step <= :rate_rounding AND abs(r.rate * r.budget - r.executed) <= r.step * r.budget AS ok,
       r.place || '/execution_rate' AS path, r.place || '/executed' AS other_path, r.project, r.rate, r.executed, r.budget
FROM (
    SELECT f.project AS project_id, f.at AS place, p.name AS project, f.execution_rate AS rate, f.execution_rate_step AS step, f.executed,
           COALESCE(f.adjusted, f.annual) AS budget,
           CASE WHEN p.money_unit = '万元' AND f.executed % :rounding_unit = 0 THEN (100 + f.execution_rate) * :rounding_unit ELSE 0 END AS slack
    FROM funding AS f
    JOIN project AS p ON p.id = f.project
    WHERE f.execution_rate IS NOT NULL AND COALESCE(f.adjusted, f.annual) > 0
) AS r
/*--- examples
[[example]]
name = "差一个百分之一、按所填的位数舍入、万元取两位小数的尾差、写成小数；调整后的预算优先"
given.project = [{ id = "A" }, { id = "B" }, { id = "C", money_unit = "万元" }, { id = "D" }, { id = "E" }, { id = "F" }, { id = "G", money_unit = "万元" }, { id = "H" }]
given.funding = [
    { project = "A", annual = 250000, executed = 215450, execution_rate = 86.19, execution_rate_step = 0.01 },
    { project = "B", annual = 100, executed = 95.99, execution_rate = 95, execution_rate_step = 1 },
    { project = "C", annual = 10000, executed = 7500, execution_rate = 75.88, execution_rate_step = 0.01 },
    { project = "D", annual = 1000, executed = 955, execution_rate = 0.96, execution_rate_step = 0.01 },
    { project = "E", annual = 10, adjusted = 1000, executed = 955, execution_rate = 95.5, execution_rate_step = 0.1 },
    { project = "F", annual = 1000, executed = 950, execution_rate = 0.96, execution_rate_step = 0.01 },
    { project = "G", annual = 5050, executed = 3800, execution_rate = 77.0101, execution_rate_step = 0.0001 },
    { project = "H", annual = 0.50, executed = 0.25, execution_rate = 50, execution_rate_step = 1 },
]
expect = { A = "pass", B = "pass", C = "pass", D = "pass", E = "pass", F = "pass", G = "pass", H = "pass" }

[[example]]
name = "差得更多；元为单位没有万元的尾差；有零头的万元也没有；小数只有一位不算"
given.project = [{ id = "A", name = "改版" }, { id = "B" }, { id = "C", money_unit = "元" }, { id = "D", money_unit = "万元" }, { id = "E" }, { id = "F" }, { id = "G", money_unit = "万元" }, { id = "H" }, { id = "I", money_unit = "万元" }]
given.funding = [
    { project = "A", annual = 500000, executed = 476800, execution_rate = 95.00, execution_rate_step = 0.01 },
    { project = "B", annual = 100, executed = 96.01, execution_rate = 95, execution_rate_step = 1 },
    { project = "C", annual = 10000, executed = 7500, execution_rate = 75.87, execution_rate_step = 0.01 },
    { project = "D", annual = 10000, executed = 7500.5, execution_rate = 75.88, execution_rate_step = 0.01 },
    { project = "E", annual = 1000, executed = 145, execution_rate = 0.1, execution_rate_step = 0.1 },
    { project = "F", annual = 1000, executed = 980, execution_rate = 0.96, execution_rate_step = 0.01 },
    { project = "G", annual = 10000, executed = 7500, execution_rate = 75.90, execution_rate_step = 0.01 },
    { project = "H", annual = 100, executed = 95, execution_rate = 95.0101, execution_rate_step = 0.0001 },
    { project = "I", annual = 5050, executed = 3800, execution_rate = 77.0102, execution_rate_step = 0.0001 },
]
expect = { A = "fail", B = "fail", C = "fail", D = "fail", E = "fail", F = "fail", G = "fail", H = "fail", I = "fail" }
message = "“改版”填的执行率是 95%，而执行数 476,800.00 元、预算数 500,000.00 元算不出这个比率。"

[[example]]
name = "执行数空着"
given.project = [{ id = "A" }]
given.funding = [{ project = "A", annual = 100, execution_rate = 95, execution_rate_step = 1 }]
expect.A = "unknown"

[[example]]
name = "没有执行率或没有预算的不看"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }]
given.funding = [
    { project = "A", annual = 100, executed = 95 },
    { project = "B", executed = 95, execution_rate = 95, execution_rate_step = 1 },
    { project = "C", annual = 0, executed = 95, execution_rate = 95, execution_rate_step = 1 },
]
expect = {}
---*/
