/*---
name     = "ledger.fewer-than-planned"
severity = "warning"
since    = "0.2"
subject  = "indicator"
params   = []
basis    = [{ practice = "计划了的都登记，没有办的写明推迟或取消" }]
title    = { zh = "台账比计划少", en = "Fewer records than planned" }
message.zh = "“{name}”按{by}是 {planned}，台账“{ledger}”里计划的和办了的只有 {recorded}，其余没有登记。"
message.en = "“{name}”: {planned} were planned, and the ledger {ledger} knows of {recorded} only, planned or done."
fix.zh = "把其余的登记进“{ledger}”；没有办的，写计划日期和推迟、取消的原因。"
fix.en = "Enter the rest; what was not done is entered too, with its planned day and the reason."
why.zh = "没有办成的事不登记，及时率、合格率只按办好的算，就会好看；计划和台账对一对，才知道少了几条。"
why.en = "Where what failed is not entered, shares of the rest look better; plan and ledger side by side say how many are missing."
---*/
SELECT c.id AS subject, c.enough AS ok, c.at AS path, i.name, c.by, c.planned, c.ledger, c.recorded
FROM ledger_planned AS c JOIN indicator AS i ON i.id = c.id
/*--- examples
[[example]]
name = "少登记了；一样多；还没有到年末"
given.indicator = [{ id = "A", name = "召开会议次数" }, { id = "B" }, { id = "C" }]
given.ledger_planned = """
id | ledger | by       | planned | recorded | enough | at
A  | 会议   | 分月计划 | 12次    | 11次     | false  | /A
B  | 会议   | 指标值   | 12次    | 12次     | true   |
C  | 会议   | 指标值   | 12次    | 3次      |        |
"""
expect = { A = "fail", B = "pass", C = "unknown" }
expect_path.A = ["/A"]
message = "“召开会议次数”按分月计划是 12次，台账“会议”里计划的和办了的只有 11次，其余没有登记。"
---*/
