/*---
name     = "ledger.inspection-gap"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "实施方案写明每日巡查一次" }]
title    = { zh = "巡查有缺", en = "Days without an inspection" }
message  = { zh = "“{name}”有 {missed} 天没有巡查，第一天是 {first_day}。", en = "“{name}” went without an inspection on {missed} days, first on {first_day}." }
fix      = { zh = "补登漏记的巡查，或说明原因。", en = "Register what was left out, or say why." }
why      = { zh = "每日巡查是方案的承诺，缺的日子要说得清。", en = "Daily inspections are promised; each gap needs an answer." }
---*/
WITH latest AS (SELECT i.document, max(i.inspected_on) AS day FROM ledger_inspections AS i GROUP BY i.document)
SELECT s.id AS subject, count(*) FILTER (WHERE i.id IS NULL) = 0 AS ok, s.at AS path, s.name,
       count(*) FILTER (WHERE i.id IS NULL) AS missed, min(c.code) FILTER (WHERE i.id IS NULL) AS first_day
FROM ledger_systems AS s JOIN latest AS l ON l.document = s.document JOIN ledger_calendar AS c ON c.document = s.document AND c.code <= l.day
LEFT JOIN ledger_inspections AS i ON i.system = s.id AND i.inspected_on = c.code
GROUP BY s.id, s.at, s.name
/*--- examples
[[example]]
name = "天天查；缺两天；最后一次之后的日子不看"
given.ledger_calendar = """
id | document | code
K1 | D        | 2024-01-01
K2 | D        | 2024-01-02
K3 | D        | 2024-01-03
K4 | D        | 2024-01-04
K5 | E        | 2024-01-02
"""
given.ledger_systems = """
id | document | name
S1 | D        | 网站
S2 | D        | 掌上人大
S3 | E        | 别处
"""
given.ledger_inspections = """
id | document | system | inspected_on
X1 | D        | S1     | 2024-01-01
X2 | D        | S1     | 2024-01-02
X3 | D        | S1     | 2024-01-03
X4 | D        | S2     | 2024-01-01
"""
expect = { S1 = "pass", S2 = "fail" }
message = "“掌上人大”有 2 天没有巡查，第一天是 2024-01-02。"
---*/
