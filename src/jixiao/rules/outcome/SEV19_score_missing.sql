/*---
name     = "outcome.score-missing"
severity = "error"
since    = "0.1"
subject  = "indicator"
params   = ["cut_off_marks"]
kinds    = ["self_evaluation"]
basis    = [
  { practice = "绩效自评表的必填栏：每个指标都要打分" },
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：自评采用打分评价的形式", from = 2020-02-25, verified = false },
]
title    = { zh = "没有打分", en = "Score missing" }
message  = { zh = "“{name}”（目标 {target}）填了实际完成值，没有打分。", en = "“{name}” (target {target}) has an actual value and no score." }
fix      = { zh = "按分值和完成程度打分，并重算总分。", en = "Score it by its points and what was reached, and add up again." }
why      = { zh = "漏打一项，总分就少算或错算。", en = "With one score missing the total is wrong." }
---*/
SELECT m.id AS subject, CASE WHEN m.score IS NOT NULL THEN TRUE WHEN NOT m.is_cut_off THEN FALSE END AS ok, m.at || '/score' AS path, m.name, m.target
FROM (
    SELECT i.id, i.at, i.name, i.target, i.score, count(i.score) OVER (PARTITION BY i.project) AS filled,
           EXISTS (SELECT r.at FROM reading AS r WHERE r.project = i.project AND regexp_matches(r.message, :cut_off_marks))
           OR EXISTS (SELECT p.id FROM project AS p WHERE p.id = i.project AND p.ending = 'torn')
           AND i.position = max(i.position) OVER (PARTITION BY i.project) AS is_cut_off
    FROM indicator AS i
    WHERE i.actual IS NOT NULL
) AS m
WHERE m.filled > 0
/*--- examples
[[example]]
name = "都填了；只有一项有内容"
given.indicator = [{ id = "I1", project = "A", actual = "92%", score = 10 }, { id = "I2", project = "A", actual = "92%", score = 10 }]
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "一项空着，别的都填了；另一项目的读取提示不算"
given.indicator = [{ id = "I1", project = "A", actual = "92%", score = 10 }, { id = "I2", project = "A", name = "群众满意度", target = "≥90%", actual = "92%" }]
given.reading = [{ project = "B", message = "文件在这里中断" }, { project = "A", message = "错了 1 列" }]
expect = { I1 = "pass", I2 = "fail" }
message = "“群众满意度”（目标 ≥90%）填了实际完成值，没有打分。"

[[example]]
name = "文件中断"
given.indicator = [{ id = "I1", project = "A", actual = "92%", score = 10 }, { id = "I2", project = "A", actual = "92%" }]
given.reading = [{ project = "A", message = "文件在这里中断" }]
expect = { I1 = "pass", I2 = "unknown" }

[[example]]
name = "整张表都没有填的另有规则；没有目标的行不看"
given.indicator = [{ id = "I1", project = "A", actual = "92%" }, { id = "I2", project = "B", score = 10 }]
expect = {}

[[example]]
name = "文件在最后一行中间断了；前面的行、到此为止的文件照判"
given.project = [{ id = "A", ending = "torn" }, { id = "B", ending = "open" }]
given.indicator = """
id | project | position | actual | score
I1 | A       | 1        | 92%    | 10
I2 | A       | 2        | 92%    |
I3 | A       | 3        | 92%    |
I4 | B       | 1        | 92%    | 10
I5 | B       | 2        | 92%    |
"""
expect = { I1 = "pass", I2 = "fail", I3 = "unknown", I4 = "pass", I5 = "fail" }
---*/
