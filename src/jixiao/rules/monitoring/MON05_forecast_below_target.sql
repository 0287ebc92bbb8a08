/*---
name     = "monitoring.forecast-below-target"
severity = "warning"
since    = "0.1"
subject  = "indicator"
params   = ["sure_likelihood"]
kinds    = ["monitoring"]
basis    = [
  { practice = "逻辑：全年预计达不到指标值的，不能选“确定能”" },
  { text = "财预〔2019〕136号《中央部门预算绩效运行监控管理暂行办法》：对绩效目标完成情况及趋势进行监控", from = 2019-07-26, verified = false },
]
title    = { zh = "预计达不到目标，却选“确定能”", en = "Forecast misses the target, yet it is said to be sure" }
message.zh = "“{name}”的目标是 {target}，全年预计 {forecast}，达不到，完成可能性却选了“{likelihood}”。"
message.en = "“{name}” aims at {target} and expects {forecast}, which misses it, yet the answer is “{likelihood}”."
fix      = { zh = "改选“有可能”或“完全不可能”并写原因；预计数填错的改正。", en = "Change the answer and give the cause, or correct the forecast." }
why      = { zh = "两栏互相矛盾，看不出要不要采取措施。", en = "The two columns contradict each other." }
---*/
SELECT i.id AS subject,
       CASE WHEN i.deadline IS NOT NULL THEN
                 CASE WHEN i.forecast_date <= i.deadline THEN TRUE
                      -- a month alone may be before the day
                      WHEN year(i.forecast_date) * 12 + month(i.forecast_date) > year(i.deadline) * 12 + month(i.deadline)
                        OR regexp_matches(i.forecast, '[0-9] *[日号]') THEN FALSE END
            WHEN i.operator IN ('>=', '>') THEN i.forecast_value >= i.value
            WHEN i.operator IN ('<=', '<') THEN i.forecast_value <= i.value
            WHEN i.operator = 'range' THEN i.forecast_value >= i.value AND i.forecast_value <= i.high
            WHEN i.level1 = '成本指标' THEN i.forecast_value <= i.value
            ELSE i.forecast_value >= i.value END AS ok,
       i.at || '/likelihood' AS path, i.at || '/forecast' AS other_path, i.name, i.target, i.forecast, i.likelihood
FROM indicator AS i
WHERE (i.value IS NOT NULL AND i.forecast IS NOT NULL OR i.deadline IS NOT NULL AND i.forecast_date IS NOT NULL)
  AND regexp_matches(i.likelihood, :sure_likelihood)
/*--- examples
[[example]]
name = "正好达到"
given.indicator = """
id | operator | value | forecast | forecast_value | likelihood | high | level1
I1 | >=       | 32    | 32处     | 32             | 确定能     |      |
I2 | >        | 32    | 32处     | 32             | 确定能     |      |
I3 | <=       | 26.5  | 26.5     | 26.5           | 确定能     |      |
I4 | <        | 26.5  | 26.5     | 26.5           | 确定能     |      |
I5 | range    | 18    | 18       | 18             | 确定能     | 26   |
I6 | range    | 18    | 26       | 26             | 确定能     | 26   |
I7 | =        | 8     | 8        | 8              | 确定能     |      |
I8 | =        | 8     | 9        | 9              | 确定能     |      |
I9 | =        | 8     | 8        | 8              | 确定能     |      | 成本指标
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass", I4 = "pass", I5 = "pass", I6 = "pass", I7 = "pass", I8 = "pass", I9 = "pass" }

[[example]]
name = "达不到"
given.indicator = """
id | name       | operator | target | value | forecast | forecast_value | likelihood | high | level1
I1 | 隐患点数量 | >=       | ≥32处  | 32    | 30处     | 30             | 确定能     |      |
I2 |            | <=       |        | 26.5  | 27       | 27             | 确定能     |      |
I3 |            | range    |        | 18    | 17       | 17             | 确定能     | 26   |
I4 |            | range    |        | 18    | 27       | 27             | 确定能     | 26   |
I5 |            | =        |        | 8     | 7        | 7              | 确定能     |      |
I6 |            | =        |        | 8     | 9        | 9              | 确定能     |      | 成本指标
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail", I5 = "fail", I6 = "fail" }
message = "“隐患点数量”的目标是 ≥32处，全年预计 30处，达不到，完成可能性却选了“确定能”。"

[[example]]
name = "期限：按期、同月而没有写日、晚于期限、晚一天、没有预计日期"
given.indicator = """
id | name     | target   | operator | deadline   | forecast   | forecast_date | likelihood
I1 | 投入使用 | 9月1日前 | word     | 2025-09-01 | 8月底      | 2025-08-31    | 确定能
I2 | 投入使用 | 9月1日前 | word     | 2025-09-01 | 2025年9月  | 2025-09-30    | 确定能
I3 | 投入使用 | 9月1日前 | word     | 2025-09-01 | 2025年10月 | 2025-10-31    | 确定能
I4 | 投入使用 | 9月1日前 | word     | 2025-09-01 | 9月2日     | 2025-09-02    | 确定能
I5 | 投入使用 | 9月1日前 | word     | 2025-09-01 | 按期       |               | 确定能
I6 | 投入使用 | 9月1日前 | word     | 2025-09-01 | 2026年1月  | 2026-01-31    | 确定能
I7 | 投入使用 | 9月1日前 | word     | 2025-09-01 | 9月1日     | 2025-09-01    | 确定能
"""
expect = { I1 = "pass", I2 = "unknown", I3 = "fail", I4 = "fail", I6 = "fail", I7 = "pass" }
message = "“投入使用”的目标是 9月1日前，全年预计 2025年10月，达不到，完成可能性却选了“确定能”。"

[[example]]
name = "预计数换了单位"
given.indicator = [{ id = "I1", operator = ">=", value = 32, forecast = "60人", likelihood = "确定能" }]
expect.I1 = "unknown"

[[example]]
name = "有可能的、没有预计数的、定性的不看"
given.indicator = """
id | operator | value | forecast | forecast_value | likelihood
I1 | >=       | 32    | 30处     | 30             | 有可能
I2 | >=       | 32    |          | 30             | 确定能
I3 | word     |       | 30处     | 30             | 确定能
"""
expect = {}
---*/
