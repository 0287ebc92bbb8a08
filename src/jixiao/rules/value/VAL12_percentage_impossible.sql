/*---
name     = "value.percentage-impossible"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["growth_words", "deviation_signs"]
basis    = [
    { practice = "比率指标在百分之零到百分之一百之间" },
    { practice = "目标审核要求指标量化、易于评价" },
]
title    = { zh = "百分比不在 0 到 100 之间", en = "Percentage outside 0 to 100" }
message  = { zh = "“{name}”的指标值是“{target}”，比率应在 0 到 100% 之间。", en = "“{name}” has the target “{target}”; a share lies between 0 and 100%." }
fix      = { zh = "核对是否多打了数字；增长率等确实可以超过的，在名称里写明“增长”“提高”。", en = "Look for an extra digit; where more is possible, let the name say growth or increase." }
why      = { zh = "部分不会多于全体，这样的目标不可能达到，也无法评价。", en = "A part is never more than the whole: such a target cannot be reached." }
---*/
SELECT i.id AS subject, i.value >= 0 AND COALESCE(i.high, i.value) <= 100 AS ok, i.at || '/target' AS path, i.name, i.target
FROM indicator AS i
WHERE i.unit_class = 'percent' AND i.value IS NOT NULL AND NOT regexp_matches(i.name, :growth_words)
      AND NOT regexp_matches(COALESCE(i.target, ''), :deviation_signs)
/*--- examples
[[example]]
name = "正好零和一百"
given.indicator = [
    { id = "I1", project = "A", name = "差错率", value = 0, unit_class = "percent" },
    { id = "I2", project = "A", name = "合格率", value = 100, unit_class = "percent" },
    { id = "I3", project = "A", name = "合格率", value = 90, high = 100, unit_class = "percent" },
]
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"

[[example]]
name = "超过一百"
given.indicator = [
    { id = "I1", project = "A", name = "读者满意度", target = "≥190.00(%)", value = 190, unit_class = "percent" },
    { id = "I2", project = "A", name = "合格率", value = 100.5, unit_class = "percent" },
    { id = "I3", project = "A", name = "合格率", value = 90, high = 100.5, unit_class = "percent" },
]
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
given.indicator = [
    { id = "I1", project = "A", name = "销售收入增长率", value = 120, unit_class = "percent" },
    { id = "I2", project = "A", name = "讲座", value = 120, unit_class = "occasion" },
    { id = "I3", project = "A", value = 120, unit_class = "percent" },
    { id = "I4", project = "A", name = "合格率", unit_class = "percent" },
]
expect = {}

[[example]]
name = "上下浮动的幅度、变动和偏差、可以超额的不看"
given.indicator = [
    { id = "I1", project = "A", name = "含水量", target = "±3%以内", value = -3, high = 3, unit_class = "percent" },
    { id = "I2", project = "A", name = "含水量", target = "±3 % 以内", value = -3, high = 3, unit_class = "percent" },
    { id = "I3", project = "A", name = "报价幅度", target = "正负 5%", value = -5, high = 5, unit_class = "percent" },
    { id = "I4", project = "A", name = "“三公”经费变动率", target = "≤-2%", value = -2, unit_class = "percent" },
    { id = "I5", project = "A", name = "测量误差", target = "-1%~1%", value = -1, high = 1, unit_class = "percent" },
    { id = "I6", project = "A", name = "能耗下降率", target = "-5%", value = -5, unit_class = "percent" },
    { id = "I7", project = "A", name = "征收任务完成率", target = "≥105%", value = 105, unit_class = "percent" },
    { id = "I8", project = "A", name = "高等教育毛入学率", target = "≥101%", value = 101, unit_class = "percent" },
    { id = "I9", project = "A", name = "成本偏离度", target = "-10%-10%", value = -10, high = 10, unit_class = "percent" },
    { id = "I10", project = "A", name = "合格率", target = "上下浮动 2%", value = -2, unit_class = "percent" },
]
expect = {}
---*/
