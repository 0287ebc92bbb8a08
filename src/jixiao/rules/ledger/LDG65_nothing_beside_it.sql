/*---
name     = "ledger.nothing-beside-it"
severity = "warning"
since    = "0.2"
subject  = "record"
params   = []
basis    = [{ practice = "办过的事项，相关台账里都应当有" }]
title    = { zh = "相关台账里没有", en = "Nothing in the ledger beside it" }
message.zh = "“{ledger}”的 {value} 已经办了，“{bound}”里没有它的记录，别的多数都有。"
message.en = "{value} of {ledger} took place, and another ledger says nothing of it, though it does of most others."
fix.zh = "补登“{bound}”；确实没有的，说明原因。"
fix.en = "Add what is missing in the other ledger, or say why there is none."
why.zh = "两本台账互相印证：会开了没有材料，出差了没有人员，多半是那边的记录漏登或删去了。"
why.en = "Ledgers prove each other: a meeting without papers, a trip without travellers mostly had them, and they were not entered or deleted."
---*/
SELECT d.id AS subject, NOT d.doubted AS ok, d.at AS path, d.ledger, d.value, d.bound
FROM ledger_doubts AS d
WHERE d.kind = 'alone'
/*--- examples
[[example]]
name = "别的都有，它没有；都有；不知道；别的疑点不看"
given.ledger_doubts = """
id | kind  | doubted | ledger | value | bound
G1 | alone | true    | 会议   | HY-12 | 会议材料
G2 | alone | false   | 出差   |       | 出差人员
G3 | alone |         | 资料   |       |
G4 | gap   | true    | 会议   | HY-05 | HY-03
"""
expect = { G1 = "fail", G2 = "pass", G3 = "unknown" }
message = "“会议”的 HY-12 已经办了，“会议材料”里没有它的记录，别的多数都有。"
---*/
