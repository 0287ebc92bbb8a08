/*---
name     = "funds.execution-rate-wrong"
severity = "error"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["rate_rounding", "rounding_unit"]
kinds    = ["monitoring", "self_evaluation", "whole_department"]
basis    = [{ practice = "算术：执行率＝执行数÷预算数（调整后的全年预算数；运行监控表为年初预算数）" }]
title    = { zh = "执行率与执行数、预算数不符", en = "Rate of execution does not follow from the money" }
message.zh = "“{project}”填的执行率是 {rate}%，而执行数 {executed} 元、预算数 {budget} 元算不出这个比率。"
message.en = "“{project}” prints a rate of execution of {rate}%, which {executed} spent of {budget} yuan do not give."
fix.zh = "按执行数除以预算数重新计算；若预算数或执行数填错，改正金额。"
fix.en = "Divide what was spent by the budget; correct the amounts if they are wrong."
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
given.project = """
id | money_unit
A  |
B  |
C  | 万元
D  |
E  |
F  |
G  | 万元
H  |
"""
given.funding = """
project | annual | executed | execution_rate | execution_rate_step | adjusted
A       | 250000 | 215450   | 86.19          | 0.01                |
B       | 100    | 95.99    | 95             | 1                   |
C       | 10000  | 7500     | 75.88          | 0.01                |
D       | 1000   | 955      | 0.96           | 0.01                |
E       | 10     | 955      | 95.5           | 0.1                 | 1000
F       | 1000   | 950      | 0.96           | 0.01                |
G       | 5050   | 3800     | 77.0101        | 0.0001              |
H       | 0.50   | 0.25     | 50             | 1                   |
"""
expect = { A = "pass", B = "pass", C = "pass", D = "pass", E = "pass", F = "pass", G = "pass", H = "pass" }

[[example]]
name = "差得更多；元为单位没有万元的尾差；有零头的万元也没有；小数只有一位不算"
given.project = """
id | name | money_unit
A  | 改版 |
B  |      |
C  |      | 元
D  |      | 万元
E  |      |
F  |      |
G  |      | 万元
H  |      |
I  |      | 万元
"""
given.funding = """
project | annual | executed | execution_rate | execution_rate_step
A       | 500000 | 476800   | 95.00          | 0.01
B       | 100    | 96.01    | 95             | 1
C       | 10000  | 7500     | 75.87          | 0.01
D       | 10000  | 7500.5   | 75.88          | 0.01
E       | 1000   | 145      | 0.1            | 0.1
F       | 1000   | 980      | 0.96           | 0.01
G       | 10000  | 7500     | 75.90          | 0.01
H       | 100    | 95       | 95.0101        | 0.0001
I       | 5050   | 3800     | 77.0102        | 0.0001
"""
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
given.funding = """
project | annual | executed | execution_rate | execution_rate_step
A       | 100    | 95       |                |
B       |        | 95       | 95             | 1
C       | 0      | 95       | 95             | 1
"""
expect = {}
---*/
