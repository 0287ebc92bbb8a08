/*---
name     = "standard.gifts"
severity = "note"
since    = "0.1"
subject  = "item"
params   = ["gift_words"]
basis    = [{ text = "《党政机关厉行节约反对浪费条例》：不得用公款购买、发放礼品和纪念品", from = 2013-11-18 }]
title    = { zh = "用公款发放礼品、慰问物品", en = "Gifts from public money" }
message.zh = "“{label}”安排 {amount} 元，从名称看是发放礼品或慰问物品。请说明政策依据。"
message.en = "“{label}” provides {amount} yuan and sounds like gifts or tokens. Please name the rule that allows it."
fix.zh = "写明允许列支的文件和标准；没有依据的，取消或改为其他关怀方式。"
fix.en = "Name the document and the standard that allow it; without one, drop it or show care in another way."
why.zh = "公款送礼是审计和巡察必查事项；工会会员福利、困难慰问等有专门规定，须分清资金渠道。"
why.en = "Auditors always look at gifts from public money; union benefits and aid in hardship have rules and funds of their own."
---*/
SELECT i.id AS subject, NOT regexp_matches(i.label, :gift_words) AS ok, i.at AS path, p.at || '/narrative/budget' AS other_path, i.label, i.amount
FROM item AS i JOIN project AS p ON p.id = i.project
WHERE i.is_leaf AND i.label IS NOT NULL
/*--- examples
[[example]]
name = "an ordinary item and a birthday gift"
given.project = [{ id = "P1" }]
given.item = """
id | project | is_leaf | label      | amount
I1 | P1      | true    | 履职费发放 | 570000
I2 | P1      | true    | 生日礼仪   | 114000
"""
expect = { I1 = "pass", I2 = "fail" }
message = "“生日礼仪”安排 114,000.00 元，从名称看是发放礼品或慰问物品。请说明政策依据。"

[[example]]
name = "an item with parts is looked at part by part; one without a name can't be"
given.project = [{ id = "P1" }]
given.item = [{ id = "I1", project = "P1", is_leaf = false, label = "礼品" }, { id = "I2", project = "P1", is_leaf = true }]
expect = {}
---*/
