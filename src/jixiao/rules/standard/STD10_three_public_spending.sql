/*---
name     = "standard.three-public-spending"
severity = "note"
since    = "0.1"
subject  = "item"
params   = ["three_public_words"]
basis    = [{ practice = "因公出国（境）、公务接待、公务用车费用纳入“三公”经费预算单独控制，不在项目中另列" }]
title    = { zh = "项目里列有“三公”经费", en = "Travel abroad, receptions or vehicles inside a project" }
message.zh = "“{label}”安排 {amount} 元，属于“三公”经费的内容。请确认已计入“三公”经费预算。"
message.en = "“{label}” provides {amount} yuan for what belongs to the separately controlled “three public” spending. Please confirm that it is counted there."
fix.zh = "确属“三公”经费的，按专门预算列示并说明；不是的，改用准确的名称。"
fix.en = "If it is, show it in that budget and say so; if not, use a precise name."
why.zh = "“三公”经费只减不增、单独公开，混在项目里会使公开的数字不全。"
why.en = "This spending is capped and published apart; hidden in a project it makes the published figure incomplete."
---*/
SELECT i.id AS subject, NOT regexp_matches(i.label, :three_public_words) AS ok, i.at AS path, p.at || '/narrative/budget' AS other_path, i.label, i.amount
FROM item AS i JOIN project AS p ON p.id = i.project
WHERE i.is_leaf AND i.label IS NOT NULL
/*--- examples
[[example]]
name = "an ordinary item and a reception"
given.project = [{ id = "P1" }]
given.item = """
id | project | is_leaf | label    | amount
I1 | P1      | true    | 学习考察 | 565000
I2 | P1      | true    | 公务接待 | 5000
"""
expect = { I1 = "pass", I2 = "fail" }
message = "“公务接待”安排 5,000.00 元，属于“三公”经费的内容。请确认已计入“三公”经费预算。"

[[example]]
name = "an item with parts is looked at part by part; one without a name can't be"
given.project = [{ id = "P1" }]
given.item = [{ id = "I1", project = "P1", is_leaf = false, label = "公务接待" }, { id = "I2", project = "P1", is_leaf = true }]
expect = {}
---*/
