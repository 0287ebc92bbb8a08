/*---
name     = "ledger.purchase-without-receipt"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ text = "《中华人民共和国会计法》第十四条：原始凭证须真实、合法、完整", from = 2000-07-01 }]
title    = { zh = "采购没有发票", en = "Purchase without a receipt" }
message  = { zh = "{bought_on} 采购“{item}”{amount} 元，没有发票号。", en = "“{item}” was bought on {bought_on} for {amount} yuan without a receipt." }
fix      = { zh = "补发票并登记号码。", en = "Get the receipt and register its number." }
why      = { zh = "没有发票不能入账。", en = "Without a receipt it can’t be booked." }
---*/
SELECT c.id AS subject, c.invoice IS NOT NULL AS ok, c.at AS path, c.bought_on, c.item, c.amount
FROM ledger_purchases AS c
/*--- examples
[[example]]
name = "有；没有"
given.ledger_purchases = [{ id = "C1", invoice = "F1" }, { id = "C2", bought_on = 2024-04-09, item = "学习资料", amount = 1800 }]
expect = { C1 = "pass", C2 = "fail" }
message = "2024-04-09 采购“学习资料”1,800.00 元，没有发票号。"
---*/
