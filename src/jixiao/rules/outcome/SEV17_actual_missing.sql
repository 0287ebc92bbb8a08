/*---
name     = "outcome.actual-missing"
severity = "error"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["cut_off_marks"]
kinds    = ["self_evaluation"]
basis    = [
  { practice = "绩效自评表的必填栏：每个指标都要有实际完成值" },
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：自评对照绩效目标逐项反映完成情况", from = 2020-02-25, verified = false },
]
title    = { zh = "没有填实际完成值", en = "Actual value missing" }
message  = { zh = "“{name}”（目标 {target}）没有填实际完成值。", en = "“{name}” (target {target}) has no actual value." }
fix      = { zh = "填上实际做到的数；没有开展的写明“未开展”和原因。", en = "Put what was reached; where nothing was done say so and why." }
why      = { zh = "没有实际值，得分就没有依据。", en = "Without an actual value the score rests on nothing." }
---*/
SELECT m.id AS subject, CASE WHEN m.actual IS NOT NULL THEN TRUE WHEN NOT m.is_cut_off THEN FALSE END AS ok, m.at || '/actual' AS path, m.name, m.target
FROM (
    SELECT i.id, i.at, i.name, i.target, i.actual, count(i.actual) OVER (PARTITION BY i.project) + count(i.score) OVER (PARTITION BY i.project) AS filled,
           EXISTS (SELECT r.at FROM reading AS r WHERE r.project = i.project AND regexp_matches(r.message, :cut_off_marks))
           OR EXISTS (SELECT p.id FROM project AS p WHERE p.id = i.project AND p.ending = 'torn')
           AND i.position = max(i.position) OVER (PARTITION BY i.project) AS is_cut_off
    FROM indicator AS i
    WHERE i.target IS NOT NULL
) AS m
WHERE m.filled > 0
/*--- examples
[[example]]
name = "都填了；只有一项有内容"
given.indicator = [{ id = "I1", project = "A", target = "≥90%", actual = "92%" }, { id = "I2", project = "A", target = "≥90%", actual = "92%" }]
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "一项空着，别的都填了；另一项目的读取提示不算"
given.indicator = [{ id = "I1", project = "A", target = "≥90%", actual = "92%" }, { id = "I2", project = "A", name = "群众满意度", target = "≥90%" }]
given.reading = [{ project = "B", message = "文件在这里中断" }, { project = "A", message = "错了 1 列" }]
expect = { I1 = "pass", I2 = "fail" }
message = "“群众满意度”（目标 ≥90%）没有填实际完成值。"

[[example]]
name = "文件中断"
given.indicator = [{ id = "I1", project = "A", target = "≥90%", actual = "92%" }, { id = "I2", project = "A", target = "≥90%" }]
given.reading = [{ project = "A", message = "文件在这里中断" }]
expect = { I1 = "pass", I2 = "unknown" }

[[example]]
name = "整张表什么都没有填的另有规则；没有目标的行不看"
given.indicator = [{ id = "I1", project = "A", target = "≥90%" }, { id = "I2", project = "B", actual = "92%" }]
expect = {}

[[example]]
name = "一项实际值都没有填，却打了分"
given.indicator = """
id | project | position | target | score
I1 | A       | 1        | ≥90%   | 10
I2 | A       | 2        | ≥10人  | 10
I3 | B       | 1        | ≥90%   |
I4 | B       | 2        | ≥90%   | 10
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail" }

[[example]]
name = "文件在最后一行中间断了；前面的行、到此为止的文件照判"
given.project = [{ id = "A", ending = "torn" }, { id = "B", ending = "open" }]
given.indicator = """
id | project | position | target | actual
I1 | A       | 1        | ≥90%   | 92%
I2 | A       | 2        | ≥90%   |
I3 | A       | 3        | ≥90%   |
I4 | B       | 1        | ≥90%   | 92%
I5 | B       | 2        | ≥90%   |
"""
expect = { I1 = "pass", I2 = "fail", I3 = "unknown", I4 = "pass", I5 = "fail" }
---*/
