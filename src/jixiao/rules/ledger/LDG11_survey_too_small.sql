/*---
name     = "ledger.survey-too-small"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "满意度调查的有效样本不少于方案写明的样本" }]
title    = { zh = "收回的问卷少于计划样本", en = "Fewer answers than the sample planned" }
message.zh = "{respondents} 的调查收回 {returned} 份，少于计划样本 {sample} 份。"
message.en = "The survey of {respondents} brought {returned} answers, fewer than the sample of {sample}."
fix      = { zh = "补发问卷，或说明样本为何仍有代表性。", en = "Ask more people, or say why the sample still speaks for all." }
why      = { zh = "样本不够，满意度说明不了问题。", en = "With too small a sample the rate means little." }
---*/
SELECT s.id AS subject, s.returned >= s.sample AS ok, s.at AS path, s.respondents, s.returned, s.sample
FROM ledger_surveys AS s
/*--- examples
[[example]]
name = "正好；少一份；还没收回"
given.ledger_surveys = """
id | sample | returned | respondents
S1 | 100    | 100      |
S2 | 100    | 99       | 区人大代表
S3 | 100    |          |
"""
expect = { S1 = "pass", S2 = "fail", S3 = "unknown" }
message = "区人大代表 的调查收回 99 份，少于计划样本 100 份。"
---*/
