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
message.zh = "“{name}”的目标是“{target}”，实际“{actual}”，已经达到，{points} 分却只得 {score} 分，偏差原因一栏空着。"
message.en = "“{name}” aimed at “{target}” and reached “{actual}”, yet has {score} of {points} points with no reason given."
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
given.indicator = """
id | operator | target   | actual   | points | score | deadline   | actual_date
I1 | word     | 及 时    | 及时     | 10     | 10    |            |
I2 | word     | 及时     | 及 时    | 10     | 10    |            |
I3 | word     | 12月底前 | 12月31日 | 10     | 10    | 2023-12-31 | 2023-12-31
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass" }

[[example]]
name = "扣了一分而没有原因"
given.indicator = [{ id = "I1", name = "完成时间", operator = "word", target = "2021年12月完成", actual = "2021年12月完成", points = 5, score = 4.99 }]
expect.I1 = "fail"
expect_path.I1 = ["/I1/score", "/I1/target", "/I1/actual"]
message = "“完成时间”的目标是“2021年12月完成”，实际“2021年12月完成”，已经达到，5 分却只得 4.99 分，偏差原因一栏空着。"

[[example]]
name = "写了原因；别的文字；逾期；没有实际值"
given.indicator = """
id | operator | target   | actual   | points | score | reason     | deadline   | actual_date
I1 | word     | 及时     | 及时     | 10     | 9     | 资料归档慢 |            |
I2 | word     | 是       | 基本达到 | 10     | 9     |            |            |
I3 | word     | 12月底前 | 次年1月  | 10     | 9     |            | 2023-12-31 | 2024-01-31
I4 | word     | 是       |          | 10     | 9     |            |            |
"""
expect = { I1 = "unknown", I2 = "unknown", I3 = "unknown", I4 = "unknown" }

[[example]]
name = "定量指标、没有得分或分值、得分超过分值的不看"
given.indicator = """
id | operator | target | actual | points | score
I1 | >=       | 8      | 8      | 10     | 9
I2 | word     | 是     | 是     | 10     |
I3 | word     | 是     | 是     |        | 10
I4 | word     | 是     | 是     | 10     | 11
"""
expect = {}
---*/
