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
message.zh = "“{name}”的目标是 {target}，实际完成 {actual}，没有达到，偏差原因一栏空着。"
message.en = "“{name}” aimed at {target} and reached {actual}, less than asked, and the column for reasons is blank."
fix.zh = "写明为什么没有达到、准备怎么改进；实际值填错的改正。"
fix.en = "Say why it was missed and what will be done; correct the actual value if it is wrong."
why      = { zh = "自评是为了找出没做到的事和原因；空着就等于没有评。", en = "Self-evaluation exists to find what was missed and why." }
---*/
SELECT m.id AS subject, m.is_met OR m.reason IS NOT NULL OR m.is_explained AS ok, m.at || '/actual' AS path, m.at || '/target' AS other_path, m.name, m.target,
       m.actual
FROM (
    SELECT i.id, i.at, i.name, i.target, i.actual, i.reason,
           EXISTS (SELECT p.id FROM project AS p WHERE p.id = i.project AND p.general_reason IS NOT NULL) AS is_explained,
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
given.indicator = """
id  | name      | operator | value | actual_value | high | level1
I1  | 场次      | >=       | 48    | 48           |      |
I2  | 场次      | >        | 48    | 48           |      |
I3  | 单价      | <=       | 50    | 50           |      |
I4  | 单价      | <        | 50    | 50           |      |
I5  | 温度      | range    | 18    | 18           | 26   |
I6  | 温度      | range    | 18    | 26           | 26   |
I7  | 人数      | =        | 42    | 42           |      |
I8  | 人数      | =        | 42    | 43           |      |
I9  | 单位成本  | =        | 50    | 50           |      | 成本指标
I10 | 差错率(%) | =        | 2     | 1            |      |
I11 |           | =        | 2     | 3            |      |
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass", I4 = "pass", I5 = "pass", I6 = "pass", I7 = "pass", I8 = "pass", I9 = "pass", I10 = "pass", I11 = "pass" }

[[example]]
name = "没有达到而没有原因"
given.indicator = """
id | name             | operator | target  | value | actual | actual_value | high | level1
I1 | 特困人员供养人数 | >=       | ≥4754人 | 4754  | 4604人 | 4604         |      |
I2 | 救助标准         | <=       | ≤5300元 | 5300  | 5830元 | 5830         |      |
I3 | 温度             | range    |         | 18    |        | 17           | 26   |
I4 | 温度             | range    |         | 18    |        | 27           | 26   |
I5 | 人数             | =        |         | 42    |        | 41           |      |
I6 | 单位成本         | =        |         | 50    |        | 51           |      | 成本指标
"""
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
given.indicator = """
id | name | operator | value | actual | actual_value
I1 | 场次 | >=       | 48    | 完成   |
I2 | 质量 | word     |       |        | 48
"""
expect = {}

[[example]]
name = "原因写在表尾；别的项目的表尾不算"
given.project = [{ id = "A", general_reason = "台账不健全" }, { id = "B" }]
given.indicator = """
id | project | operator | value | actual_value
I1 | A       | >=       | 90    | 80
I2 | B       | >=       | 90    | 80
"""
expect = { I1 = "pass", I2 = "fail" }
---*/
