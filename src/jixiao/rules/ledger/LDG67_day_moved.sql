/*---
name     = "ledger.day-moved"
severity = "warning"
since    = "0.2"
subject  = "record"
params   = []
basis    = [{ practice = "期限和完成日期照原始凭据登记；推迟的照实写，原因也写明" }]
title    = { zh = "日期像改过", en = "A day that looks moved" }
message.zh = "“{ledger}”这条记录的{name}是 {value}，与它的“{bound}”对不上。"
message.en = "In {ledger} this record's {name} is {value}, which does not go with its {bound}."
fix.zh = "照合同、受理单、验收单核对日期；写错的改正，改过期限的说明批准的依据。"
fix.en = "Check the day against the papers; correct it, or say who agreed to a later one."
why.zh = "期限写晚了，或者完成日期写早了，晚办的就成了按期。原因里的推迟、别的行的期限、合同约定的日期说的是另一回事。"
why.en = """\
  A later deadline or an earlier day makes what was late be in time. A reason that speaks of delay, other rows' deadlines and the contract say otherwise."""
---*/
SELECT d.id AS subject, NOT d.doubted AS ok, d.at AS path, d.ledger, d.name, d.value, d.bound
FROM ledger_doubts AS d
WHERE d.kind = 'moved'
/*--- examples
[[example]]
name = "与原因、别的期限、合同对不上；都对得上；不知道；别的疑点不看"
given.ledger_doubts = """
id | kind       | doubted | ledger | name         | value      | bound
G1 | moved      | true    | 工程   | 完工日期     | 2024-08-20 | 原因 连续降雨，推迟两天
G2 | moved      | false   | 工程   | 计划完工日期 | 2024-08-20 |
G3 | moved      |         | 投诉   | 办理期限     | 2024-06-01 |
G4 | impossible | true    | 会议   | 实到人数     | 310        | 应到人数 31
"""
expect = { G1 = "fail", G2 = "pass", G3 = "unknown" }
message = "“工程”这条记录的完工日期是 2024-08-20，与它的“原因 连续降雨，推迟两天”对不上。"
---*/
