/*---
name     = "monitoring.progress-missing"
severity = "warning"
since    = "0.1"
subject  = "indicator"
params   = []
kinds    = ["monitoring"]
basis    = [
  { text = "财预〔2019〕136号《中央部门预算绩效运行监控管理暂行办法》：对绩效目标完成情况及趋势进行监控", from = 2019-07-26, verified = false },
  { practice = "绩效运行监控表的必填栏" },
]
title    = { zh = "没有填执行进度", en = "Progress missing" }
message.zh = "“{name}”（目标 {target}）没有填截至监控时的完成情况，也没有说明原因。"
message.en = "“{name}” (target {target}) has neither its progress nor a reason."
fix      = { zh = "填已经做到的数；还没有到统计时点的，写明何时统计。", en = "Give what was done so far, or when it will be counted." }
why      = { zh = "不知道做到哪一步，监控就无从判断能不能完成。", en = "Without progress nobody can judge whether it will be done." }
---*/
SELECT m.id AS subject, m.to_date IS NOT NULL OR m.reason IS NOT NULL AS ok, m.at || '/to_date' AS path, m.name, m.target
FROM (
    SELECT i.id, i.at, i.name, i.target, i.to_date, i.reason, count(i.to_date) OVER (PARTITION BY i.project) AS filled
    FROM indicator AS i
    WHERE i.target IS NOT NULL
) AS m
WHERE m.filled > 0
/*--- examples
[[example]]
name = "都填了；没有填但写了原因"
given.indicator = [{ id = "I1", project = "A", target = "≥90%", to_date = "92%" }, { id = "I2", project = "A", target = "≥90%", reason = "年底开展调查" }]
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "一项空着，别的项目填没填不算"
given.indicator = """
id | project | target | to_date | name
I1 | A       | ≥90%   | 92%     |
I2 | A       | ≥90%   |         | 群众满意度
I3 | B       | ≥90%   |         |
"""
expect = { I1 = "pass", I2 = "fail" }
message = "“群众满意度”（目标 ≥90%）没有填截至监控时的完成情况，也没有说明原因。"

[[example]]
name = "没有目标的行不看"
given.indicator = [{ id = "I1", project = "A", to_date = "92%" }, { id = "I2", project = "A", target = "≥90%" }]
expect = {}
---*/
