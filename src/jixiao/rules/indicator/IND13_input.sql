/*---
name     = "indicator.input"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["input_words", "input_levels", "drawn_money_words"]
basis    = [
    { practice = "填报指南：资金、人员、物资的投入不得作为绩效目标" },
]
title    = { zh = "把投入当作绩效指标", en = "Input set as an indicator" }
message  = { zh = "“{name}”说的是投入多少钱、多少人或多少物，不是用这些做成了什么。", en = "“{name}” tells what money, people or things go in, not what comes of them." }
fix      = { zh = "改为投入产生的成果，例如由“投入人数”改为“完成的服务次数”；金额控制放到成本指标。", en = "State the result of the input instead; limits on money belong under cost." }
why      = { zh = "投入不等于产出；以投入为目标，花完钱就算完成任务。", en = "Input is not output: with input as a target, spending alone fulfils it." }
---*/
SELECT i.id AS subject, NOT regexp_matches(i.name, :input_words) OR regexp_matches(i.name, :drawn_money_words) AS ok, i.at || '/name' AS path, i.name
FROM indicator AS i
WHERE i.name IS NOT NULL AND i.level1 IS DISTINCT FROM '成本指标' AND NOT regexp_matches(COALESCE(i.printed_level1, ''), :input_levels)
/*--- examples
[[example]]
name = "成果"
given.indicator = [
    { id = "I1", project = "A", document = "D", name = "讲座举办场次", level1 = "产出指标", printed_level1 = "产出指标" },
    { id = "I2", project = "A", document = "D", name = "讲座举办场次" },
]
expect.I1 = "pass"
expect.I2 = "pass"

[[example]]
name = "投入"
given.indicator = [
    { id = "I1", project = "A", document = "D", name = "投入人数", level1 = "产出指标", printed_level1 = "产出指标" },
    { id = "I2", project = "A", document = "D", name = "资金投入" },
]
expect.I1 = "fail"
expect.I2 = "fail"
message = "“投入人数”说的是投入多少钱、多少人或多少物，不是用这些做成了什么。"

[[example]]
name = "成本指标下、表格本身设有投入目标时不看"
given.indicator = [
    { id = "I1", project = "A", document = "D", name = "资金投入总额", level1 = "成本指标", printed_level1 = "成本指标" },
    { id = "I2", project = "A", document = "D", name = "预算投入资金", printed_level1 = "投入目标" },
    { id = "I3", project = "A", document = "D", level1 = "产出指标" },
]
expect = {}

[[example]]
name = "项目引来的钱不是投入"
given.indicator = [{ id = "I1", project = "A", level1 = "效益指标", name = "招商引资到位资金" }, { id = "I2", project = "A", level1 = "效益指标", name = "撬动社会资金投入" }, { id = "I3", project = "A", level1 = "产出指标", name = "到位资金" }]
expect = { I1 = "pass", I2 = "pass", I3 = "fail" }
---*/
