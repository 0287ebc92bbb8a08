/*---
name     = "funds.annual-against-total"
severity = "error"
since    = "0.1"
subject  = "project"
params   = []
basis    = [
  { practice = "表内勾稽：年度资金申请总额不超过项目资金总额；同一年内开始并完成的项目两者相等" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性：内容准确", from = 2015-05-21 },
]
title    = { zh = "年度资金与项目资金总额不相称", en = "Funds of the year do not fit the total" }
message.zh = "“{project}”年度资金申请总额 {annual} 元，项目资金总额 {total} 元，相差 {gap} 元；{allowed}。"
message.en = "“{project}”: funds of the year {annual} yuan, total funds {total} yuan, a difference of {gap} yuan; {allowed_en}."
fix.zh = "核对两个数字和计划起止日期：当年完成的项目两数须相等，跨年项目的总额应包含各年。"
fix.en = "Check both figures and the dates: they are equal for a one-year project; the total of a longer one covers all years."
why.zh = "总额小于年度数，说明有一个数没有随预算调整而改。跨年项目的总额本来就大于年度数，不在此列。"
why.en = "A total below the year's amount means that one of them was not changed with the budget. A project over several years rightly has a larger total."
---*/
WITH compared AS (
  SELECT p.id, f.at, COALESCE(p.name, p.narrative_name) AS project, f.annual, f.total, f.annual > f.total AS exceeds,
         year(p.start) < year(p.finish) AS is_longer, year(p.start) = year(p.finish) AS is_one_year
  FROM project AS p JOIN funding AS f ON f.project = p.id
  WHERE f.total IS NOT NULL AND f.annual IS NOT NULL
)
SELECT c.id AS subject, CASE WHEN c.exceeds THEN FALSE WHEN c.annual = c.total OR c.is_longer THEN TRUE WHEN c.is_one_year THEN FALSE END AS ok,
       c.at || '/annual' AS path, c.at || '/total' AS other_path, c.project, c.annual, c.total, CAST(abs(c.annual - c.total) AS DECIMAL(18, 2)) AS gap,
       CASE WHEN c.exceeds THEN '一年的钱不能超过整个项目的钱' ELSE '项目在同一年内完成，两数应相等' END AS allowed,
       CASE WHEN c.exceeds THEN 'one year cannot take more than the whole project'
         ELSE 'the project lies within one year, so both should be equal' END AS allowed_en
FROM compared AS c
/*--- examples
[[example]]
name = "equal in one year; less than the total over several years; equal without dates"
given.project = """
id | start      | finish
P1 | 2025-01-01 | 2025-12-31
P2 | 2024-01-01 | 2026-12-31
P3 |            |
P4 | 2024-01-01 | 2026-12-31
"""
given.funding = """
project | annual | total
P1      | 100    | 100
P2      | 40     | 100
P3      | 100    | 100
P4      | 100    | 100
"""
expect = { P1 = "pass", P2 = "pass", P3 = "pass", P4 = "pass" }

[[example]]
name = "more than the total by a cent, whatever the dates"
given.project = """
id | name   | start      | finish
P1 | 普法   | 2025-01-01 | 2025-12-31
P2 | 建桥   | 2024-01-01 | 2026-12-31
P3 | 无日期 |            |
"""
given.funding = """
project | annual | total
P1      | 100.01 | 100
P2      | 100.01 | 100
P3      | 100.01 | 100
"""
expect = { P1 = "fail", P2 = "fail", P3 = "fail" }
message = "“普法”年度资金申请总额 100.01 元，项目资金总额 100.00 元，相差 0.01 元；一年的钱不能超过整个项目的钱。"

[[example]]
name = "less than the total within one year"
given.project = [{ id = "P1", name = "普法", start = 2025-01-01, finish = 2025-12-31 }]
given.funding = [{ project = "P1", annual = 99.99, total = 100 }]
expect = { P1 = "fail" }
message = "“普法”年度资金申请总额 99.99 元，项目资金总额 100.00 元，相差 0.01 元；项目在同一年内完成，两数应相等。"

[[example]]
name = "less than the total and the years unknown or upside down; a figure missing"
given.project = [{ id = "P1" }, { id = "P2", start = 2026-01-01, finish = 2025-12-31 }, { id = "P3" }, { id = "P4" }]
given.funding = """
project | annual | total
P1      | 40     | 100
P2      | 40     | 100
P3      | 40     |
P4      |        | 40
"""
expect = { P1 = "unknown", P2 = "unknown" }
---*/
