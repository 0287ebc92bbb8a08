/*---
name     = "ledger.entered-twice"
severity = "warning"
since    = "0.2"
subject  = "record"
params   = []
basis    = [{ practice = "一事一登记，不重复登记" }]
title    = { zh = "登记了两次", en = "Entered twice" }
message.zh = "“{ledger}”的 {value} 除编号和完成日期外与 {bound} 完全相同，可能登记了两次。"
message.en = "In {ledger} the record {value} is the same as {bound} but for its key and the day it was done, and may be entered twice."
fix      = { zh = "登记了两次的删去一行；确是两次的，写明不同在哪里。", en = "Delete one if it was entered twice; else write down how they differ." }
why.zh = "抄一遍合格的记录，数量和比例都会好看。"
why.en = "Good records copied once more make quantities and shares look better."
---*/
SELECT d.id AS subject, NOT d.doubted AS ok, d.at AS path, d.ledger, d.value, d.bound
FROM ledger_doubts AS d
WHERE d.kind = 'copy' AND d.ledger NOT IN ('支出明细', '代表履职') -- LDG01 and LDG49 speak of the first; the measures count a duty once and say so
/*--- examples
[[example]]
name = "抄了一遍；没有重复；支出和别的疑点不看"
given.ledger_doubts = """
id | kind | doubted | ledger   | value | bound
G1 | copy | true    | 工程     | GC-09 | GC-02
G2 | copy | false   | 会议     |       |
G3 | copy |         | 资料     |       |
G4 | copy | true    | 支出明细 | PZ-2  | PZ-1
G6 | copy | true    | 代表履职 | LZ-2  | LZ-1
G5 | gap  | true    | 会议     | HY-3  | HY-1
"""
expect = { G1 = "fail", G2 = "pass", G3 = "unknown" }
message = "“工程”的 GC-09 除编号和完成日期外与 GC-02 完全相同，可能登记了两次。"
---*/
