/*---
name     = "outcome.late-and-full"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = []
kinds    = ["self_evaluation", "whole_department"]
basis    = [
  { practice = "时效指标按期完成得满分，逾期按约定扣分" },
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：未完成绩效目标的按完成情况扣分", from = 2020-02-25, verified = false },
]
title    = { zh = "逾期完成却得满分", en = "Late and yet full points" }
message.zh = "“{name}”要求 {target}，实际 {actual}，晚于期限，却得了满分 {score} 分。"
message.en = "“{name}” was due {target} and done {actual}, late, yet has the full {score} points."
fix      = { zh = "按逾期的程度扣分，并说明原因；日期填错的改正。", en = "Deduct for the delay and say why; correct a wrong date." }
why      = { zh = "逾期照得满分，时效指标就没有作用。", en = "If late work earns full points, the deadline means nothing." }
---*/
SELECT i.id AS subject,
       CASE WHEN i.actual_date <= i.deadline OR i.score < i.points THEN TRUE
            -- a month alone may be before the day
            WHEN (year(i.actual_date) * 12 + month(i.actual_date) > year(i.deadline) * 12 + month(i.deadline)
              OR regexp_matches(i.actual, '[0-9] *[日号]|[0-9][-/.][0-9]+[-/.][0-9]')) AND i.score >= i.points THEN FALSE END AS ok, i.at || '/score' AS path,
                i.at || '/actual' AS other_path, i.name, i.target,
       i.actual, i.score
FROM indicator AS i
WHERE i.deadline IS NOT NULL AND i.actual_date IS NOT NULL AND i.score IS NOT NULL
/*--- examples
[[example]]
name = "当天完成；逾期而扣了分"
given.indicator = """
id | name     | deadline   | actual_date | points | score
I1 | 完成时间 | 2023-12-31 | 2023-12-31  | 10     | 10
I2 | 完成时间 | 2023-12-31 | 2024-01-01  | 10     | 9.99
"""
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "晚一天而满分"
given.indicator = """
id | name     | target   | deadline   | actual       | actual_date | points | score
I1 | 完成时间 | 12月底前 | 2023-12-31 | 2024年1月1日 | 2024-01-01  | 10     | 10
"""
expect.I1 = "fail"
message = "“完成时间”要求 12月底前，实际 2024年1月1日，晚于期限，却得了满分 10 分。"

[[example]]
name = "只写了月份：同月的也许没有逾期，下月的、下年的一定逾期；写了日的照日"
given.indicator = """
id | name     | deadline   | actual     | actual_date | points | score
I1 | 完成时间 | 2023-11-10 | 11月       | 2023-11-30  | 10     | 10
I2 | 完成时间 | 2023-11-10 | 12月       | 2023-12-31  | 10     | 10
I3 | 完成时间 | 2023-11-10 | 2024年1月  | 2024-01-31  | 10     | 10
I4 | 完成时间 | 2023-11-10 | 2023.11.12 | 2023-11-12  | 10     | 10
I5 | 完成时间 | 2023-11-10 | 11月12日   | 2023-11-12  | 10     | 10
"""
expect = { I1 = "unknown", I2 = "fail", I3 = "fail", I4 = "fail", I5 = "fail" }

[[example]]
name = "逾期而没有分值"
given.indicator = [{ id = "I1", name = "完成时间", deadline = 2023-12-31, actual_date = 2024-01-01, score = 10 }]
expect.I1 = "unknown"

[[example]]
name = "缺期限、日期或得分的不看"
given.indicator = """
id | name     | actual_date | points | score | deadline
I1 | 完成时间 | 2024-01-01  | 10     | 10    |
I2 | 完成时间 |             | 10     | 10    | 2023-12-31
I3 | 完成时间 | 2024-01-01  | 10     |       | 2023-12-31
"""
expect = {}
---*/
