/*---
name     = "outcome.same-answer-repeated"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = ["sentence_length", "repeated_answer_rows", "reached_grades"]
kinds    = ["monitoring", "self_evaluation"]
basis    = [
  { practice = "每个指标各说各的完成情况和偏差原因" },
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：自评对照绩效目标逐项反映完成情况", from = 2020-02-25, verified = false },
]
title    = { zh = "几个指标用同一句话回答", en = "One sentence answers several indicators" }
message.zh = "“{project}”有 {number} 个指标的{column}是同一句话：“{answer}”。"
message.en = "{number} indicators of “{project}” are answered with the same sentence: “{answer}”."
fix.zh = "逐个指标写做到了多少、为什么有偏差；原因确实相同的，写明它怎样影响这一项。"
fix.en = "Say for each what was reached and why it deviates; where the cause is the same, say how it affects this one."
why      = { zh = "一句话填到底，说明没有逐项对照，完成情况和原因都无从核对。", en = "One sentence for all shows that nothing was checked row by row." }
---*/
SELECT p.id AS subject, r.path IS NULL AS ok, COALESCE(r.path, p.at || '/indicators') AS path, r.others AS other_path, p.name AS project, r.number,
       r.said AS "column", r.answer
FROM project AS p
LEFT JOIN (
    SELECT t.project, t.said, t.answer, count(*) AS number, min(t.path) AS path, list(t.path ORDER BY t.path) AS others
    FROM (
        SELECT i.project, i.at || '/actual' AS path, '完成情况' AS said, i.actual AS answer FROM indicator AS i
        WHERE i.actual_operator = 'word' AND i.actual IS DISTINCT FROM i.target AND NOT regexp_matches(i.actual, :reached_grades)
        UNION ALL SELECT i.project, i.at || '/reason', '原因说明', i.reason FROM indicator AS i
    ) AS t
    WHERE length(t.answer) >= :sentence_length
    GROUP BY t.project, t.said, t.answer
    HAVING count(*) >= :repeated_answer_rows
) AS r ON r.project = p.id
/*--- examples
[[example]]
name = "each its own; twice the same; a grade, a short word and a copied target may repeat"
given.project = [{ id = "A" }, { id = "B" }]
given.indicator = """
id | project | reason                   | actual                   | actual_operator | target
I1 | A       | 影像下发较晚，下半年补上 |                          |                 |
I2 | A       | 影像下发较晚，下半年补上 |                          |                 |
I3 | A       | 人员调动，推迟了两个月   |                          |                 |
I4 | B       |                          | 全面完成年度预期绩效目标 | word            |
I5 | B       |                          | 全面完成年度预期绩效目标 | word            |
I6 | B       | 年底开展满意调查         | 全面完成年度预期绩效目标 | word            |
I7 | B       |                          | 按要求支付专款专用       | word            | 按要求支付专款专用
I8 | B       |                          | 按要求支付专款专用       | word            | 按要求支付专款专用
I9 | B       |                          | 按要求支付专款专用       | word            | 按要求支付专款专用
J1 | B       | 年底开展                 |                          |                 |
J2 | B       | 年底开展                 |                          |                 |
J3 | B       | 年底开展                 |                          |                 |
"""
expect = { A = "pass", B = "pass" }

[[example]]
name = "three times the same reason"
given.project = [{ id = "A", name = "足球" }]
given.indicator = """
id | at | project | reason
I1 | /0 | A       | 制作样片集中出版
I2 | /1 | A       | 制作样片集中出版
I3 | /2 | A       | 制作样片集中出版
I4 | /3 | A       | 影像下发较晚，下半年补上
"""
expect.A = "fail"
expect_path.A = ["/0/reason", "/0/reason", "/1/reason", "/2/reason"]
message = "“足球”有 3 个指标的原因说明是同一句话：“制作样片集中出版”。"

[[example]]
name = "three times the same result"
given.project = [{ id = "A", name = "监管" }, { id = "B" }]
given.indicator = """
id | project | actual           | actual_operator | target
I1 | A       | 已按要求全部落实 | word            |
I2 | A       | 已按要求全部落实 | word            | 落实
I3 | A       | 已按要求全部落实 | word            |
I4 | B       | 12,345,678户     | =               |
I5 | B       | 12,345,678户     | =               |
I6 | B       | 12,345,678户     | =               |
"""
expect = { A = "fail", B = "pass" }
message = "“监管”有 3 个指标的完成情况是同一句话：“已按要求全部落实”。"
---*/
