/*---
name     = "monitoring.reached-yet-doubtful"
severity = "note"
since    = "0.1"
subject  = "indicator"
params   = ["doubtful_likelihood"]
kinds    = ["monitoring"]
basis    = [{ practice = "逻辑：已经达到指标值的，完成可能性应为“确定能”" }]
title    = { zh = "已经达到目标，却选“有可能”", en = "Reached already and yet doubtful" }
message.zh = "“{name}”的目标是 {target}，目前已经 {to_date}，完成可能性却选“{likelihood}”。"
message.en = "“{name}” aims at {target} and has {to_date} already, yet the answer is “{likelihood}”."
fix      = { zh = "核对进度数与选项，改正填错的一处。", en = "Check progress and answer and correct the one that is wrong." }
why.zh = "两栏互相矛盾，多半是串了行，或进度数的口径与目标不同。"
why.en = "The columns contradict each other; rows were mixed up or progress is counted differently."
---*/
SELECT i.id AS subject, i.to_date_value < i.value AS ok, i.at || '/likelihood' AS path, i.at || '/to_date' AS other_path, i.name, i.target, i.to_date,
       i.likelihood
FROM indicator AS i
WHERE i.operator IN ('>=', '>') AND i.unit_class <> 'percent' AND i.to_date IS NOT NULL AND regexp_matches(i.likelihood, :doubtful_likelihood)
/*--- examples
[[example]]
name = "还差一点"
given.indicator = [{ id = "I1", operator = ">=", value = 32, unit_class = "place", to_date = "31.99处", to_date_value = 31.99, likelihood = "有可能" }]
expect.I1 = "pass"

[[example]]
name = "正好达到"
given.indicator = """
id | name       | operator | target | value | unit_class | to_date | to_date_value | likelihood
I1 | 隐患点数量 | >=       | ≥32处  | 32    | place      | 32处    | 32            | 有可能
I2 |            | >        |        | 32    | place      | 32处    | 32            | 不可能
"""
expect = { I1 = "fail", I2 = "fail" }
message = "“隐患点数量”的目标是 ≥32处，目前已经 32处，完成可能性却选“有可能”。"

[[example]]
name = "进度换了单位"
given.indicator = [{ id = "I1", operator = ">=", value = 32, unit_class = "place", to_date = "60人", likelihood = "有可能" }]
expect.I1 = "unknown"

[[example]]
name = "不高于的、比率、没有进度、确定能的不看"
given.indicator = """
id | operator | value | unit_class | to_date | to_date_value | likelihood
I1 | <=       | 32    | money      | 40      | 40            | 有可能
I2 | >=       | 90    | percent    | 92%     | 92            | 有可能
I3 | >=       | 32    | place      |         | 40            | 有可能
I4 | >=       | 32    | place      | 40处    | 40            | 确定能
"""
expect = {}
---*/
