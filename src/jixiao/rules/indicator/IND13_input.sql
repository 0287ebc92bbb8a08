/*---
name     = "indicator.input"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["input_words", "input_levels", "drawn_money_words"]
basis    = [{ practice = "填报指南：资金、人员、物资的投入不得作为绩效目标" }]
title    = { zh = "把投入当作绩效指标", en = "Input set as an indicator" }
message.zh = "“{name}”说的是投入多少钱、多少人或多少物，不是用这些做成了什么。"
message.en = "“{name}” tells what money, people or things go in, not what comes of them."
fix.zh = "改为投入产生的成果，例如由“投入人数”改为“完成的服务次数”；金额控制放到成本指标。"
fix.en = "State the result of the input instead; limits on money belong under cost."
why      = { zh = "投入不等于产出；以投入为目标，花完钱就算完成任务。", en = "Input is not output: with input as a target, spending alone fulfils it." }
---*/
SELECT i.id AS subject, NOT regexp_matches(i.name, :input_words) OR regexp_matches(i.name, :drawn_money_words) AS ok, i.at || '/name' AS path, i.name
FROM indicator AS i
WHERE i.name IS NOT NULL AND i.level1 IS DISTINCT FROM '成本指标' AND NOT regexp_matches(COALESCE(i.printed_level1, ''), :input_levels)
/*--- examples
[[example]]
name = "成果"
given.indicator = """
id | project | document | name         | level1   | printed_level1
I1 | A       | D        | 讲座举办场次 | 产出指标 | 产出指标
I2 | A       | D        | 讲座举办场次 |          |
"""
expect.I1 = "pass"
expect.I2 = "pass"

[[example]]
name = "投入"
given.indicator = """
id | project | document | name     | level1   | printed_level1
I1 | A       | D        | 投入人数 | 产出指标 | 产出指标
I2 | A       | D        | 资金投入 |          |
"""
expect.I1 = "fail"
expect.I2 = "fail"
message = "“投入人数”说的是投入多少钱、多少人或多少物，不是用这些做成了什么。"

[[example]]
name = "成本指标下、表格本身设有投入目标时不看"
given.indicator = """
id | project | document | name         | level1   | printed_level1
I1 | A       | D        | 资金投入总额 | 成本指标 | 成本指标
I2 | A       | D        | 预算投入资金 |          | 投入目标
I3 | A       | D        |              | 产出指标 |
"""
expect = {}

[[example]]
name = "项目引来的钱不是投入"
given.indicator = """
id | project | level1   | name
I1 | A       | 效益指标 | 招商引资到位资金
I2 | A       | 效益指标 | 撬动社会资金投入
I3 | A       | 产出指标 | 到位资金
"""
expect = { I1 = "pass", I2 = "pass", I3 = "fail" }
---*/
