/*---
name     = "ledger.day-of-another-year"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "年度台账只记当年的事项；跨年的事项记在办完的那一年" }]
title    = { zh = "日期不在本年度", en = "A day of another year" }
message.zh = "“{ledger}”这条记录的{name}是 {value}，不在 {bound} 年，不计入本年的完成情况。"
message.en = "In {ledger} this record's {name} is {value}, not in {bound}: it does not count for the year."
fix.zh = "写错的改正；确是别的年度的，移到那一年的台账，或在偏差原因里说明。"
fix.en = "Correct a slip; move what belongs to another year to that year's ledger, or explain it."
why.zh = "别的年度办的事不是本年的产出，不声不响地算进来或漏掉都会让得分失真。"
why.en = "What was done in another year is no output of this one; counting or dropping it without a word bends the score."
---*/
SELECT d.id AS subject, NOT d.doubted AS ok, d.at AS path, d.ledger, d.name, d.value, d.bound
FROM ledger_doubts AS d
WHERE d.kind = 'outside'
/*--- examples
[[example]]
name = "在别的年度；在本年度；别的疑点不看"
given.ledger_doubts = """
id | kind    | doubted | ledger | name     | value      | bound
G1 | outside | true    | 会议   | 召开日期 | 2025-01-03 | 2024
G2 | outside | false   | 会议   | 计划日期 | 2024-01-03 | 2024
G4 | outside |         | 资料   |          |            | 2024
G3 | gap     | true    | 会议   | 会议编号 | HY-09      | HY-07
"""
expect = { G1 = "fail", G2 = "pass", G4 = "unknown" }
message = "“会议”这条记录的召开日期是 2025-01-03，不在 2024 年，不计入本年的完成情况。"
---*/
