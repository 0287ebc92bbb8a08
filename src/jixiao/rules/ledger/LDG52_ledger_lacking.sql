/*---
name     = "ledger.lacking"
severity = "warning"
since    = "0.1"
subject  = "indicator"
params   = []
basis    = [{ practice = "对应表用到的台账都要放进来" }]
title    = { zh = "缺少证明指标的台账", en = "A ledger that an indicator needs is not there" }
message.zh = "“{name}”要用台账“{ledger}”证明，文件夹里没有，不计分。"
message.en = "“{name}” is proved by the ledger {ledger}, which is not in the folder: no score."
fix.zh = "把这个台账放进文件夹；全年没有事项的，也放一份只有表头的。"
fix.en = "Put it into the folder, with its heads alone where nothing happened all year."
why      = { zh = "没有台账和没有发生是两回事。", en = "No ledger is not the same as nothing that happened." }
---*/
SELECT l.id AS subject, NOT l.lacking AS ok, l.at AS path, i.name, l.ledger
FROM ledger_lacking AS l JOIN indicator AS i ON i.id = l.id
/*--- examples
[[example]]
name = "有；没有；不知道"
given.indicator = [{ id = "A" }, { id = "B", name = "数据丢失率" }, { id = "C" }]
given.ledger_lacking = """
id | ledger         | lacking | at
A  | 系统           | false   |
B  | 数据和安全事件 | true    | /B
C  | 系统           |         |
"""
expect = { A = "pass", B = "fail", C = "unknown" }
expect_path.B = ["/B"]
message = "“数据丢失率”要用台账“数据和安全事件”证明，文件夹里没有，不计分。"
---*/
