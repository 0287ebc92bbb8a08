/*---
name     = "outcome.total-above-points"
severity = "error"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = []
kinds    = ["self_evaluation", "whole_department"]
basis    = [{ practice = "算术：总分不超过各项分值之和" }]
title    = { zh = "总分超过分值合计", en = "Total above the sum of the points" }
message.zh = "“{project}”的总分是 {total} 分，各项分值连同预算执行率只有 {points} 分。"
message.en = "The total of “{project}” is {total}, while all points, budget execution included, come to {points}."
fix      = { zh = "重新加总；有分值漏填的补上。", en = "Add up again; fill in points that are missing." }
why      = { zh = "总分比满分还高，一定有一处打错或加错。", en = "A total above full marks has a slip somewhere." }
---*/
SELECT c.id AS subject, c.total <= c.points AS ok, c.place || '/total_score' AS path, c.project, c.total, c.points
FROM (
    SELECT p.id, p.at AS place, p.name AS project, p.total_score AS total,
           CASE WHEN count(i.id) = count(i.points) AND COALESCE(p.ending, '') <> 'torn'
             AND NOT COALESCE(p.partly_read, FALSE) THEN sum(i.points) + COALESCE(f.execution_points, 0) END AS points
    FROM project AS p
    LEFT JOIN indicator AS i ON i.project = p.id
    LEFT JOIN funding AS f ON f.project = p.id
    WHERE p.total_score IS NOT NULL
    GROUP BY p.id, p.at, p.name, p.ending, p.partly_read, p.total_score, f.execution_points
) AS c
/*--- examples
[[example]]
name = "正好满分，有无执行率"
given.project = [{ id = "A", total_score = 100 }, { id = "B", total_score = 90 }]
given.indicator = [{ id = "I1", project = "A", points = 50 }, { id = "I2", project = "A", points = 40 }, { id = "I3", project = "B", points = 90 }]
given.funding = [{ project = "A", execution_points = 10 }]
expect = { A = "pass", B = "pass" }

[[example]]
name = "多一百分之一"
given.project = [{ id = "A", name = "宣传", total_score = 90.01 }]
given.indicator = [{ id = "I1", project = "A", points = 90 }]
expect.A = "fail"
expect_path.A = ["/A/total_score"]
message = "“宣传”的总分是 90.01 分，各项分值连同预算执行率只有 90 分。"

[[example]]
name = "有一项没有分值、一项也没有"
given.project = [{ id = "A", total_score = 100 }, { id = "B", total_score = 100 }]
given.indicator = [{ id = "I1", project = "A", points = 50 }, { id = "I2", project = "A" }]
given.funding = [{ project = "B", execution_points = 10 }]
expect = { A = "unknown", B = "unknown" }

[[example]]
name = "没有总分的不看"
given.project = [{ id = "A" }]
given.indicator = [{ id = "I1", project = "A", points = 90 }]
expect = {}

[[example]]
name = "文件在表格中间断了，或只读出了一部分，分值不全"
given.project = """
id | total_score | ending | partly_read
A  | 99          | torn   |
B  | 99          |        | true
C  | 99          | open   | false
"""
given.indicator = [{ id = "I1", project = "A", points = 32 }, { id = "I2", project = "B", points = 32 }, { id = "I3", project = "C", points = 32 }]
expect = { A = "unknown", B = "unknown", C = "fail" }
---*/
