/*---
name     = "calculation.label-against-note"
severity = "note"
since    = "0.1"
subject  = "item"
params   = ["purchase_words", "upkeep_words"]
basis    = [{ practice = "支出名称应与用途说明一致；购置更新与维修保养适用不同的标准和程序" }]
title    = { zh = "名称写购置更新，说明却是维修保养", en = "Named a purchase, explained as upkeep" }
message.zh = "“{label}”名称是购置或更新，说明写的却是维修保养：{text}"
message.en = "“{label}” is named a purchase or replacement but explained as upkeep: {text}"
fix.zh = "按实际用途统一名称和说明；确为购置的，列出数量、单价和配置标准。"
fix.en = "Make name and explanation say what is really meant; for a purchase give quantity, price and the allocation standard."
why.zh = "购置要看资产配置标准和政府采购，维修按养护标准审核，名不副实就无从适用。"
why.en = "Purchases go by asset quotas and procurement, upkeep by maintenance standards; with the wrong name neither applies."
---*/
SELECT i.id AS subject, NOT regexp_matches(replace(i.text, i.label, ''), :upkeep_words) AS ok, i.at AS path, i.label, i.text
FROM item AS i
WHERE i.is_leaf AND regexp_matches(i.label, :purchase_words) AND NOT regexp_matches(i.label, :upkeep_words) AND i.text IS NOT NULL
/*--- examples
[[example]]
name = "a purchase explained as one"
given.item = [{ id = "I1", is_leaf = true, label = "设备购置", text = "设备购置：2台*1万元/台=2万元（复印机）" }]
expect = { I1 = "pass" }

[[example]]
name = "a replacement explained as repair"
given.item = [{ id = "I1", is_leaf = true, label = "印刷设备更新", text = "印刷设备更新：2 万元（复印机维修保养）" }]
expect = { I1 = "fail" }
message = "“印刷设备更新”名称是购置或更新，说明写的却是维修保养：印刷设备更新：2 万元（复印机维修保养）"

[[example]]
name = "named both, named neither, no text, or an item with parts: not looked at"
given.item = """
id | is_leaf | label        | text
I1 | true    | 设备更新维护 | 维护
I2 | true    | 设备         | 维护
I3 | true    | 设备更新     |
I4 | false   | 设备更新     | 维护
"""
expect = {}
---*/
