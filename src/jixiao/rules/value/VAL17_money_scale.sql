/*---
name     = "value.money-scale"
severity = "note"
since    = "0.1"
subject  = "indicator"
params   = ["scaled_money_units"]
basis    = [{ practice = "同一张表格的金额单位应当一致" }]
title    = { zh = "金额单位与表格不一致", en = "Money is in another unit than the form" }
message.zh = "“{name}”的指标值“{target}”以{unit}为单位，表格的资金以元为单位。"
message.en = "“{name}” gives “{target}” in {unit}, while the money of the form is in yuan."
fix      = { zh = "改用元，例如 5 万元写成 50000 元。", en = "Write it in yuan, e.g. 50,000 yuan for 5 “万元”." }
why      = { zh = "同一张表里两种单位，汇总和核对时容易差一万倍。", en = "Two units in one form invite errors by a factor of ten thousand." }
---*/
SELECT i.id AS subject, CASE WHEN NOT regexp_matches(i.unit, '^' || :scaled_money_units) THEN TRUE ELSE p.money_unit <> '元' END AS ok,
       i.at || '/target' AS path, i.name, i.target, i.unit
FROM indicator AS i
JOIN project AS p ON p.id = i.project
WHERE i.unit_class = 'money' AND i.value IS NOT NULL
/*--- examples
[[example]]
name = "单位一致，或表格以万元计"
given.project = [{ id = "A", money_unit = "元" }, { id = "B", money_unit = "万元" }]
given.indicator = """
id | project | unit  | unit_class | value
I1 | A       | 元/人 | money      | 2
I2 | B       | 万元  | money      | 5
I3 | B       | 元/人 | money      | 2
"""
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"

[[example]]
name = "万元"
given.project = [{ id = "A", money_unit = "元" }]
given.indicator = [{ id = "I1", project = "A", name = "培训总成本", target = "≤5.00(万元)", unit = "万元", unit_class = "money", value = 5 }]
expect.I1 = "fail"
message = "“培训总成本”的指标值“≤5.00(万元)”以万元为单位，表格的资金以元为单位。"

[[example]]
name = "表格没有写单位"
given.project = [{ id = "A" }]
given.indicator = """
id | project | unit    | unit_class | value
I1 | A       | 万元/项 | money      | 5
I2 | A       | 元      | money      | 5
"""
expect.I1 = "unknown"
expect.I2 = "pass"

[[example]]
name = "不是金额、没有数值的不看"
given.project = [{ id = "A", money_unit = "元" }]
given.indicator = """
id | project | unit     | unit_class | value
I1 | A       | 万元人次 | person     | 5
I2 | A       | 万元     | money      |
"""
expect = {}
---*/
