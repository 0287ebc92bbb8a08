/*---
name     = "monitoring.execution-not-recorded"
severity = "warning"
since    = "0.1"
subject  = "project"
params   = []
kinds    = ["monitoring"]
basis    = [
    { text = "财预〔2019〕136号《中央部门预算绩效运行监控管理暂行办法》：对绩效目标实现程度和预算执行进度实行双监控", from = 2019-07-26, verified = false },
    { practice = "监控表的执行数应与支出明细到同一月底的合计相同" },
]
title    = { zh = "监控表的执行数与支出明细不符", en = "Execution on the form is not what the payments come to" }
message  = { zh = "“{project}”的监控表写到 {month} 月底执行 {executed} 元，支出明细到那时合计 {paid} 元（其中同一票据付了两次的 {doubled} 元）。", en = "“{project}” is said to have spent {executed} yuan by the end of month {month}; the payments come to {paid} yuan by then ({doubled} of them paid twice)." }
fix      = { zh = "按支出明细改正执行数，或补登漏记的支出。", en = "Correct the form by the payments, or register those that are missing." }
why      = { zh = "进度和全年预计都从执行数算起，数不对，后面都不对。", en = "Pace and forecast start from this figure." }
---*/
WITH booked AS (
    SELECT b.project, p.amount, month(p.paid_on) AS month, year(p.paid_on) AS year,
           CASE WHEN p.invoice IS NOT NULL AND row_number() OVER (PARTITION BY p.document, p.invoice, p.payee, p.amount ORDER BY p.code) > 1 THEN p.amount ELSE 0 END AS doubled
    FROM ledger_payments AS p JOIN ledger_budgets AS b ON b.id = p.project
), paid AS (
    SELECT r.id, strict_sum(k.amount) AS total, sum(k.doubled) AS doubled
    FROM project AS r JOIN booked AS k ON k.project = r.id AND k.year = r.fiscal_year AND k.month <= r.stage_month
    GROUP BY r.id
)
SELECT r.id AS subject,
       f.executed = s.total - s.doubled OR abs(f.executed - s.total) * 2 <= CASE WHEN r.money_unit = '万元' THEN 100 ELSE 0 END AS ok,
       f.at || '/executed' AS path, r.name AS project, r.stage_month AS month, f.executed, CAST(s.total AS DECIMAL(18, 2)) AS paid, CAST(s.doubled AS DECIMAL(18, 2)) AS doubled
