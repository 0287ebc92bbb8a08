/*---
name     = "ledger.balance-broken"
severity = "warning"
since    = "0.2"
subject  = "record"
params   = []
basis    = [{ practice = "指标账逐笔结余：年初预算数加历次调整，等于调整后的预算数和全年预算数" }]
title    = { zh = "预算数接不上", en = "The budget does not follow" }
message.zh = "“{ledger}”的{name}是 {value} 元，照前面的数和登记的调整应为 {bound} 元，可能漏登了一次调整。"
message.en = "In {ledger} {name} is {value} yuan; what stands before and the registered changes come to {bound}: one may be left out."
fix      = { zh = "照指标文件核对：漏登的补上，抄错的改正。", en = "Check it against the notices: add what was left out, correct a slip." }
why.zh = "追加不登记，预算数就小，执行率就高。支出还低于年初预算时，只有指标账上的结余看得出来。"
why.en = "Money added and not registered makes the budget smaller and the rate higher. While spending stays below the first budget only the balance shows it."
---*/
SELECT d.id AS subject, NOT d.doubted AS ok, d.at AS path, d.ledger, d.name, d.value, d.bound
FROM ledger_doubts AS d
WHERE d.kind = 'balance'
/*--- examples
[[example]]
name = "接不上；接得上；不知道；别的疑点不看"
given.ledger_doubts = """
id | kind    | doubted | ledger   | name       | value  | bound
G1 | balance | true    | 项目预算 | 全年预算数 | 120000 | 100000
G2 | balance | false   |          |            |        |
G3 | balance |         |          |            |        |
G4 | outside | true    | 会议     | 召开日期   |        |
"""
expect = { G1 = "fail", G2 = "pass", G3 = "unknown" }
message = "“项目预算”的全年预算数是 120000 元，照前面的数和登记的调整应为 100000 元，可能漏登了一次调整。"
---*/
