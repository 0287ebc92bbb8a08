/*---
name     = "monitoring.plan-not-budget"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "分月用款计划按批复的预算编制，合计应等于年初预算或调整后的预算" }]
title    = { zh = "分月用款计划与预算不符", en = "The monthly plan does not come to the budget" }
message.zh = "项目 {code}“{name}”的分月用款计划合计 {planned} 元，预算是 {budget} 元（年初 {initial} 元）。"
message.en = "Project {code} “{name}”: the months planned come to {planned} yuan, the budget is {budget} yuan ({initial} at first)."
fix.zh = "补全或改正分月计划；预算调整以后重排余下的月份。"
fix.en = "Complete or correct the plan; after an adjustment plan the months that are left anew."
why      = { zh = "计划合计不对，按它看的进度就不对。", en = "Pace judged by a plan that does not add up is wrong." }
---*/
WITH plan AS (SELECT p.project, strict_sum(p.amount) AS total FROM ledger_plans AS p WHERE p.indicator IS NULL GROUP BY p.project),
moved AS (SELECT a.project, strict_sum(a.amount) AS total FROM ledger_adjustments AS a WHERE a.kind <> '目标调整' GROUP BY a.project)
SELECT b.id AS subject, CASE WHEN m.project IS NULL THEN s.total = b.initial ELSE s.total = b.initial OR s.total = b.initial + m.total END AS ok,
       b.at AS path, b.code, b.name, CAST(s.total AS DECIMAL(18, 2)) AS planned, b.initial,
       CAST(CASE WHEN m.project IS NULL THEN b.initial ELSE b.initial + m.total END AS DECIMAL(18, 2)) AS budget
FROM ledger_budgets AS b JOIN plan AS s ON s.project = b.id LEFT JOIN moved AS m ON m.project = b.id
/*--- examples
[[example]]
name = "等于年初预算；等于调整后的；仍等于调整前的；目标调整和指标的计划不算钱；没有计划的不看"
given.ledger_budgets = [{ id = "B1", initial = 100 }, { id = "B2", initial = 100 }, { id = "B3", initial = 100 }, { id = "B4", initial = 100 }]
given.ledger_plans = """
id | project | amount | indicator
P1 | B1      | 60     |
P2 | B1      | 40     |
P3 | B1      |        | 次数
P4 | B2      | 90     |
P5 | B3      | 100    |
"""
given.ledger_adjustments = """
id | project | kind     | amount
A1 | B2      | 追减     | -10
A2 | B3      | 追加     | 5
A3 | B1      | 目标调整 |
"""
expect = { B1 = "pass", B2 = "pass", B3 = "pass" }

[[example]]
name = "差一分；调整前后都不等；有一个月没写金额，调整没写金额"
given.ledger_budgets = """
id | initial | code | name
B1 | 100     |      |
B2 | 100     | 2    | 代表
B3 | 100     |      |
B4 | 100     |      |
B5 | 100     |      |
"""
given.ledger_plans = """
id | project | amount
P6 | B5      | 107
P1 | B1      | 99.99
P2 | B2      | 95
P3 | B3      |
P4 | B3      | 100
P5 | B4      | 1
"""
given.ledger_adjustments = """
id | project | kind     | amount
A1 | B2      | 追减     | -10
A2 | B4      | 追加     |
A3 | B5      | 目标调整 | 7
"""
expect = { B1 = "fail", B2 = "fail", B3 = "unknown", B4 = "unknown", B5 = "fail" }
message = "项目 2“代表”的分月用款计划合计 95.00 元，预算是 90.00 元（年初 100.00 元）。"
---*/
