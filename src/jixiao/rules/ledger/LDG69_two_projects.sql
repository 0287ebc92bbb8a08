/*---
name     = "ledger.two-projects"
severity = "note"
since    = "0.2"
subject  = "record"
params   = []
basis    = [{ practice = "一条记录和它写明的合同、课程、课题、受助人属于同一个项目" }]
title    = { zh = "记在别的项目名下", en = "Stands under another project" }
message.zh = "“{ledger}”这条记录写在项目 {value} 名下，它的{bound}。"
message.en = "In {ledger} this record stands under project {value}; what it names: {bound}."
fix      = { zh = "核对是哪个项目的；几个项目共用的，说明怎么分。", en = "Check which project it is of; where several share it, say how." }
why.zh = "没有办好的一条改到别的项目名下，原来项目的比率就高了；它写明的合同、课题还在原来的项目。"
why.en = "A record that went wrong, put under another project, makes the first one's rate better; the contract that it names stays where it was."
---*/
SELECT d.id AS subject, NOT d.doubted AS ok, d.at AS path, d.ledger, d.value, d.bound
FROM ledger_doubts AS d
WHERE d.kind = 'apart'
/*--- examples
[[example]]
name = "合同在别的项目；都在一个项目；不知道；别的疑点不看"
given.ledger_doubts = """
id | kind  | doubted | ledger | value | bound
G1 | apart | true    | 工程   | 3     | 合同在项目 1 名下
G2 | apart | false   | 工程   | 1     |
G3 | apart |         | 工程   |       |
G4 | alone | true    | 工程   | 1     | 合同
"""
expect = { G1 = "fail", G2 = "pass", G3 = "unknown" }
message = "“工程”这条记录写在项目 3 名下，它的合同在项目 1 名下。"
---*/
