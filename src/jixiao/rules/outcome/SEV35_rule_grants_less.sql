/*---
name     = "outcome.rule-grants-less"
severity = "warning"
since    = "0.2"
subject  = "indicator"
params   = []
kinds    = ["self_evaluation"]
basis    = [{ practice = "得分按印出的评分规则打，满分等于分值" }]
title    = { zh = "得分高于评分规则给得出的分", en = "More points than the scoring rule grants" }
message.zh = "“{name}”的评分规则最多给 {top} 分，分值却是 {points} 分，得了 {score} 分。"
message.en = "The scoring rule of “{name}” grants at most {top}, yet {score} of {points} points were given."
fix.zh = "改正分值，或把评分规则改成满分等于分值，再按规则打分。"
fix.en = "Correct the points, or make the rule's full marks equal to them, and score by the rule."
why      = { zh = "规则、分值和得分三者对不上，这个分就没有依据。", en = "Where rule, points and score do not agree, the score rests on nothing." }
---*/
SELECT i.id AS subject, i.score <= i.rule_top AS ok, i.at || '/score' AS path, i.at || '/points' AS other_path, i.name, i.rule_top AS top, i.points, i.score
FROM indicator AS i
WHERE i.rule_top IS NOT NULL
/*--- examples
[[example]]
name = "at the most that the rule grants, and below"
given.indicator = [{ id = "I1", rule_top = 5, points = 5, score = 5 }, { id = "I2", rule_top = 5, points = 5, score = 3 }]
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "above it"
given.indicator = [{ id = "I1", name = "建档数", rule_top = 3, points = 5, score = 5 }, { id = "I2", rule_top = 3, points = 5, score = 3.5 }]
expect = { I1 = "fail", I2 = "fail" }
message = "“建档数”的评分规则最多给 3 分，分值却是 5 分，得了 5 分。"

[[example]]
name = "not scored; a rule that names no points"
given.indicator = [{ id = "I1", rule_top = 3, points = 5 }, { id = "I2", points = 5, score = 6 }]
expect = { I1 = "unknown" }
---*/
