/*---
name     = "outcome.score-above-points"
severity = "error"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = []
kinds    = ["self_evaluation", "whole_department"]
basis    = [
  { practice = "算术：一项的得分不超过它的分值" },
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：各项指标得分最高不能超过该指标分值上限", from = 2020-02-25, verified = false },
]
title    = { zh = "得分超过分值", en = "Score above the points" }
message  = { zh = "“{name}”的分值是 {points} 分，却得了 {score} 分。", en = "“{name}” carries {points} points but was given {score}." }
fix      = { zh = "超额完成也只按满分计；改正得分并重算总分。", en = "Over-fulfilment earns full points and no more; correct the score and the total." }
why      = { zh = "一项得分超出分值，会掩盖别的项目没有完成，总分失去意义。", en = "A score beyond its points hides what was missed elsewhere." }
---*/
SELECT i.id AS subject, i.score <= i.points AS ok, i.at || '/score' AS path, i.at || '/points' AS other_path, i.name, i.points, i.score
FROM indicator AS i
WHERE i.score IS NOT NULL
/*--- examples
[[example]]
name = "正好满分"
given.indicator = [{ id = "I1", name = "讲座", points = 10, score = 10 }]
expect.I1 = "pass"

[[example]]
name = "多一百分之一"
given.indicator = [{ id = "I1", name = "游客满意度", points = 10, score = 10.01 }]
expect.I1 = "fail"
message = "“游客满意度”的分值是 10 分，却得了 10.01 分。"

[[example]]
name = "分值没有写"
given.indicator = [{ id = "I1", name = "讲座", score = 10 }]
expect.I1 = "unknown"

[[example]]
name = "没有打分的不看"
given.indicator = [{ id = "I1", name = "讲座", points = 10 }]
expect = {}
---*/
