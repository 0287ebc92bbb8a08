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
message.zh = "“{project}”的监控表写到 {month} 月底执行 {executed} 元，支出明细到那时合计 {paid} 元（其中同一票据付了两次的 {doubled} 元）。"
message.en = """\
  “{project}” is said to have spent {executed} yuan by the end of month {month}; the payments come to {paid} yuan by then ({doubled} of them paid twice)."""
fix      = { zh = "按支出明细改正执行数，或补登漏记的支出。", en = "Correct the form by the payments, or register those that are missing." }
why      = { zh = "进度和全年预计都从执行数算起，数不对，后面都不对。", en = "Pace and forecast start from this figure." }
---*/
WITH booked AS (
    SELECT b.project, p.amount, month(p.paid_on) AS month, year(p.paid_on) AS year,
           CASE WHEN p.invoice IS NOT NULL AND row_number() OVER (PARTITION BY p.document, p.invoice, p.payee, p.amount ORDER BY p.code) > 1 THEN p.amount
             ELSE 0 END AS doubled
    FROM ledger_payments AS p JOIN ledger_budgets AS b ON b.id = p.project
), paid AS (
    SELECT r.id, strict_sum(k.amount) AS total, sum(k.doubled) AS doubled
    FROM project AS r JOIN booked AS k ON k.project = r.id AND k.year = r.fiscal_year AND k.month <= r.stage_month
    GROUP BY r.id
)
SELECT r.id AS subject,
       f.executed = s.total - s.doubled OR abs(f.executed - s.total) * 2 <= CASE WHEN r.money_unit = '万元' THEN 100 ELSE 0 END AS ok,
       f.at || '/executed' AS path, r.name AS project, r.stage_month AS month, f.executed, CAST(s.total AS DECIMAL(18, 2)) AS paid,
       CAST(s.doubled AS DECIMAL(18, 2)) AS doubled
FROM funding AS f JOIN project AS r ON r.id = f.project LEFT JOIN paid AS s ON s.id = r.id
WHERE f.executed IS NOT NULL
/*--- examples
given.ledger_budgets = """
id | project
B1 | A
B2 | B
B3 | C
B4 | D
B5 | E
"""

[[example]]
name = "相同；计不计重复支付的都对；万元表四舍五入；下月的、上年的、别的项目的不算"
given.project = """
id | fiscal_year | stage_month | money_unit
A  | 2024        | 7           |
B  | 2024        | 7           |
C  | 2024        | 7           | 万元
D  | 2024        | 7           |
E  | 2024        | 7           |
"""
given.funding = """
project | executed
A       | 160
B       | 100
C       | 5000
D       | 200
E       | 200
"""
given.ledger_payments = """
id | code | project | paid_on    | amount | invoice | payee
P1 | 01   | B1      | 2024-07-31 | 180    |         |
P2 | 02   | B1      | 2024-03-01 | -20    |         |
P3 | 03   | B1      | 2024-08-01 | 7      |         |
P4 | 04   | B1      | 2023-03-01 | 7      |         |
P5 | 05   | B2      | 2024-05-01 | 100    | F1      | 甲
P6 | 06   | B2      | 2024-06-01 | 100    | F1      | 甲
P0 | 00   | B2      | 2024-06-02 | 100    | F1      | 甲
P7 | 07   | B3      | 2024-06-01 | 5050   |         |
P8 | 08   | B4      | 2024-05-01 | 100    |         | 甲
P9 | 09   | B4      | 2024-06-01 | 100    |         | 甲
Q1 | 21   | B5      | 2024-06-01 | 100    | F2      |
Q2 | 22   | B5      | 2024-06-01 | 100    | F2      |
"""
expect = { A = "pass", B = "pass", C = "pass", D = "pass", E = "pass" }

[[example]]
name = "差一分；万元表差得多；没有票据号的不是重复；多了也不行"
given.project = """
id | name | fiscal_year | stage_month | money_unit
A  | 系统 | 2024        | 7           | 元
B  |      | 2024        | 7           | 万元
C  |      | 2024        | 7           |
D  |      | 2024        | 7           | 万元
E  |      | 2024        | 7           |
"""
given.funding = """
project | executed
A       | 100.01
B       | 5000
C       | 100
D       | 5000
E       | 100
"""
given.ledger_payments = """
id | code | project | paid_on    | amount  | payee | invoice
P1 | 01   | B1      | 2024-07-31 | 100     |       |
P2 | 02   | B2      | 2024-05-01 | 5050.01 |       |
P3 | 03   | B3      | 2024-05-01 | 100     | 甲    |
P4 | 04   | B3      | 2024-06-01 | 100     | 甲    |
P5 | 05   | B4      | 2024-05-01 | 4949.99 |       |
P6 | 06   | B5      | 2024-05-01 | 100     | 甲    | F1
P7 | 07   | B5      | 2024-05-02 | 100     | 乙    | F1
"""
expect = { A = "fail", B = "fail", C = "fail", D = "fail", E = "fail" }
message = "“系统”的监控表写到 7 月底执行 100.01 元，支出明细到那时合计 100.00 元（其中同一票据付了两次的 0.00 元）。"

[[example]]
name = "表里没有写到哪个月；有一笔没写金额；没有写执行数的不看"
given.project = [{ id = "A", fiscal_year = 2024 }, { id = "B", fiscal_year = 2024, stage_month = 7 }, { id = "C", fiscal_year = 2024, stage_month = 7 }]
given.funding = [{ project = "A", executed = 100 }, { project = "B", executed = 100 }, { project = "C" }]
given.ledger_budgets = [{ id = "B1", project = "A" }, { id = "B2", project = "B" }]
given.ledger_payments = """
id | code | project | paid_on    | amount
P1 | 01   | B1      | 2024-07-31 | 100
P2 | 02   | B2      | 2024-07-31 |
P3 | 03   | B2      | 2024-07-31 | 100
"""
expect = { A = "unknown", B = "unknown" }
---*/
