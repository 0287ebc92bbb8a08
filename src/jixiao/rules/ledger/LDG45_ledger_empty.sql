/*---
name     = "ledger.empty"
severity = "note"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "放进来的台账应有记录；全年没有事项的应有人确认" }]
title    = { zh = "台账是空的", en = "A ledger without a row" }
message  = { zh = "“{ledger}”只有表头，一条记录也没有。", en = "{ledger} has its heads and no record." }
fix.zh = "确实全年没有的，请负责人确认；漏登的补登。"
fix.en = "Have it confirmed that nothing happened all year, or register what was left out."
why.zh = "没有事故、没有投诉靠空的台账证明，和没有记账分不开。"
why.en = "An empty ledger proves that nothing happened no better than one that nobody kept."
---*/
SELECT d.id AS subject, NOT d.doubted AS ok, d.at AS path, d.ledger
FROM ledger_doubts AS d
WHERE d.kind = 'empty'
/*--- examples
[[example]]
name = "只有表头；别的疑点不看"
given.ledger_doubts = """
id | kind  | doubted | ledger
G1 | empty | true    | 数据和安全事件
G2 | empty | false   | 会议
G4 | empty |         | 资料
G3 | gap   | true    | 会议
"""
expect = { G1 = "fail", G2 = "pass", G4 = "unknown" }
message = "“数据和安全事件”只有表头，一条记录也没有。"
---*/
