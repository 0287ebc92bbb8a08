/*---
name     = "ledger.expert-not-appointed"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "咨询专家须在聘期内" }]
title    = { zh = "咨询时专家不在聘期", en = "Expert consulted outside the appointment" }
message.zh = "{name} {held_on} 参加咨询，聘期是 {appointed_on} 至 {appointed_until}。"
message.en = "{name} was consulted on {held_on}; the appointment runs from {appointed_on} to {appointed_until}."
fix      = { zh = "办理聘任，或不付咨询费。", en = "Appoint the expert, or pay no fee." }
why      = { zh = "咨询费付给专家库的聘任专家。", en = "Fees are for appointed experts." }
---*/
SELECT z.id AS subject, z.held_on >= e.appointed_on AND (e.appointed_until IS NULL OR z.held_on <= e.appointed_until) AS ok, z.at AS path, e.at AS other_path,
       e.name, z.held_on, e.appointed_on, e.appointed_until
FROM ledger_consultations AS z JOIN ledger_experts AS e ON e.id = z.expert
/*--- examples
[[example]]
name = "聘期第一天、最后一天、没有期限"
given.ledger_experts = [{ id = "E1", appointed_on = 2024-01-01, appointed_until = 2024-12-31 }, { id = "E2", appointed_on = 2024-01-01 }]
given.ledger_consultations = """
id | expert | held_on
Z1 | E1     | 2024-01-01
Z2 | E1     | 2024-12-31
Z3 | E2     | 2029-01-01
"""
expect = { Z1 = "pass", Z2 = "pass", Z3 = "pass" }

[[example]]
name = "早一天、晚一天、没写日期"
given.ledger_experts = """
id | name   | appointed_on | appointed_until
E1 | 钱教授 | 2024-01-01   | 2024-12-31
E2 | 孙教授 | 2024-01-01   |
"""
given.ledger_consultations = """
id | expert | held_on
Z1 | E1     | 2025-01-01
Z2 | E2     | 2023-12-31
Z3 | E1     |
"""
expect = { Z1 = "fail", Z2 = "fail", Z3 = "unknown" }
expect_path.Z1 = ["/Z1", "/E1"]
message = "钱教授 2025-01-01 参加咨询，聘期是 2024-01-01 至 2024-12-31。"
---*/
