/*---
name     = "outcome.met-yet-scaled"
severity = "warning"
since    = "0.2"
subject  = "indicator"
params   = []
kinds    = ["self_evaluation"]
basis    = [
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：完成目标的得满分，未完成的按完成比例计分", from = 2020-02-25, verified = false },
  { practice = "得分按实际值与目标值之比，不按实际值与 100% 之比" },
]
title    = { zh = "目标已达到，得分却打了折", en = "Met, yet scored by its share of a hundred" }
message.zh = "“{name}”的目标是 {target}，实际 {actual}，已经达到，却得 {score} 分：像是用实际值乘满分，没有与目标比。"
message.en = """\
  “{name}” aimed at {target} and reached {actual}, yet has {score} points: the actual value was multiplied by full marks instead of being compared with the \
  target."""
fix.zh = "达到目标的给满分，重新加总；另有扣分理由的写明。"
fix.en = "Give full marks where the target is met and add up again; where points were taken for another reason, say so."
why.zh = "照这样打分，目标定得越接近实际越吃亏，总分也偏低。没有印分值的表才这样看。"
why.en = "Scored so, an exact target loses points and the total is too low. Only forms that print no points are looked at."
---*/
SELECT i.id AS subject, NOT (i.score % 1 <> 0 AND (i.score * 100) % i.actual_value = 0) AS ok, i.at || '/score' AS path,
       [i.at || '/target', i.at || '/actual'] AS other_path, i.name, i.target, i.actual, i.score
FROM indicator AS i
WHERE i.points IS NULL AND i.unit_class = 'percent' AND i.operator IN ('>=', '=') AND i.actual_value >= i.value AND i.actual_value < 100 AND i.actual_value > 0
/*--- examples
[[example]]
name = "whole points, and a fraction that is no share of whole points"
given.indicator = """
id | unit_class | operator | value | actual_value | score
I1 | percent    | >=       | 95    | 98           | 20
I2 | percent    | =        | 98    | 98           | 19.7
I3 | percent    | =        | 50    | 50           | 10
I4 | percent    | =        | 95    | 95           | 19
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass", I4 = "pass" }

[[example]]
name = "98 per cent of 20 points"
given.indicator = """
id | at | name     | target | actual | unit_class | operator | value | actual_value | score
I1 | /0 | 整编审核 | 98%    | 98%    | percent    | =        | 98    | 98           | 19.6
I2 |    |          |        |        | percent    | >=       | 90    | 95           | 9.5
I3 |    |          |        |        | percent    | >=       | 90    | 99           | 19.8
I4 |    |          |        |        | percent    | >=       | 0.5   | 0.8          | 0.16
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail" }
expect_path.I1 = ["/0/score", "/0/target", "/0/actual"]
message = "“整编审核”的目标是 98%，实际 98%，已经达到，却得 19.6 分：像是用实际值乘满分，没有与目标比。"

[[example]]
name = "not scored"
given.indicator = [{ id = "I1", unit_class = "percent", operator = ">=", value = 98, actual_value = 98 }]
expect.I1 = "unknown"

[[example]]
name = "points of its own, another unit, an upper bound, not met, all of it, none of it"
given.indicator = """
id | unit_class | operator | value | actual_value | score | points
I1 | percent    | >=       | 98    | 98           | 19.6  | 20
I2 | person     | >=       | 98    | 98           | 19.6  |
I3 | percent    | <=       | 98    | 98           | 19.6  |
I4 | percent    | >=       | 99    | 98           | 19.6  |
I5 | percent    | >=       | 98    | 100          | 19.6  |
I6 | percent    | >=       | 0     | 0            | 19.6  |
"""
expect = {}
---*/
