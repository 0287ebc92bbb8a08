/*---
name     = "outcome.points-taken-without-reason"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = []
kinds    = ["self_evaluation", "whole_department"]
basis    = [
    { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：未完成绩效目标的应当分析原因", from = 2020-02-25, verified = false },
    { practice = "扣分须在偏差原因一栏说明" },
]
title    = { zh = "完成了却扣分，没有说明", en = "Reached, points taken, no reason" }
message  = { zh = "“{name}”的目标是“{target}”，实际“{actual}”，已经达到，{points} 分却只得 {score} 分，偏差原因一栏空着。", en = "“{name}” aimed at “{target}” and reached “{actual}”, yet has {score} of {points} points with no reason given." }
fix      = { zh = "写明扣分的原因；没有原因的给满分并重算总分。", en = "State the reason, or give full points and add up again." }
why      = { zh = "无缘由的扣分和无缘由的满分一样，使得分失去依据。", en = "A deduction without a reason is as groundless as points without one." }
---*/
SELECT t.id AS subject, CASE WHEN t.is_reached AND t.score = t.points THEN TRUE WHEN t.is_reached AND t.reason IS NULL THEN FALSE END AS ok,
       t.at || '/score' AS path, [t.at || '/target', t.at || '/actual'] AS other_path, t.name, t.target, t.actual, t.points, t.score
FROM (
    SELECT i.id, i.at, i.name, i.target, i.actual, i.points, i.score, i.reason,
           replace(i.target, ' ', '') = replace(i.actual, ' ', '') OR COALESCE(i.actual_date <= i.deadline, FALSE) AS is_reached
    FROM indicator AS i
    WHERE i.operator = 'word' AND i.score <= i.points
) AS t
/*--- examples
[[example]]
name = "同样的文字、按期完成而满分"
given.indicator = [
    { id = "I1", operator = "word", target = "及 时", actual = "及时", points = 10, score = 10 },
    { id = "I2", operator = "word", target = "及时", actual = "及 时", points = 10, score = 10 },
    { id = "I3", operator = "word", target = "12月底前", deadline = 2023-12-31, actual = "12月31日", actual_date = 2023-12-31, points = 10, score = 10 },
]
expect = { I1 = "pass", I2 = "pass", I3 = "pass" }

[[example]]
name = "扣了一分而没有原因"
given.indicator = [{ id = "I1", name = "完成时间", operator = "word", target = "2021年12月完成", actual = "2021年12月完成", points = 5, score = 4.99 }]
expect.I1 = "fail"
expect_path.I1 = ["/I1/score", "/I1/target", "/I1/actual"]
message = "“完成时间”的目标是“2021年12月完成”，实际“2021年12月完成”，已经达到，5 分却只得 4.99 分，偏差原因一栏空着。"

[[example]]
name = "写了原因；别的文字；逾期；没有实际值"
given.indicator = [
    { id = "I1", operator = "word", target = "及时", actual = "及时", points = 10, score = 9, reason = "资料归档慢" },
    { id = "I2", operator = "word", target = "是", actual = "基本达到", points = 10, score = 9 },
    { id = "I3", operator = "word", target = "12月底前", deadline = 2023-12-31, actual = "次年1月", actual_date = 2024-01-31, points = 10, score = 9 },
    { id = "I4", operator = "word", target = "是", points = 10, score = 9 },
]
expect = { I1 = "unknown", I2 = "unknown", I3 = "unknown", I4 = "unknown" }

[[example]]
name = "定量指标、没有得分或分值、得分超过分值的不看"
given.indicator = [
    { id = "I1", operator = ">=", target = "8", actual = "8", points = 10, score = 9 },
    { id = "I2", operator = "word", target = "是", actual = "是", points = 10 },
    { id = "I3", operator = "word", target = "是", actual = "是", score = 10 },
    { id = "I4", operator = "word", target = "是", actual = "是", points = 10, score = 11 },
]
expect = {}
---*/
