/*---
name     = "ledger.stated-though-recorded"
severity = "warning"
since    = "0.1"
subject  = "indicator"
params   = []
basis    = [{ practice = "有台账可证的指标用台账证明，不用填报的数" }]
title    = { zh = "有记录可证，却只填报", en = "Only stated, though records could prove it" }
message.zh = "“{name}”只填报了 {said}，未经佐证；台账里的记录用“{measure}”可以得出 {text}。"
message.en = "“{name}” is only stated as {said}; the records give {text} by the measure {measure}."
fix      = { zh = "在对应表里写上这个度量，核对后再定。", en = "Name this measure in the bindings, and look whether it is the right one." }
why      = { zh = "能用记录证明而不用，填报的数就没有人能核对。", en = "What could be proved and is only stated can't be checked by anybody." }
---*/
SELECT c.id AS subject, c.bound AS ok, c.at AS path, i.name, c.said, c.measure, c.text
FROM ledger_claims AS c JOIN indicator AS i ON i.id = c.id
/*--- examples
[[example]]
name = "写了度量；没写；不知道"
given.indicator = [{ id = "A" }, { id = "B", name = "发放人数" }, { id = "C" }]
given.ledger_claims = """
id | said  | measure        | text  | bound | at
A  | 279人 | 发放履职费人数 | 279人 | true  |
B  | 285人 | 发放履职费人数 | 277人 | false | /B
C  | 285人 | 发放履职费人数 | 277人 |       |
"""
expect = { A = "pass", B = "fail", C = "unknown" }
expect_path.B = ["/B"]
message = "“发放人数”只填报了 285人，未经佐证；台账里的记录用“发放履职费人数”可以得出 277人。"
---*/
