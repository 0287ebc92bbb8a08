/*---
name     = "outcome.total-not-sum"
severity = "error"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["score_rounding"]
kinds    = ["self_evaluation", "whole_department"]
basis    = [{ practice = "算术：总分等于预算执行率得分与各项指标得分之和" }]
title    = { zh = "总分不等于各项得分之和", en = "Total is not the sum of the scores" }
message.zh = "“{project}”的总分是 {total} 分，各项指标得分与预算执行率得分合计 {parts} 分。"
message.en = "The total of “{project}” is {total}, while the scores of its indicators and of budget execution come to {parts}."
fix      = { zh = "逐项核对得分后重新加总。", en = "Check each score and add up again." }
why      = { zh = "总分决定等级和来年预算，加错了结论就错。", en = "The total decides the grade and next year’s budget." }
---*/
SELECT c.id AS subject,
       CASE WHEN c.is_unsure THEN NULL WHEN c.is_full THEN abs(c.total - c.parts) <= :score_rounding
            WHEN c.parts > c.total + :score_rounding THEN FALSE END AS ok,
       c.place || '/total_score' AS path, c.project, c.total, c.parts
FROM (
    SELECT p.id, p.at AS place, p.name AS project, p.total_score AS total, sum(i.score) + COALESCE(f.execution_score, 0) AS parts,
           count(i.id) = count(i.score) AND (f.execution_points IS NULL OR f.execution_score IS NOT NULL) AS is_full,
           COALESCE(p.ending = 'torn' OR p.partly_read, FALSE) AS is_unsure
    FROM project AS p
    LEFT JOIN indicator AS i ON i.project = p.id
    LEFT JOIN funding AS f ON f.project = p.id
    WHERE p.total_score IS NOT NULL
    GROUP BY p.id, p.at, p.name, p.ending, p.partly_read, p.total_score, f.execution_points, f.execution_score
) AS c
/*--- examples
[[example]]
name = "等于合计，或只差一位小数的尾差；没有执行率的表"
given.project = [{ id = "A", total_score = 98.62 }, { id = "B", total_score = 89.9 }]
given.indicator = [{ id = "I1", project = "A", score = 50 }, { id = "I2", project = "A", score = 40 }, { id = "I3", project = "B", score = 89.95 }]
given.funding = [{ project = "A", execution_points = 10, execution_score = 8.62 }]
expect = { A = "pass", B = "pass" }

[[example]]
name = "少加、多加"
given.project = [{ id = "A", name = "宣传", total_score = 98 }, { id = "B", total_score = 91 }, { id = "C", total_score = 89.89 }]
given.indicator = """
id | project | score
I1 | A       | 50
I2 | A       | 40
I3 | B       | 90
I4 | C       | 89.95
"""
given.funding = [{ project = "A", execution_points = 10, execution_score = 8.62 }]
expect = { A = "fail", B = "fail", C = "fail" }
message = "“宣传”的总分是 98 分，各项指标得分与预算执行率得分合计 98.62 分。"

[[example]]
name = "有空着的得分：已填的已经超过总分"
given.project = [{ id = "A", total_score = 90 }]
given.indicator = [{ id = "I1", project = "A", score = 90.06 }, { id = "I2", project = "A" }]
expect.A = "fail"

[[example]]
name = "有空着的得分：已填的没有超过总分；执行率有分值没有得分；没有读到指标"
given.project = [{ id = "A", total_score = 90 }, { id = "B", total_score = 90 }, { id = "C", total_score = 9 }]
given.indicator = [{ id = "I1", project = "A", score = 90.05 }, { id = "I2", project = "A" }, { id = "I3", project = "B", score = 90 }]
given.funding = [{ project = "B", execution_points = 10 }, { project = "C", execution_points = 10, execution_score = 9 }]
expect = { A = "unknown", B = "unknown", C = "unknown" }

[[example]]
name = "没有总分的不看"
given.project = [{ id = "A" }]
given.indicator = [{ id = "I1", project = "A", score = 90 }]
expect = {}

[[example]]
name = "文件在表格中间断了，或只读出了一部分，合计不全"
given.project = """
id | total_score | ending | partly_read
A  | 99          | torn   |
B  | 99          |        | true
C  | 99          | open   | false
"""
given.indicator = [{ id = "I1", project = "A", score = 32 }, { id = "I2", project = "B", score = 32 }, { id = "I3", project = "C", score = 32 }]
expect = { A = "unknown", B = "unknown", C = "fail" }
---*/
