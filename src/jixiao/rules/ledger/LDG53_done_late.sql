/*---
name     = "ledger.done-late"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "事项在期限内办完" }]
title    = { zh = "办完晚于期限", en = "Done after its day" }
message.zh = "“{called}”这条记录期限 {due}，{done} 才办完。"
message.en = "In {called} this record was due on {due} and done on {done}."
fix      = { zh = "说明原因；以后排进度时留出余地。", en = "Say why, and leave room in the next plan." }
why      = { zh = "逾期办完的不算及时，时效指标据此计分。", en = "What is late is not in time, and indicators of time are scored by it." }
---*/
SELECT g.id AS subject, g.done <= g.due AS ok, g.at AS path, g.called, g.due, g.done
FROM ledger_general AS g
WHERE g.done IS NOT NULL
/*--- examples
[[example]]
name = "当天；晚一天；没有期限的说不准；没有办完的不看"
given.ledger_general = """
id | called | due        | done
G1 | 工程   | 2024-05-01 | 2024-05-01
G2 | 工程   | 2024-05-01 | 2024-05-02
G3 | 工程   |            | 2024-05-01
G4 | 工程   | 2024-05-01 |
"""
expect = { G1 = "pass", G2 = "fail", G3 = "unknown" }
message = "“工程”这条记录期限 2024-05-01，2024-05-02 才办完。"
---*/
