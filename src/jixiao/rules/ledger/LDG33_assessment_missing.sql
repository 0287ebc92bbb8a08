/*---
name     = "ledger.assessment-missing"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = ["yearly_assessment_level"]
basis    = [{ text = "公通字〔2007〕43号《信息安全等级保护管理办法》第十四条", from = 2007-06-22 }]
title    = { zh = "当年没有做等级测评", en = "No security assessment that year" }
message.zh = "“{name}”是第 {security_level} 级，{fiscal_year} 年没有等级测评记录。"
message.en = "“{name}” is of grade {security_level} and has no assessment in {fiscal_year}."
fix      = { zh = "做测评，或登记测评报告。", en = "Have it assessed, or register the report." }
why      = { zh = "第三级以上的系统每年至少测评一次。", en = "From grade 3 on a system is assessed every year." }
---*/
WITH done AS (SELECT a.system, year(a.assessed_on) AS year FROM ledger_assessments AS a GROUP BY a.system, year(a.assessed_on))
SELECT s.id AS subject, CASE WHEN d.fiscal_year IS NOT NULL AND s.security_level IS NOT NULL THEN n.system IS NOT NULL END AS ok, s.at AS path, s.name,
       s.security_level, d.fiscal_year
FROM ledger_systems AS s JOIN document AS d ON d.id = s.document LEFT JOIN done AS n ON n.system = s.id AND n.year = d.fiscal_year
WHERE s.security_level >= :yearly_assessment_level OR s.security_level IS NULL
/*--- examples
[[example]]
name = "当年做了；没做；去年做的不算；二级不看；没定级的说不准"
given.document = [{ id = "D", fiscal_year = 2024 }, { id = "E" }]
given.ledger_systems = """
id | document | security_level | name
S1 | D        | 3              |
S2 | D        | 3              | 掌上人大
S3 | D        | 2              |
S4 | D        |                |
S5 | E        | 3              |
"""
given.ledger_assessments = [{ id = "A1", system = "S1", assessed_on = 2024-09-12 }, { id = "A2", system = "S2", assessed_on = 2023-09-12 }]
expect = { S1 = "pass", S2 = "fail", S4 = "unknown", S5 = "unknown" }
message = "“掌上人大”是第 3 级，2024 年没有等级测评记录。"
---*/
