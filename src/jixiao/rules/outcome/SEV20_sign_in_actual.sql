/*---
name     = "outcome.sign-in-actual"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = []
kinds    = ["self_evaluation", "whole_department"]
basis    = [
  { practice = "实际完成值应是做到的数，不是要求的下限" },
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：自评对照绩效目标逐项反映完成情况", from = 2020-02-25, verified = false },
]
title    = { zh = "实际完成值照抄了目标", en = "Actual value is printed as a bound" }
message.zh = "“{name}”的实际完成值写成“{actual}”，这是要求，不是做到了多少。"
message.en = "The actual value of “{name}” is “{actual}”: a demand, not what was reached."
fix      = { zh = "填实际做到的数，例如“93.4%”“1 236 户”。", en = "Put the figure that was reached, e.g. 93.4% or 1,236 households." }
why.zh = "“不低于”多少仍是目标的写法，看不出究竟完成了多少，分也无从核对。"
why.en = "A bound does not tell what was reached, so the score cannot be checked."
---*/
SELECT i.id AS subject, i.actual_operator NOT IN ('>=', '<=', '>', '<') AS ok, i.at || '/actual' AS path, i.at || '/target' AS other_path, i.name, i.actual
FROM indicator AS i
WHERE i.actual IS NOT NULL
/*--- examples
[[example]]
name = "填了数，或文字"
given.indicator = """
id | name   | actual | actual_operator
I1 | 满意度 | 93.4%  | =
I2 | 合规性 | 合规   | word
"""
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "照抄了符号"
given.indicator = """
id | name   | actual | actual_operator
I1 | 满意度 | ≥90%   | >=
I2 | 单价   | <50元  | <
"""
expect = { I1 = "fail", I2 = "fail" }
message = "“满意度”的实际完成值写成“≥90%”，这是要求，不是做到了多少。"

[[example]]
name = "没有读成数或文字"
given.indicator = [{ id = "I1", name = "满意度", actual = "@" }]
expect.I1 = "unknown"

[[example]]
name = "空着的不看"
given.indicator = [{ id = "I1", name = "满意度", actual_operator = ">=" }]
expect = {}
---*/
