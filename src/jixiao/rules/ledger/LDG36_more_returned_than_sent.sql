/*---
name     = "ledger.more-returned-than-sent"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "收回的问卷不多于发出的" }]
title    = { zh = "收回的问卷比发出的多", en = "More answers than were sent out" }
message  = { zh = "{respondents} 的调查发出 {sent} 份，收回 {returned} 份。", en = "The survey of {respondents} sent {sent} and got {returned} back." }
fix      = { zh = "核对份数。", en = "Check the figures." }
why      = { zh = "收回多于发出，调查数据不可信。", en = "Such figures can’t be trusted." }
---*/
SELECT s.id AS subject, s.returned <= s.sent AS ok, s.at AS path, s.respondents, s.sent, s.returned
FROM ledger_surveys AS s
/*--- examples
[[example]]
name = "全收回；多一份；没写"
given.ledger_surveys = [{ id = "S1", sent = 100, returned = 100 }, { id = "S2", respondents = "代表", sent = 100, returned = 101 }, { id = "S3", sent = 100 }]
expect = { S1 = "pass", S2 = "fail", S3 = "unknown" }
message = "代表 的调查发出 100 份，收回 101 份。"
---*/
