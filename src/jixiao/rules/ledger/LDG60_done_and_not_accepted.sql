/*---
name     = "ledger.done-and-not-accepted"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "做完的工程和合同要验收合格" }]
title    = { zh = "做完了没有验收合格", en = "Done and not accepted" }
message.zh = "“{called}”这条记录 {done} 做完，没有验收合格。"
message.en = "In {called} this record was done on {done} and has not been accepted as good."
fix      = { zh = "组织验收；不合格的返工。", en = "Have it accepted; do again what is not good." }
why      = { zh = "没有验收合格的不能算合格完成。", en = "What is not accepted is not done well." }
---*/
SELECT g.id AS subject, coalesce(g.good, FALSE) AS ok, g.at AS path, g.called, g.done
FROM ledger_general AS g
WHERE g.done IS NOT NULL AND g.ledger IN ('works', 'contracts')
/*--- examples
[[example]]
name = "合格；不合格；没有验收；没做完的、别的台账不看"
given.ledger_general = """
id | ledger    | called | done       | good
G1 | works     | 工程   | 2024-05-01 | true
G2 | works     | 工程   | 2024-05-01 | false
G3 | contracts | 合同   | 2024-05-02 |
G4 | works     | 工程   |            |
G5 | checks    | 检查   | 2024-05-02 |
"""
expect = { G1 = "pass", G2 = "fail", G3 = "fail" }
message = "“工程”这条记录 2024-05-01 做完，没有验收合格。"
---*/
