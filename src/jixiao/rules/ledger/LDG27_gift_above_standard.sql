/*---
name     = "ledger.gift-above-standard"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = ["birthday_gift"]
basis    = [{ text = "《党政机关厉行节约反对浪费条例》", from = 2013-11-18 }, { practice = "生日礼仪标准见本单位绩效目标" }]
title    = { zh = "生日礼仪高于标准", en = "Birthday gift above the standard" }
message  = { zh = "{name} 的生日礼仪 {value} 元，高于每人 {limit} 元。", en = "{name}’s birthday gift of {value} yuan is above {limit} yuan." }
fix      = { zh = "按标准执行。", en = "Keep to the standard." }
why      = { zh = "公款礼品须从严，不得超过本单位标准。", en = "Gifts from public money are kept small." }
---*/
SELECT g.id AS subject, g.value <= :birthday_gift AS ok, g.at AS path, d.name, g.value, CAST(:birthday_gift AS DECIMAL(18, 2)) AS limit
FROM ledger_gifts AS g JOIN ledger_deputies AS d ON d.id = g.deputy
/*--- examples
[[example]]
name = "正好；多一分；没写"
given.ledger_deputies = [{ id = "D1", name = "王一" }]
given.ledger_gifts = [{ id = "G1", deputy = "D1", value = 400 }, { id = "G2", deputy = "D1", value = 400.01 }, { id = "G3", deputy = "D1" }]
expect = { G1 = "pass", G2 = "fail", G3 = "unknown" }
message = "王一 的生日礼仪 400.01 元，高于每人 400.00 元。"
---*/
