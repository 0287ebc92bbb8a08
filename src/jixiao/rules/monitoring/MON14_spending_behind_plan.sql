/*---
name     = "monitoring.spending-behind-plan"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = ["time_gap"]
basis    = [
  { text = "财预〔2019〕136号《中央部门预算绩效运行监控管理暂行办法》：对绩效目标实现程度和预算执行进度实行双监控", from = 2019-07-26, verified = false },
  { practice = "支出比分月计划落后较多的须说明原因" },
]
title    = { zh = "支出明显落后于分月计划", en = "Spending far behind the monthly plan" }
message.zh = "项目 {code}“{name}”到 {month} 的前一个月底计划用款 {due} 元，实际支出 {spent} 元，落后超过预算 {budget} 元的 {gap}%。"
message.en = """\
  Project {code} “{name}” planned {due} yuan by the end of the month before {month} and spent {spent}, more than {gap} % of the budget of {budget} behind."""
fix.zh = "写明是推迟、取消还是节约；不再需要的钱申请调减。"
fix.en = "Say whether work is late, given up or cheaper; give back what is no longer needed."
why.zh = "按计划的月份看才知道是真落后：会议在年初、补选在年中的项目不能按日历平均比。"
why.en = "Only the plan tells what is late: a congress in January cannot be held against the calendar."
---*/
WITH last AS (SELECT p.document, max(p.paid_on) AS day FROM ledger_payments AS p GROUP BY p.document),
edge AS (SELECT l.document, CAST(substring(CAST(l.day AS VARCHAR), 1, 7) || '-01' AS DATE) AS month FROM last AS l),
due AS (
    SELECT p.project, strict_sum(p.amount) AS total FROM ledger_plans AS p JOIN edge AS e ON e.document = p.document
    WHERE p.indicator IS NULL AND p.month < e.month GROUP BY p.project
), paid AS (
    SELECT p.project, strict_sum(p.amount) AS total FROM ledger_payments AS p JOIN edge AS e ON e.document = p.document WHERE p.paid_on < e.month
    GROUP BY p.project
), judged AS (
    SELECT b.id, b.at, b.code, b.name, b.initial, e.month, d.total AS due, CASE WHEN x.project IS NULL THEN 0 ELSE x.total END AS spent
    FROM ledger_budgets AS b JOIN edge AS e ON e.document = b.document JOIN due AS d ON d.project = b.id LEFT JOIN paid AS x ON x.project = b.id
)
SELECT j.id AS subject, (j.due - j.spent) * 100 <= j.initial * :time_gap AS ok, j.at AS path, j.code, j.name, j.month,
       CAST(j.due AS DECIMAL(18, 2)) AS due, CAST(j.spent AS DECIMAL(18, 2)) AS spent, j.initial AS budget, :time_gap AS gap
FROM judged AS j
/*--- examples
[[example]]
name = "正好落后两成；超过计划；本月的计划和付款不算，指标的计划不算钱"
given.ledger_budgets = """
id | document | initial
B1 | D1       | 1000
B2 | D1       | 1000
B3 | D1       | 1000
"""
given.ledger_plans = """
id | document | project | month      | amount | indicator
L5 | D1       | B3      | 2024-01-01 | 200    |
L1 | D1       | B1      | 2024-01-01 | 500    |
L2 | D1       | B1      | 2024-07-01 | 500    |
L3 | D1       | B2      | 2024-06-01 | 100    |
L4 | D1       | B1      | 2024-02-01 |        | 次数
"""
given.ledger_payments = """
id | document | project | paid_on    | amount
P1 | D1       | B1      | 2024-06-30 | 300
P2 | D1       | B2      | 2024-03-01 | 900
P3 | D1       | B2      | 2024-07-15 | 1
"""
expect = { B1 = "pass", B2 = "pass", B3 = "pass" }

[[example]]
name = "再多落后一分；一分没付；本月第一天付的不算；另一份台账的日期不算"
given.ledger_budgets = [{ id = "B1", document = "D1", code = 1, name = "系统", initial = 1000 }, { id = "B2", document = "D1", initial = 1000 }]
given.ledger_plans = """
id | document | project | month      | amount
L1 | D1       | B1      | 2024-06-01 | 500
L2 | D1       | B2      | 2024-06-01 | 200.01
"""
given.ledger_payments = """
id | document | project | paid_on    | amount
P1 | D1       | B1      | 2024-06-30 | 299.99
P2 | D1       | B1      | 2024-07-01 | 200
P3 | D2       | B9      | 2024-01-15 | 1
"""
expect = { B1 = "fail", B2 = "fail" }
message = "项目 1“系统”到 2024-07-01 的前一个月底计划用款 500.00 元，实际支出 299.99 元，落后超过预算 1,000.00 元的 20%。"

[[example]]
name = "没写年初预算；计划、付款没写金额"
given.ledger_budgets = [{ id = "B1", document = "D1" }, { id = "B2", document = "D1", initial = 9 }, { id = "B3", document = "D1", initial = 9 }]
given.ledger_plans = """
id | document | project | month      | amount
L1 | D1       | B1      | 2024-01-01 | 5
L2 | D1       | B2      | 2024-01-01 |
L3 | D1       | B2      | 2024-01-01 | 5
L4 | D1       | B3      | 2024-01-01 | 5
"""
given.ledger_payments = """
id | document | project | paid_on    | amount
P1 | D1       | B9      | 2024-03-01 | 1
P2 | D1       | B3      | 2024-01-01 |
P3 | D1       | B3      | 2024-01-02 | 5
"""
expect = { B1 = "unknown", B2 = "unknown", B3 = "unknown" }
---*/
