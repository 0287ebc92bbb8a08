/*---
name     = "indicator.points-in-one-indicator"
severity = "note"
since    = "0.1"
subject  = "indicator"
params   = ["concentrated_points", "weights_of_indicators", "weights_with_execution"]
kinds    = ["declaration", "monitoring", "self_evaluation"]
basis    = [
  { practice = "分值按重要程度分配，不集中在一个指标上" },
  { text = "财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：核心指标突出、权重合理", from = 2021-08-18, verified = false },
]
title    = { zh = "分值集中在一个指标上", en = "Most points in one indicator" }
message.zh = "“{project}”的 {total} 分里有 {points} 分给了“{name}”一个指标，超过 {threshold}%。"
message.en = "Of the {total} points of “{project}” {points} belong to “{name}” alone, more than {threshold}%."
fix.zh = "按产出、效益、满意度拆出能说明成效的指标，重新分配分值。"
fix.en = "Break out indicators of output, benefit and satisfaction and spread the points."
why      = { zh = "一个指标定全部得分，其他方面做得怎样就看不出来。", en = "With one indicator deciding the score nothing else shows." }
---*/
SELECT w.id AS subject, w.points * 100 <= w.total * :concentrated_points AS ok, w.at || '/points' AS path, w.project, w.name, w.points, w.total,
       :concentrated_points AS threshold
FROM (
    SELECT i.id, i.at, p.name AS project, i.name, i.points, sum(i.points) OVER (PARTITION BY p.id) AS total
    FROM project AS p
    JOIN indicator AS i ON i.project = p.id
    WHERE i.points IS NOT NULL
) AS w
WHERE w.total >= :weights_of_indicators AND w.total <= :weights_with_execution
/*--- examples
[[example]]
name = "正好六成"
given.project = [{ id = "A" }]
given.indicator = """
id | project | position | points
I1 | A       | 1        | 60
I2 | A       | 2        | 40
I3 | A       | 3        |
"""
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "超过六成；另一个项目的分值不算"
given.project = [{ id = "A", name = "办案" }, { id = "B" }]
given.indicator = """
id | project | position | name       | points
I1 | A       | 1        | 讲座       | 35.9
I2 | A       | 2        | 成本控制数 | 54.1
I3 | B       | 1        |            | 50
I4 | B       | 2        |            | 50
"""
expect = { I1 = "pass", I2 = "fail", I3 = "pass", I4 = "pass" }
expect_path.I2 = ["/I2/points"]
message = "“办案”的 90 分里有 54.1 分给了“成本控制数”一个指标，超过 60%。"

[[example]]
name = "不设分值的、只读到一部分分值的、合计超过一百的不看；正好九十的看"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "D" }]
given.indicator = """
id | project | position | points
I1 | A       | 1        |
I2 | B       | 1        | 89.99
I3 | C       | 1        | 100.01
I4 | D       | 1        | 90
"""
expect = { I4 = "fail" }
---*/
