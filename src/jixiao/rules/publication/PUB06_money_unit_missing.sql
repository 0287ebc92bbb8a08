/*---
name     = "publication.money-unit-missing"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = []
covers   = ["FRM17"]
basis    = [{ practice = "公开的表格和文字应当标明金额单位" }]
title    = { zh = "没有标明金额单位", en = "Unit of money not stated" }
message.zh = "“{project}”的申报表没有标明金额是元还是万元，程序按{taken}理解为 {amount} 元。"
message.en = "The form of “{project}” does not say whether its money is “元” or “万元”; it was taken to be {amount} yuan."
fix      = { zh = "在“项目资金”栏标明“（元）”或“（万元）”。", en = "Put （元） or （万元） in the heading of the money." }
why      = { zh = "相差一万倍的两种单位，只靠猜。", en = "The two units differ by ten thousand, and the reader must guess." }
---*/
SELECT p.id AS subject, p.money_unit IS NOT NULL AS ok, p.at || '/money_unit' AS path, COALESCE(p.name, p.narrative_name) AS project, '金额的写法' AS taken,
       COALESCE(f.annual, f.total) AS amount
FROM project AS p
LEFT JOIN funding AS f ON f.project = p.id
WHERE p.has_money
/*--- examples
[[example]]
name = "标明了"
given.project = [{ id = "A", money_unit = "万元", has_money = true }]
given.funding = [{ project = "A", annual = 100 }]
expect.A = "pass"

[[example]]
name = "没有标明"
given.project = [{ id = "A", name = "疏浚", has_money = true }, { id = "B", has_money = true }]
given.funding = [{ project = "A", annual = 3309840 }, { project = "B", total = 0.01 }]
expect = { A = "fail", B = "fail" }
message = "“疏浚”的申报表没有标明金额是元还是万元，程序按金额的写法理解为 3,309,840.00 元。"

[[example]]
name = "没有金额的不看"
given.project = [{ id = "A", has_money = false }, { id = "B" }]
given.funding = [{ project = "A", annual = 0 }, { project = "B" }]
expect = {}
---*/
