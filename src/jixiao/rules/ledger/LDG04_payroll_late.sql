/*---
name     = "ledger.payroll-late"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = ["payroll_day"]
basis    = [{ practice = "编外人员工资每月按期发放，期限见本单位绩效目标" }]
title    = { zh = "工资发晚了", en = "Pay came late" }
message.zh = "{name} {month} 的工资 {paid_on} 才发，晚于当月 {limit} 日。"
message.en = "{name}’s pay for {month} came on {paid_on}, after day {limit} of the month."
fix      = { zh = "写明晚发的原因；时效指标按实际月数计。", en = "Say why; count the months that were in time." }
why      = { zh = "按时发放是这个项目的时效指标，晚发的月份不能算完成。", en = "Pay in time is the project’s own target; a late month does not count." }
---*/
SELECT y.id AS subject,
       CASE WHEN y.paid_on IS NOT NULL
            THEN y.paid_on < y.month -- equivalent: the first of the month is in time either way
                 OR (year(y.paid_on) = year(y.month) AND month(y.paid_on) = month(y.month) AND day(y.paid_on) <= :payroll_day) END AS ok,
       y.at AS path, s.name, concat_ws('-', CAST(year(y.month) AS VARCHAR), CAST(month(y.month) AS VARCHAR)) AS month, y.paid_on, :payroll_day AS limit
FROM ledger_payroll AS y JOIN ledger_staff AS s ON s.id = y.staff
WHERE y.kind = '工资'
/*--- examples
[[example]]
name = "期限当天、提前和上月末"
given.ledger_staff = [{ id = "S1", name = "陈静" }]
given.ledger_payroll = """
id | staff | kind | month      | paid_on
G1 | S1    | 工资 | 2024-05-01 | 2024-05-25
G2 | S1    | 工资 | 2024-05-01 | 2024-04-30
G3 | S1    | 工资 | 2024-01-01 | 2023-12-29
"""
expect = { G1 = "pass", G2 = "pass", G3 = "pass" }

[[example]]
name = "晚一天；下月初；隔年同月"
given.ledger_staff = [{ id = "S1", name = "陈静" }]
given.ledger_payroll = """
id | staff | kind | month      | paid_on
G1 | S1    | 工资 | 2024-05-01 | 2024-05-26
G2 | S1    | 工资 | 2024-05-01 | 2024-06-03
G3 | S1    | 工资 | 2024-05-01 | 2025-05-03
"""
expect = { G1 = "fail", G2 = "fail", G3 = "fail" }
message = "陈静 2024-5 的工资 2024-05-26 才发，晚于当月 25 日。"

[[example]]
name = "还没发的说不准；餐费不看"
given.ledger_staff = [{ id = "S1", name = "陈静" }]
given.ledger_payroll = """
id | staff | kind | month      | paid_on
G1 | S1    | 工资 | 2024-05-01 |
G2 | S1    | 餐费 | 2024-05-01 | 2024-06-03
"""
expect = { G1 = "unknown" }
---*/
