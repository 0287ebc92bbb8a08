/*---
name     = "standard.equipment-without-list"
severity = "note"
since    = "0.1"
subject  = "item"
params   = ["purchase_words", "equipment_words"]
basis    = [{ practice = "新增资产按配置标准编制，列出品名、数量、单价，并编制政府采购预算" }]
title    = { zh = "设备购置没有清单", en = "Equipment without a list" }
message.zh = "“{label}”{amount} 元是设备购置，没有品名、数量和单价。请列清单，并确认资产配置标准和政府采购预算。"
message.en = "“{label}”, {amount} yuan, buys equipment with no names, quantities and prices. List them and check asset standards and procurement."
fix      = { zh = "列出品名、数量、单价；超过采购限额的编政府采购预算。", en = "List name, quantity and price; plan procurement above the threshold." }
why      = { zh = "没有清单就看不出是否超配，也编不了采购预算。", en = "Without a list nobody sees whether it exceeds the standards." }
---*/
SELECT i.id AS subject, NOT i.lump_sum AS ok, i.at AS path, i.label, i.amount
FROM item AS i
WHERE i.is_leaf AND regexp_matches(i.label, :purchase_words) AND regexp_matches(i.label, :equipment_words)
/*--- examples
[[example]]
name = "列了数量和单价"
given.item = [{ id = "I1", is_leaf = true, label = "设备购置", lump_sum = false }]
expect.I1 = "pass"

[[example]]
name = "只有总额"
given.item = [{ id = "I1", is_leaf = true, label = "会议设备更新", lump_sum = true, amount = 20000 }]
expect.I1 = "fail"
message = "“会议设备更新”20,000.00 元是设备购置，没有品名、数量和单价。请列清单，并确认资产配置标准和政府采购预算。"

[[example]]
name = "不知道是不是总额"
given.item = [{ id = "I1", is_leaf = true, label = "设备购置" }]
expect.I1 = "unknown"

[[example]]
name = "不是购置、不是设备、还有细项的不看"
given.item = """
id | is_leaf | label    | lump_sum
I1 | true    | 设备维修 | true
I2 | true    | 购置图书 | true
I3 | false   | 购置设备 | true
"""
expect = {}
---*/
