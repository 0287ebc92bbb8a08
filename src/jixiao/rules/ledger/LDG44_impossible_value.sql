/*---
name     = "ledger.impossible-value"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "部分不多于全体，结束不早于开始" }]
title    = { zh = "数值不可能", en = "A value that can't be" }
message.zh = "“{ledger}”这条记录的{name}是 {value}，与同一行的“{bound}”矛盾。"
message.en = "In {ledger} this record's {name} is {value}, which its own {bound} rules out."
fix      = { zh = "核对原始资料后改正。", en = "Check the papers and correct it." }
why.zh = "到会的比应到的多、先结束后开始这样的数不会是真的，靠它算出的指标不计分。"
why.en = "More who came than were due, an end before the beginning: that can't be, and no indicator that rests on it earns points."
---*/
SELECT d.id AS subject, NOT d.doubted AS ok, d.at AS path, d.ledger, d.name, d.value, d.bound
FROM ledger_doubts AS d
WHERE d.kind = 'impossible' AND d.ledger NOT IN ('工单', '满意度调查') -- LDG12 and LDG36 speak of these
/*--- examples
[[example]]
name = "实到多于应到；没有矛盾；说不准；别的疑点、自有规则的台账不看"
given.ledger_doubts = """
id | kind       | doubted | ledger     | name       | value | bound
G1 | impossible | true    | 会议       | 实到人数   | 310   | 应到人数 31
G2 | impossible | false   | 会议       | 实到人数   | 29    |
G4 | impossible |         | 资料       | 出错份数   | 3     |
G5 | impossible | true    | 工单       | 处理完日期 |       | 报告日期
G6 | impossible | true    | 满意度调查 | 收回份数   |       | 发出份数
G3 | outside    | true    | 会议       | 召开日期   |       | 2024
"""
expect = { G1 = "fail", G2 = "pass", G4 = "unknown" }
message = "“会议”这条记录的实到人数是 310，与同一行的“应到人数 31”矛盾。"
---*/
