/*---
name     = "indicator.level-points-differ"
severity = "warning"
since    = "0.1"
subject  = "indicator"
params   = ["cut_off_marks"]
kinds    = ["declaration", "monitoring", "self_evaluation"]
basis    = [
  { practice = "算术：一级指标标明的分值等于其下各三级指标分值之和" },
  { text = "财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：指标分值逐级分解", from = 2021-08-18, verified = false },
]
title    = { zh = "一级指标标的分值与其下合计不符", en = "Points of a level differ from the sum below it" }
message  = { zh = "“{level}”标明 {stated} 分，其下各项分值合计 {points} 分。", en = "“{level}” states {stated} points, the rows below it come to {points}." }
fix      = { zh = "核对各项分值，使合计等于一级指标的分值。", en = "Check the rows so that they make the points of their level." }
why      = { zh = "上下级分值对不上，总分就会多出或缺少。", en = "If the levels disagree the total has too many or too few points." }
---*/
SELECT l.id AS subject, CASE WHEN l.is_full THEN l.stated = l.points END AS ok, l.at || '/level1' AS path, l.level, l.stated, l.points
FROM (
    SELECT i.id, i.at, i.printed_level1 AS level, CAST(NULLIF(regexp_extract(i.printed_level1, '([0-9]+([.][0-9]+)?) *分', 1), '') AS DECIMAL(20, 4)) AS stated,
           sum(i.points) OVER (PARTITION BY i.project, i.printed_level1) AS points,
           count(i.points) OVER (PARTITION BY i.project, i.printed_level1) = count(*) OVER (PARTITION BY i.project, i.printed_level1)
           AND NOT EXISTS (SELECT r.at FROM reading AS r WHERE r.project = i.project AND regexp_matches(r.message, :cut_off_marks)) AS is_full,
           row_number() OVER (PARTITION BY i.project, i.printed_level1 ORDER BY i.position) AS place_in_row
    FROM indicator AS i
    WHERE regexp_matches(i.printed_level1, '[0-9] *分')
) AS l
WHERE l.place_in_row = 1
/*--- examples
[[example]]
name = "合计相符；另一级、另一项目的不算"
given.indicator = """
id | project | position | printed_level1    | points
I1 | A       | 1        | 产出指标(50分)    | 20.5
I2 | A       | 2        | 产出指标(50分)    | 29.5
I3 | A       | 3        | 效益指标(30.5 分) | 30.5
I4 | B       | 1        | 产出指标(50分)    | 50
"""
expect = { I1 = "pass", I3 = "pass", I4 = "pass" }

[[example]]
name = "少了八分"
given.indicator = """
id | project | position | printed_level1 | points
I1 | A       | 2        | 产出指标(40分) | 12
I2 | A       | 1        | 产出指标(40分) | 20
"""
given.reading = [{ project = "B", message = "文件在这里中断" }, { project = "A", message = "错了 1 列" }]
expect.I2 = "fail"
message = "“产出指标(40分)”标明 40 分，其下各项分值合计 32 分。"

[[example]]
name = "有一项没有分值；文件中断"
given.indicator = """
id | project | position | printed_level1 | points
I1 | A       | 1        | 产出指标(40分) | 40
I2 | A       | 2        | 产出指标(40分) |
I3 | B       | 1        | 产出指标(40分) | 20
"""
given.reading = [{ project = "B", message = "文件在这里中断" }]
expect = { I1 = "unknown", I3 = "unknown" }

[[example]]
name = "没有标分值的不看"
given.indicator = [{ id = "I1", project = "A", position = 1, printed_level1 = "产出指标", points = 40 }]
expect = {}
---*/
