/*---
name     = "ledger.end-of-record"
severity = "note"
since    = "0.2"
subject  = "record"
params   = []
basis    = [{ practice = "比率的分母由台账自己说了算的，要和台账以外的总数核对" }]
title    = { zh = "记到哪一条", en = "Where the records end" }
message.zh = "这些台账记到哪一条、一共几条，只有台账自己说：{value}。漏登或删去最后几条看不出来。"
message.en = "How many records these ledgers have and which is the last they alone can say: {value}. The last ones left out would not show."
fix      = { zh = "和受理登记、采购文件、上级通知里的总数核对一次。", en = "Compare once with the totals of whoever received, tendered or ordered them." }
why.zh = "办结率、及时率这样的分母是台账的行数，少登一条没有办好的，比率就高了。"
why.en = "A rate is taken of the rows that there are: one that went wrong and was not entered makes it better."
---*/
SELECT d.id AS subject, NOT d.doubted AS ok, d.at AS path, d.value
FROM ledger_doubts AS d
WHERE d.kind = 'end'
/*--- examples
[[example]]
name = "没有别处印证；都有印证；不知道；别的疑点不看"
given.ledger_doubts = """
id | kind | doubted | value
G1 | end  | true    | 投诉 4 条，到 TS-04
G2 | end  | false   |
G3 | end  |         |
G4 | gap  | true    | HY-05
"""
expect = { G1 = "fail", G2 = "pass", G3 = "unknown" }
message = "这些台账记到哪一条、一共几条，只有台账自己说：投诉 4 条，到 TS-04。漏登或删去最后几条看不出来。"
---*/
