/*---
name     = "indicator.value-in-name"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["value_units", "degree_endings"]
basis    = [{ practice = "指标名称与指标值分开填写" }]
title    = { zh = "指标名称里写了数值或程度", en = "Indicator name holds its value" }
message.zh = "指标名称“{name}”里已经写了数值或程度[，指标值又是“{target}”]。"
message.en = "The name “{name}” already holds a figure or degree[, beside the target “{target}”]."
fix.zh = "名称只写衡量什么，数值、程度和单位都写到指标值。"
fix.en = "Let the name say what is measured only; put figure, degree and unit into the value."
why.zh = "名称和指标值各说一个数，调整时容易只改一处，两处不一致就不知道以哪个为准。"
why.en = "With two figures only one gets corrected, and nobody knows which counts."
---*/
SELECT i.id AS subject, NOT (regexp_matches(i.name, '[0-9] *' || :value_units) OR regexp_matches(i.name, :degree_endings || '$')) AS ok,
       i.at || '/name' AS path, i.name, i.target
FROM indicator AS i
WHERE i.name IS NOT NULL
/*--- examples
[[example]]
name = "名称里没有数值"
given.indicator = [{ id = "I1", project = "A", document = "D", name = "讲座举办场次", target = "≥48场" }]
expect.I1 = "pass"

[[example]]
name = "名称里有数值"
given.indicator = [{ id = "I1", project = "A", document = "D", name = "开展活动300场", target = "=300.00(场)" }]
expect.I1 = "fail"
message = "指标名称“开展活动300场”里已经写了数值或程度，指标值又是“=300.00(场)”。"

[[example]]
name = "名称以程度词结尾"
given.indicator = [{ id = "I1", project = "A", document = "D", name = "代表感知率明显", target = "提升" }]
expect.I1 = "fail"

[[example]]
name = "没有名称的不看"
given.indicator = [{ id = "I1", project = "A", document = "D", target = "提升" }]
expect = {}
---*/
