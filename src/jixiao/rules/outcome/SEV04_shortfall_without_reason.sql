/*---
name     = "outcome.shortfall-without-reason"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["defect_endings"]
kinds    = ["self_evaluation", "whole_department"]
basis    = [
    { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：未完成绩效目标的应当分析原因、说明改进措施", from = 2020-02-25, verified = false },
    { practice = "自评表的偏差原因栏：未达到指标值的必须填写" },
]
title    = { zh = "没有达到目标，也没有说明原因", en = "Target missed and no reason given" }
message  = { zh = "“{name}”的目标是 {target}，实际完成 {actual}，没有达到，偏差原因一栏空着。", en = "“{name}” aimed at {target} and reached {actual}, less than asked, and the column for reasons is blank." }
fix      = { zh = "写明为什么没有达到、准备怎么改进；实际值填错的改正。", en = "Say why it was missed and what will be done; correct the actual value if it is wrong." }
why      = { zh = "自评是为了找出没做到的事和原因；空着就等于没有评。", en = "Self-evaluation exists to find what was missed and why." }
---*/
SELECT m.id AS subject, m.is_met OR m.reason IS NOT NULL OR m.is_explained AS ok, m.at || '/actual' AS path, m.at || '/target' AS other_path, m.name, m.target, m.actual
FROM (
    SELECT i.id, i.at, i.name, i.target, i.actual, i.reason, EXISTS (SELECT p.id FROM project AS p WHERE p.id = i.project AND p.general_reason IS NOT NULL) AS is_explained,
           CASE WHEN i.operator IN ('>=', '>') THEN i.actual_value >= i.value
                WHEN i.operator IN ('<=', '<') THEN i.actual_value <= i.value
                WHEN i.operator = 'range' THEN i.actual_value >= i.value AND i.actual_value <= i.high
                WHEN i.level1 = '成本指标' OR regexp_matches(COALESCE(i.name, ''), :defect_endings || '([(（%％].*)?$') THEN i.actual_value <= i.value
                ELSE i.actual_value >= i.value END AS is_met
    FROM indicator AS i
    WHERE i.value IS NOT NULL AND i.actual_value IS NOT NULL
) AS m
/*--- examples
[[example]]
name = "正好达到：不低于、不高于、区间两端、等于；成本和差错越低越好"
given.indicator = [
    { id = "I1", name = "场次", operator = ">=", value = 48, actual_value = 48 },
    { id = "I2", name = "场次", operator = ">", value = 48, actual_value = 48 },
    { id = "I3", name = "单价", operator = "<=", value = 50, actual_value = 50 },
    { id = "I4", name = "单价", operator = "<", value = 50, actual_value = 50 },
    { id = "I5", name = "温度", operator = "range", value = 18, high = 26, actual_value = 18 },
    { id = "I6", name = "温度", operator = "range", value = 18, high = 26, actual_value = 26 },
    { id = "I7", name = "人数", operator = "=", value = 42, actual_value = 42 },
    { id = "I8", name = "人数", operator = "=", value = 42, actual_value = 43 },
    { id = "I9", name = "单位成本", level1 = "成本指标", operator = "=", value = 50, actual_value = 50 },
    { id = "I10", name = "差错率(%)", operator = "=", value = 2, actual_value = 1 },
    { id = "I11", operator = "=", value = 2, actual_value = 3 },
]
expect = { I1 = "pass", I2 = "pass", I3 = "pass", I4 = "pass", I5 = "pass", I6 = "pass", I7 = "pass", I8 = "pass", I9 = "pass", I10 = "pass", I11 = "pass" }

[[example]]
name = "没有达到而没有原因"
given.indicator = [
    { id = "I1", name = "特困人员供养人数", operator = ">=", target = "≥4754人", value = 4754, actual = "4604人", actual_value = 4604 },
    { id = "I2", name = "救助标准", operator = "<=", target = "≤5300元", value = 5300, actual = "5830元", actual_value = 5830 },
    { id = "I3", name = "温度", operator = "range", value = 18, high = 26, actual_value = 17 },
    { id = "I4", name = "温度", operator = "range", value = 18, high = 26, actual_value = 27 },
    { id = "I5", name = "人数", operator = "=", value = 42, actual_value = 41 },
    { id = "I6", name = "单位成本", level1 = "成本指标", operator = "=", value = 50, actual_value = 51 },
]
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail", I5 = "fail", I6 = "fail" }
expect_path.I1 = ["/I1/actual", "/I1/target"]
message = "“特困人员供养人数”的目标是 ≥4754人，实际完成 4604人，没有达到，偏差原因一栏空着。"

[[example]]
name = "没有达到，写了原因"
given.indicator = [{ id = "I1", name = "场次", operator = ">=", value = 48, actual_value = 40, reason = "场馆维修" }]
expect.I1 = "pass"

[[example]]
name = "区间的上端没有读出"
given.indicator = [{ id = "I1", name = "温度", operator = "range", value = 18, actual_value = 20 }]
expect.I1 = "unknown"

[[example]]
name = "目标或实际不是数值的不看"
given.indicator = [
    { id = "I1", name = "场次", operator = ">=", value = 48, actual = "完成" },
    { id = "I2", name = "质量", operator = "word", actual_value = 48 },
]
expect = {}

[[example]]
name = "原因写在表尾；别的项目的表尾不算"
given.project = [{ id = "A", general_reason = "台账不健全" }, { id = "B" }]
given.indicator = [{ id = "I1", project = "A", operator = ">=", value = 90, actual_value = 80 }, { id = "I2", project = "B", operator = ">=", value = 90, actual_value = 80 }]
expect = { I1 = "pass", I2 = "fail" }
---*/
