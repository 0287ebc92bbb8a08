/*---
name     = "ledger.stated-not-of-records"
severity = "error"
since    = "0.1"
subject  = "indicator"
params   = []
basis    = [{ text = "财预〔2020〕10号《项目支出绩效评价管理办法》：绩效评价的数据应真实、有据可查", from = 2020-02-25, verified = false }]
title    = { zh = "填报的完成值与台账不符", en = "The stated value is not that of the records" }
message.zh = "“{name}”单位填报 {said}，台账（{measure}）得出 {text}。"
message.en = "“{name}”: the unit states {said}, the records ({measure}) give {text}."
fix      = { zh = "按台账改填报的数；台账漏记的先补台账。", en = "Correct what is stated by the records; where a record is missing, add it first." }
why      = { zh = "有记录的以记录为准，填报的只是说法。", en = "Where there are records they count; what is stated is a claim." }
---*/
SELECT c.id AS subject, c.agrees AS ok, c.at AS path, i.name, c.said, c.measure, c.text
FROM ledger_claims AS c JOIN indicator AS i ON i.id = c.id
/*--- examples
[[example]]
name = "一致；不一致；台账没有结果的说不准"
given.indicator = [{ id = "A" }, { id = "B", name = "发放人数" }, { id = "C" }]
given.ledger_claims = """
id | said  | measure        | text  | agrees | at
A  | 279人 | 发放履职费人数 | 279人 | true   |
B  | 285人 | 发放履职费人数 | 277人 | false  | /B
C  | 285人 | 发放履职费人数 |       |        |
"""
expect = { A = "pass", B = "fail", C = "unknown" }
expect_path.B = ["/B"]
message = "“发放人数”单位填报 285人，台账（发放履职费人数）得出 277人。"
---*/
