/*---
name     = "ledger.more-answers-than-returned"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "每个问题的答案数不多于收回的问卷" }]
title    = { zh = "答案比收回的问卷多", en = "More answers than questionnaires" }
message  = { zh = "“{question}”有 {answers} 个答案，问卷只收回 {returned} 份。", en = "“{question}” has {answers} answers and {returned} questionnaires came back." }
fix      = { zh = "核对统计。", en = "Count again." }
why      = { zh = "答案数多于问卷，满意度算不准。", en = "The rate can’t be right." }
---*/
SELECT w.id AS subject, w.satisfied + w.fair + w.unsatisfied <= s.returned AS ok, w.at AS path, s.at AS other_path, w.question, w.satisfied + w.fair + w.unsatisfied AS answers, s.returned
FROM ledger_answers AS w JOIN ledger_surveys AS s ON s.id = w.survey
/*--- examples
[[example]]
name = "正好；多一个；没写"
given.ledger_surveys = [{ id = "S1", returned = 100 }]
given.ledger_answers = [
    { id = "W1", survey = "S1", satisfied = 90, fair = 9, unsatisfied = 1 }, { id = "W2", survey = "S1", question = "满意吗", satisfied = 91, fair = 9, unsatisfied = 1 }, { id = "W3", survey = "S1", satisfied = 1, fair = 1 },
]
expect = { W1 = "pass", W2 = "fail", W3 = "unknown" }
expect_path.W2 = ["/W2", "/S1"]
message = "“满意吗”有 101 个答案，问卷只收回 100 份。"
---*/
