/*---
name     = "monitoring.plan-not-budget"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "分月用款计划按批复的预算编制，合计应等于年初预算或调整后的预算" }]
title    = { zh = "分月用款计划与预算不符", en = "The monthly plan does not come to the budget" }
message  = { zh = "项目 {code}“{name}”的分月用款计划合计 {planned} 元，预算是 {budget} 元（年初 {initial} 元）。", en = "Project {code} “{name}”: the months planned come to {planned} yuan, the budget is {budget} yuan ({initial} at first)." }
fix      = { zh = "补全或改正分月计划；预算调整以后重排余下的月份。", en = "Complete or correct the plan; after an adjustment plan the months that are left anew." }
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
given.ledger_plans = [
    { id = "P1", project = "B1", amount = 60 }, { id = "P2", project = "B1", amount = 40 }, { id = "P3", project = "B1", indicator = "次数" },
    { id = "P4", project = "B2", amount = 90 }, { id = "P5", project = "B3", amount = 100 },
]
given.ledger_adjustments = [{ id = "A1", project = "B2", kind = "追减", amount = -10 }, { id = "A2", project = "B3", kind = "追加", amount = 5 }, { id = "A3", project = "B1", kind = "目标调整" }]
expect = { B1 = "pass", B2 = "pass", B3 = "pass" }

[[example]]
name = "差一分；调整前后都不等；有一个月没写金额，调整没写金额"
given.ledger_budgets = [{ id = "B1", initial = 100 }, { id = "B2", code = 2, name = "代表", initial = 100 }, { id = "B3", initial = 100 }, { id = "B4", initial = 100 }, { id = "B5", initial = 100 }]
given.ledger_plans = [{ id = "P6", project = "B5", amount = 107 }, { id = "P1", project = "B1", amount = 99.99 }, { id = "P2", project = "B2", amount = 95 }, { id = "P3", project = "B3" }, { id = "P4", project = "B3", amount = 100 }, { id = "P5", project = "B4", amount = 1 }]
given.ledger_adjustments = [{ id = "A1", project = "B2", kind = "追减", amount = -10 }, { id = "A2", project = "B4", kind = "追加" }, { id = "A3", project = "B5", kind = "目标调整", amount = 7 }]
expect = { B1 = "fail", B2 = "fail", B3 = "unknown", B4 = "unknown", B5 = "fail" }
message = "项目 2“代表”的分月用款计划合计 95.00 元，预算是 90.00 元（年初 100.00 元）。"
---*/
