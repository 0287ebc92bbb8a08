/*---
name     = "ledger.number-left-out"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "台账和凭证连续编号，断号须说明" }]
title    = { zh = "编号断号", en = "Numbers left out" }
message.zh = "“{ledger}”的编号从 {bound} 跳到 {value}，缺 {missing} 个，可能少了记录。"
message.en = "In {ledger} the numbers jump from {bound} to {value}: {missing} are left out, so records may be missing."
fix      = { zh = "补上缺的记录，或写明作废的编号。", en = "Add the records that are missing, or say which numbers were given up." }
why.zh = "编号连续的台账断了号，多半是删去或漏登了记录；漏登不利的记录会让结果看上去更好。"
why.en = "In a ledger with running numbers a gap mostly is a record deleted or left out; without those that do harm, results look better."
---*/
SELECT d.id AS subject, NOT d.doubted AS ok, d.at AS path, d.ledger, d.bound, d.value, d.missing
FROM ledger_doubts AS d
WHERE d.kind = 'gap'
/*--- examples
[[example]]
name = "缺两个；连续；别的疑点不看"
given.ledger_doubts = """
id | kind    | doubted | ledger   | bound  | value  | missing
G1 | gap     | true    | 支出明细 | PZ-007 | PZ-010 | 2
G2 | gap     | false   | 会议     |        | HY-01  | 0
G4 | gap     |         | 资料     |        |        | 0
G3 | outside | true    | 会议     | 2024   |        | 0
"""
expect = { G1 = "fail", G2 = "pass", G4 = "unknown" }
message = "“支出明细”的编号从 PZ-007 跳到 PZ-010，缺 2 个，可能少了记录。"
---*/
