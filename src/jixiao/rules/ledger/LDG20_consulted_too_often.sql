/*---
name     = "ledger.consulted-too-often"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = ["consultations_a_year"]
basis    = [{ practice = "每位专家每年咨询次数以测算为限" }]
title    = { zh = "专家咨询次数超过计划", en = "Consulted more often than planned" }
message  = { zh = "{name} {year} 年第 {times} 次咨询，计划每年 {limit} 次。", en = "{name} was consulted {times} times in {year}; {limit} are planned." }
fix      = { zh = "说明为何多请，或不付咨询费。", en = "Say why, or pay no fee." }
why      = { zh = "咨询费按人数和次数测算，多出的次数没有预算。", en = "The budget counts experts and occasions; more have no money." }
---*/
WITH numbered AS (
  SELECT z.id, z.at, z.expert, year(z.held_on) AS year, row_number() OVER (PARTITION BY z.expert, year(z.held_on) ORDER BY z.held_on, z.code) AS times
  FROM ledger_consultations AS z
)
SELECT n.id AS subject, n.times <= :consultations_a_year AS ok, n.at AS path, e.name, n.year, n.times, :consultations_a_year AS limit
FROM numbered AS n JOIN ledger_experts AS e ON e.id = n.expert
/*--- examples
[[example]]
name = "第四次；第五次；隔年重新数"
given.ledger_experts = [{ id = "E1", name = "钱教授" }]
given.ledger_consultations = """
id | code | expert | held_on
Z1 | 1    | E1     | 2024-01-05
Z2 | 2    | E1     | 2024-02-05
Z3 | 3    | E1     | 2024-03-05
Z4 | 4    | E1     | 2024-04-05
Z5 | 5    | E1     | 2024-05-05
Z6 | 6    | E1     | 2025-01-05
"""
expect = { Z1 = "pass", Z2 = "pass", Z3 = "pass", Z4 = "pass", Z5 = "fail", Z6 = "pass" }
message = "钱教授 2024 年第 5 次咨询，计划每年 4 次。"
---*/
