/*---
name     = "ledger.more-answers-than-returned"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "每个问题的答案数不多于收回的问卷" }]
title    = { zh = "答案比收回的问卷多", en = "More answers than questionnaires" }
message.zh = "“{question}”有 {answers} 个答案，问卷只收回 {returned} 份。"
message.en = "“{question}” has {answers} answers and {returned} questionnaires came back."
fix      = { zh = "核对统计。", en = "Count again." }
why      = { zh = "答案数多于问卷，满意度算不准。", en = "The rate can’t be right." }
---*/
SELECT w.id AS subject, w.satisfied + w.fair + w.unsatisfied <= s.returned AS ok, w.at AS path, s.at AS other_path, w.question,
       w.satisfied + w.fair + w.unsatisfied AS answers, s.returned
FROM ledger_answers AS w JOIN ledger_surveys AS s ON s.id = w.survey
/*--- examples
[[example]]
name = "正好；多一个；没写"
given.ledger_surveys = [{ id = "S1", returned = 100 }]
given.ledger_answers = """
id | survey | satisfied | fair | unsatisfied | question
W1 | S1     | 90        | 9    | 1           |
W2 | S1     | 91        | 9    | 1           | 满意吗
W3 | S1     | 1         | 1    |             |
"""
expect = { W1 = "pass", W2 = "fail", W3 = "unknown" }
expect_path.W2 = ["/W2", "/S1"]
message = "“满意吗”有 101 个答案，问卷只收回 100 份。"
---*/
