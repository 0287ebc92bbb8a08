/*---
name     = "value.percentage-impossible"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
covers   = ["VAL20", "VAL31"]
params   = ["growth_words", "deviation_signs"]
basis    = [{ practice = "比率指标在百分之零到百分之一百之间" }, { practice = "目标审核要求指标量化、易于评价" }]
title    = { zh = "百分比不在 0 到 100 之间", en = "Percentage outside 0 to 100" }
message  = { zh = "“{name}”的指标值是“{target}”，比率应在 0 到 100% 之间。", en = "“{name}” has the target “{target}”; a share lies between 0 and 100%." }
fix.zh = "核对是否多打了数字；增长率等确实可以超过的，在名称里写明“增长”“提高”。"
fix.en = "Look for an extra digit; where more is possible, let the name say growth or increase."
why      = { zh = "部分不会多于全体，这样的目标不可能达到，也无法评价。", en = "A part is never more than the whole: such a target cannot be reached." }
---*/
SELECT i.id AS subject, i.value >= 0 AND COALESCE(i.high, i.value) <= 100 AS ok, i.at || '/target' AS path, i.name, i.target
FROM indicator AS i
WHERE i.unit_class = 'percent' AND i.value IS NOT NULL AND NOT regexp_matches(i.name, :growth_words)
      AND NOT regexp_matches(COALESCE(i.target, ''), :deviation_signs)
/*--- examples
[[example]]
name = "正好零和一百"
given.indicator = """
id | project | name   | value | unit_class | high
I1 | A       | 差错率 | 0     | percent    |
I2 | A       | 合格率 | 100   | percent    |
I3 | A       | 合格率 | 90    | percent    | 100
"""
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"

[[example]]
name = "超过一百"
given.indicator = """
id | project | name       | target     | value | unit_class | high
I1 | A       | 读者满意度 | ≥190.00(%) | 190   | percent    |
I2 | A       | 合格率     |            | 100.5 | percent    |
I3 | A       | 合格率     |            | 90    | percent    | 100.5
"""
expect.I1 = "fail"
expect.I2 = "fail"
expect.I3 = "fail"
message = "“读者满意度”的指标值是“≥190.00(%)”，比率应在 0 到 100% 之间。"

[[example]]
name = "低于零"
given.indicator = [{ id = "I1", project = "A", name = "差错率", value = -0.5, unit_class = "percent" }]
expect.I1 = "fail"

[[example]]
name = "增长率、不是百分比的、没有名称或数值的不看"
given.indicator = """
id | project | name           | value | unit_class
I1 | A       | 销售收入增长率 | 120   | percent
I2 | A       | 讲座           | 120   | occasion
I3 | A       |                | 120   | percent
I4 | A       | 合格率         |       | percent
"""
expect = {}

[[example]]
name = "上下浮动的幅度、变动和偏差、可以超额的不看"
given.indicator = """
id  | project | name             | target      | value | high | unit_class
I1  | A       | 含水量           | ±3%以内     | -3    | 3    | percent
I2  | A       | 含水量           | ±3 % 以内   | -3    | 3    | percent
I3  | A       | 报价幅度         | 正负 5%     | -5    | 5    | percent
I4  | A       | “三公”经费变动率 | ≤-2%        | -2    |      | percent
I5  | A       | 测量误差         | -1%~1%      | -1    | 1    | percent
I6  | A       | 能耗下降率       | -5%         | -5    |      | percent
I7  | A       | 征收任务完成率   | ≥105%       | 105   |      | percent
I8  | A       | 高等教育毛入学率 | ≥101%       | 101   |      | percent
I9  | A       | 成本偏离度       | -10%-10%    | -10   | 10   | percent
I10 | A       | 合格率           | 上下浮动 2% | -2    |      | percent
"""
expect = {}
---*/
