/*---
name     = "outcome.done-after-the-year"
severity = "warning"
since    = "0.2"
subject  = "indicator"
params   = []
kinds    = ["self_evaluation"]
basis    = [
  { practice = "自评的是当年做完的事；次年才做完的不算按期" },
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：未完成绩效目标的按完成情况扣分", from = 2020-02-25, verified = false },
]
title    = { zh = "年度或实施期过后才完成，却得满分", en = "Done after the year or the period, yet full points" }
message.zh = "“{name}”的目标是“{target}”，实际“{actual}”，已过{limit}，却得了满分 {score} 分。"
message.en = "“{name}” aimed at “{target}” and was done “{actual}”, after the year or the project's period, yet has the full {score} points."
fix      = { zh = "按逾期扣分并说明原因；日期填错的改正。", en = "Deduct for the delay and say why; correct a wrong date." }
why.zh = "写“及时”“按计划”的目标，最晚也要在当年或计划完成日期前做到。目标里写明期限的另有规则。"
why.en = "A target such as “in time” means the end of the year or of the period at the latest. Targets with a date have a rule of their own."
---*/
SELECT i.id AS subject, CASE WHEN p.finish IS NULL THEN year(i.actual_date) <= p.fiscal_year ELSE i.actual_date <= p.finish END OR i.score < i.points AS ok,
       i.at || '/score' AS path, i.at || '/actual' AS other_path, i.name, i.target, i.actual, i.score,
       CASE WHEN p.finish IS NULL THEN ' ' || CAST(p.fiscal_year AS VARCHAR) || ' 年度' ELSE '计划完成日期 ' || CAST(p.finish AS VARCHAR) END AS "limit"
FROM indicator AS i JOIN project AS p ON p.id = i.project
WHERE i.actual_date IS NOT NULL AND i.deadline IS NULL AND i.score IS NOT NULL
/*--- examples
[[example]]
name = "on the last day of the year or the period; late with points taken"
given.project = [{ id = "A", fiscal_year = 2023 }, { id = "B", fiscal_year = 2023, finish = 2024-03-31 }]
given.indicator = """
id | project | actual_date | score | points
I1 | A       | 2023-12-31  | 5     | 5
I2 | B       | 2024-03-31  | 5     | 5
I3 | A       | 2024-02-01  | 4.99  | 5
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass" }

[[example]]
name = "in the next year with full points"
given.project = [{ id = "A", fiscal_year = 2023 }]
given.indicator = """
id | at | project | name         | target | actual    | actual_date | score | points
I1 | /0 | A       | 评审完成时间 | 及时   | 2024年3月 | 2024-03-31  | 5     | 5
"""
expect.I1 = "fail"
expect_path.I1 = ["/0/score", "/0/actual"]
message = "“评审完成时间”的目标是“及时”，实际“2024年3月”，已过 2023 年度，却得了满分 5 分。"

[[example]]
name = "after the planned end"
given.project = [{ id = "A", fiscal_year = 2023, finish = 2023-06-30 }]
given.indicator = [{ id = "I1", project = "A", name = "评审", target = "按计划", actual = "2023年7月1日", actual_date = 2023-07-01, score = 6, points = 5 }]
expect.I1 = "fail"
message = "“评审”的目标是“按计划”，实际“2023年7月1日”，已过计划完成日期 2023-06-30，却得了满分 6 分。"

[[example]]
name = "no points to compare with; no year"
given.project = [{ id = "A", fiscal_year = 2023 }, { id = "B" }]
given.indicator = """
id | project | actual_date | score | points
I1 | A       | 2024-03-31  | 5     |
I2 | B       | 2024-03-31  | 5     | 5
"""
expect = { I1 = "unknown", I2 = "unknown" }

[[example]]
name = "a date in the target, no date reached, no score"
given.project = [{ id = "A", fiscal_year = 2023 }]
given.indicator = """
id | project | deadline   | actual_date | score | points
I1 | A       | 2023-06-30 | 2024-03-31  | 5     | 5
I2 | A       |            |             | 5     | 5
I3 | A       |            | 2024-03-31  |       | 5
"""
expect = {}
---*/
