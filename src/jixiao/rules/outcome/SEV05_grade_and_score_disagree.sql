/*---
name     = "outcome.grade-and-score-disagree"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["reached_grade_floor", "partly_grade_floor", "reached_grades", "partly_grades", "missed_grades"]
kinds    = ["self_evaluation", "whole_department"]
basis    = [
  { text = """\
    财预〔2020〕10号《项目支出绩效评价管理办法》：定性指标分三档：达成 100–80%（含）、部分达成 80–60%（含）、未\
    达成 60–0%""", from = 2020-02-25, verified = false },
  { practice = "2017 年的自评表为 80–50%、50–0% 两档界" },
]
title    = { zh = "得分与所填的完成程度不符", en = "Score and grade disagree" }
message.zh = "“{name}”的实际完成情况写的是“{actual}”，分值 {points} 分，得 {score} 分；这一档应得分值的 {band}。"
message.en = "“{name}” says “{actual}” and was given {score} of {points}; that grade earns {band} of the points."
fix.zh = "确实达成的给足分，没有达成的降档；扣分的在原因栏写明。"
fix.en = "Give the points of the grade that was reached; state the reason for a deduction."
why.zh = "定性指标按档打分，档与分不符，别人无从知道哪一个是真的。"
why.en = "Qualitative indicators are scored by grades; where grade and score differ nobody knows which is true."
---*/
SELECT g.id AS subject,
       CASE g.grade WHEN 'reached' THEN g.hundredfold >= :reached_grade_floor * g.points
                    WHEN 'partly' THEN g.hundredfold >= :partly_grade_floor * g.points AND g.hundredfold < :reached_grade_floor * g.points
                    ELSE g.hundredfold < :partly_grade_floor * g.points OR g.hundredfold = 0 END AS ok,
       g.at || '/score' AS path, g.at || '/actual' AS other_path, g.name, g.actual, g.points, g.score,
       CASE g.grade WHEN 'reached' THEN CAST(:reached_grade_floor AS VARCHAR) || '%–100%'
                    WHEN 'partly' THEN CAST(:partly_grade_floor AS VARCHAR) || '%–' || CAST(:reached_grade_floor AS VARCHAR) || '%'
                    ELSE '0–' || CAST(:partly_grade_floor AS VARCHAR) || '%' END AS band
FROM (
    SELECT i.id, i.at, i.name, i.actual, i.points, i.score, i.score * 100 AS hundredfold,
           CASE WHEN regexp_matches(replace(i.actual, ' ', ''), :reached_grades) THEN 'reached'
                WHEN regexp_matches(replace(i.actual, ' ', ''), :partly_grades) THEN 'partly'
                WHEN regexp_matches(replace(i.actual, ' ', ''), :missed_grades) THEN 'missed' END AS grade
    FROM indicator AS i
    WHERE i.score IS NOT NULL
) AS g
WHERE g.grade IS NOT NULL
/*--- examples
[[example]]
name = "正好在档的下沿"
as_of = 2022-01-01
given.indicator = """
id | name   | actual                         | points | score
I1 | 合规性 | 达成预期 指标                  | 10     | 8
I2 | 合规性 | 部分达成年度指标并具有一定效果 | 10     | 6
I3 | 合规性 | 未达成年度指标且效果较差       | 10     | 5.99
I4 | 合规性 | 未完成                         | 0      | 0
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass", I4 = "pass" }

[[example]]
name = "在档外"
as_of = 2022-01-01
given.indicator = """
id | name   | actual       | points | score
I1 | 合规性 | 达成预期指标 | 10     | 7.99
I2 | 合规性 | 部分完成     | 10     | 8
I3 | 合规性 | 部分完成     | 10     | 5.99
I4 | 合规性 | 未开展       | 10     | 6
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail" }
message = "“合规性”的实际完成情况写的是“部分完成”，分值 10 分，得 8 分；这一档应得分值的 60%–80%。"

[[example]]
name = "2020 年以前的界是五成"
as_of = 2019-01-01
given.indicator = [{ id = "I1", name = "合规性", actual = "部分完成", points = 10, score = 5 }]
expect.I1 = "pass"

[[example]]
name = "没有分值"
as_of = 2022-01-01
given.indicator = [{ id = "I1", name = "合规性", actual = "达成预期指标", score = 8 }]
expect.I1 = "unknown"

[[example]]
name = "别的写法、没有打分的不看"
as_of = 2022-01-01
given.indicator = """
id | name   | actual       | points | score
I1 | 合规性 | 效果明显     | 10     | 5
I2 | 合规性 | 达成预期指标 | 10     |
"""
expect = {}
---*/