FROM funding AS f JOIN project AS r ON r.id = f.project LEFT JOIN paid AS s ON s.id = r.id
WHERE f.executed IS NOT NULL
/*--- examples
[[example]]
name = "相同；计不计重复支付的都对；万元表四舍五入；下月的、上年的、别的项目的不算"
given.project = [
    { id = "A", fiscal_year = 2024, stage_month = 7 }, { id = "B", fiscal_year = 2024, stage_month = 7 }, { id = "C", fiscal_year = 2024, stage_month = 7, money_unit = "万元" },
    { id = "D", fiscal_year = 2024, stage_month = 7 }, { id = "E", fiscal_year = 2024, stage_month = 7 },
]
given.funding = [{ project = "A", executed = 160 }, { project = "B", executed = 100 }, { project = "C", executed = 5000 }, { project = "D", executed = 200 }, { project = "E", executed = 200 }]
given.ledger_budgets = [{ id = "B1", project = "A" }, { id = "B2", project = "B" }, { id = "B3", project = "C" }, { id = "B4", project = "D" }, { id = "B5", project = "E" }]
given.ledger_payments = [
    { id = "P1", code = "01", project = "B1", paid_on = 2024-07-31, amount = 180 }, { id = "P2", code = "02", project = "B1", paid_on = 2024-03-01, amount = -20 },
    { id = "P3", code = "03", project = "B1", paid_on = 2024-08-01, amount = 7 }, { id = "P4", code = "04", project = "B1", paid_on = 2023-03-01, amount = 7 },
    { id = "P5", code = "05", project = "B2", paid_on = 2024-05-01, amount = 100, invoice = "F1", payee = "甲" }, { id = "P6", code = "06", project = "B2", paid_on = 2024-06-01, amount = 100, invoice = "F1", payee = "甲" },
    { id = "P0", code = "00", project = "B2", paid_on = 2024-06-02, amount = 100, invoice = "F1", payee = "甲" },
    { id = "P7", code = "07", project = "B3", paid_on = 2024-06-01, amount = 5050 },
    { id = "P8", code = "08", project = "B4", paid_on = 2024-05-01, amount = 100, payee = "甲" }, { id = "P9", code = "09", project = "B4", paid_on = 2024-06-01, amount = 100, payee = "甲" },
    { id = "Q1", code = "21", project = "B5", paid_on = 2024-06-01, amount = 100, invoice = "F2" }, { id = "Q2", code = "22", project = "B5", paid_on = 2024-06-01, amount = 100, invoice = "F2" },
]
expect = { A = "pass", B = "pass", C = "pass", D = "pass", E = "pass" }

[[example]]
name = "差一分；万元表差得多；没有票据号的不是重复；多了也不行"
given.project = [
    { id = "A", name = "系统", fiscal_year = 2024, stage_month = 7, money_unit = "元" }, { id = "B", fiscal_year = 2024, stage_month = 7, money_unit = "万元" }, { id = "C", fiscal_year = 2024, stage_month = 7 },
    { id = "D", fiscal_year = 2024, stage_month = 7, money_unit = "万元" }, { id = "E", fiscal_year = 2024, stage_month = 7 },
]
given.funding = [{ project = "A", executed = 100.01 }, { project = "B", executed = 5000 }, { project = "C", executed = 100 }, { project = "D", executed = 5000 }, { project = "E", executed = 100 }]
given.ledger_budgets = [{ id = "B1", project = "A" }, { id = "B2", project = "B" }, { id = "B3", project = "C" }, { id = "B4", project = "D" }, { id = "B5", project = "E" }]
given.ledger_payments = [
    { id = "P1", code = "01", project = "B1", paid_on = 2024-07-31, amount = 100 }, { id = "P2", code = "02", project = "B2", paid_on = 2024-05-01, amount = 5050.01 },
    { id = "P3", code = "03", project = "B3", paid_on = 2024-05-01, amount = 100, payee = "甲" }, { id = "P4", code = "04", project = "B3", paid_on = 2024-06-01, amount = 100, payee = "甲" },
    { id = "P5", code = "05", project = "B4", paid_on = 2024-05-01, amount = 4949.99 },
    { id = "P6", code = "06", project = "B5", paid_on = 2024-05-01, amount = 100, invoice = "F1", payee = "甲" }, { id = "P7", code = "07", project = "B5", paid_on = 2024-05-02, amount = 100, invoice = "F1", payee = "乙" },
]
expect = { A = "fail", B = "fail", C = "fail", D = "fail", E = "fail" }
message = "“系统”的监控表写到 7 月底执行 100.01 元，支出明细到那时合计 100.00 元（其中同一票据付了两次的 0.00 元）。"

[[example]]
name = "表里没有写到哪个月；有一笔没写金额；没有写执行数的不看"
given.project = [{ id = "A", fiscal_year = 2024 }, { id = "B", fiscal_year = 2024, stage_month = 7 }, { id = "C", fiscal_year = 2024, stage_month = 7 }]
given.funding = [{ project = "A", executed = 100 }, { project = "B", executed = 100 }, { project = "C" }]
given.ledger_budgets = [{ id = "B1", project = "A" }, { id = "B2", project = "B" }]
given.ledger_payments = [{ id = "P1", code = "01", project = "B1", paid_on = 2024-07-31, amount = 100 }, { id = "P2", code = "02", project = "B2", paid_on = 2024-07-31 }, { id = "P3", code = "03", project = "B2", paid_on = 2024-07-31, amount = 100 }]
expect = { A = "unknown", B = "unknown" }
---*/
