/*---
name     = "funds.amount-not-positive"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = []
kinds    = ["declaration"]
basis    = [{ practice = "申报金额须大于零" }]
title    = { zh = "申报金额为零或负数", en = "The amount applied for is zero or negative" }
message.zh = "“{project}”的[年度资金总额填 {annual} 元，][项目资金总额填 {total} 元，]申报金额须大于零。"
message.en = "“{project}” applies for [{annual} yuan for the year, ][{total} yuan in all, ]yet the amount must be above zero."
fix.zh = "填写实际申请的金额；本年不安排资金的项目不在本年申报。"
fix.en = "Fill in the amount applied for; a project without money this year is not declared this year."
why.zh = "没有钱的项目不需要批复目标；负数多为录入错误。"
why.en = "Without money there is no goal to approve; a negative figure is mostly a typing slip."
---*/
SELECT p.id AS subject, f.annual > 0 AND COALESCE(f.total > 0, TRUE) AS ok, f.at || '/annual' AS path, f.at || '/total' AS other_path,
       COALESCE(p.name, p.narrative_name) AS project, f.annual, f.total
FROM project AS p JOIN funding AS f ON f.project = p.id
WHERE f.annual IS NOT NULL OR f.total IS NOT NULL
/*--- examples
[[example]]
name = "above zero, be it a cent; a layout with the annual amount only"
given.project = [{ id = "P1" }, { id = "P2" }]
given.funding = [{ project = "P1", annual = 0.01, total = 0.01 }, { project = "P2", annual = 5 }]
expect = { P1 = "pass", P2 = "pass" }

[[example]]
name = "zero or negative"
given.project = [{ id = "P1", name = "普法" }, { id = "P2", name = "绿化" }, { id = "P3", name = "清淤" }, { id = "P4", name = "只有总额" }]
given.funding = """
project | annual | total
P1      | 0      | 5
P2      | 5      | 0
P3      | -1     |
P4      |        | 0
"""
expect = { P1 = "fail", P2 = "fail", P3 = "fail", P4 = "fail" }
message = "“普法”的年度资金总额填 0.00 元，项目资金总额填 5.00 元，申报金额须大于零。"

[[example]]
name = "the annual amount is blank; no amount at all"
given.project = [{ id = "P1" }, { id = "P2" }]
given.funding = [{ project = "P1", total = 5 }, { project = "P2" }]
expect = { P1 = "unknown" }
---*/
