/*---
name     = "outcome.score-above-records"
severity = "warning"
since    = "0.1"
subject  = "indicator"
params   = ["score_rounding"]
kinds    = ["self_evaluation"]
basis    = [
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：定量指标未达到目标的按完成比例计分", from = 2020-02-25, verified = false },
  { practice = "得分由台账算出的实际完成值按评分方案计算" },
]
title    = { zh = "得分高于台账算出的分", en = "Score is above what the records give" }
message.zh = "“{name}”得了 {score} 分，按台账的 {rows} 条记录（{text}）只能得 {computed} 分。"
message.en = "“{name}” scored {score}; {rows} records ({text}) give {computed}."
fix      = { zh = "按台账重算得分，或补上漏记的记录。", en = "Score it again by the records, or add records that are missing." }
why.zh = "分数从记录算出，别人才能复算。少得分另有扣分理由，不作判断。"
why.en = "A score that follows from records can be computed again by others. A lower score may have its reason and is not judged."
---*/
SELECT i.id AS subject, i.score <= a.score + :score_rounding AS ok, i.at || '/score' AS path, i.at || '/actual' AS other_path, i.name, i.score, a.rows, a.text,
       a.score AS computed
FROM indicator AS i JOIN ledger_actuals AS a ON a.id = i.id
WHERE i.score IS NOT NULL AND i.points = a.points
/*--- examples
[[example]]
name = "一样；尾差正好；少得分"
given.indicator = [{ id = "A", points = 14, score = 13.95 }, { id = "B", points = 14, score = 14 }, { id = "C", points = 14, score = 9 }]
given.ledger_actuals = [{ id = "A", points = 14, score = 13.95 }, { id = "B", points = 14, score = 13.95 }, { id = "C", points = 14, score = 13.95 }]
expect = { A = "pass", B = "pass", C = "pass" }

[[example]]
name = "多得；台账算不出；分值不同的方案、没有得分的不看"
given.indicator = """
id | at | name     | points | score
A  | /A | 发放人数 | 14     | 14
B  |    |          | 14     | 14
C  |    |          | 20     | 20
D  |    |          | 14     |
"""
given.ledger_actuals = """
id | points | score | text  | rows
A  | 14     | 13.9  | 278人 | 285
B  | 14     |       |       |
C  | 14     | 13    |       |
D  | 14     | 13    |       |
"""
expect = { A = "fail", B = "unknown" }
expect_path.A = ["/A/score", "/A/actual"]
message = "“发放人数”得了 14 分，按台账的 285 条记录（278人）只能得 13.9 分。"
---*/
