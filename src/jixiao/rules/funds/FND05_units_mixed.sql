/*---
name     = "funds.units-mixed"
severity = "note"
since    = "0.1"
subject  = "document"
params   = []
basis    = [{ practice = "同一份文件的申报表使用同一金额单位" }]
title    = { zh = "几张表的金额单位不同", en = "Forms with different units of money" }
message  = { zh = "文件里的申报表有的以{one}为单位，有的以{other}为单位。", en = "Some forms of the document give money in {one}, others in {other}." }
fix      = { zh = "统一为一种单位；不能统一的，逐表核对没有写错位数。", en = "Use one unit; otherwise check every form for slipped digits." }
why      = { zh = "单位不一，合计和比较时最容易错一万倍。", en = "With mixed units a factor of ten thousand slips in easily." }
---*/
SELECT d.id AS subject, min(p.money_unit) = max(p.money_unit) AS ok, min(p.at) || '/funding' AS path, min(p.money_unit) AS one, max(p.money_unit) AS other
FROM document AS d
JOIN project AS p ON p.document = d.id
WHERE p.money_unit IS NOT NULL
GROUP BY d.id
/*--- examples
[[example]]
name = "一种单位；没有标明的不算"
given.document = [{ id = "D" }]
given.project = """
id | document | money_unit
A  | D        | 元
B  | D        | 元
C  | D        |
X  | E        | 万元
"""
expect.D = "pass"

[[example]]
name = "两种单位"
given.document = [{ id = "D" }]
given.project = [{ id = "A", document = "D", money_unit = "元" }, { id = "B", document = "D", money_unit = "万元" }]
expect.D = "fail"
message = "文件里的申报表有的以万元为单位，有的以元为单位。"

[[example]]
name = "没有标明单位的文件不看"
given.document = [{ id = "D" }]
given.project = [{ id = "A", document = "D" }]
expect = {}
---*/
