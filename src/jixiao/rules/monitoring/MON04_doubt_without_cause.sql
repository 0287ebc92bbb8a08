/*---
name     = "monitoring.doubt-without-cause"
severity = "warning"
since    = "0.1"
subject  = "indicator"
params   = ["doubtful_likelihood"]
kinds    = ["monitoring"]
basis    = [
  { text = "财预〔2019〕136号《中央部门预算绩效运行监控管理暂行办法》：对偏差分析原因并采取纠偏措施", from = 2019-07-26, verified = false },
  { practice = "湖北省黄石市 2019 年监控表：选“有可能”“不可能”的须填原因和措施" },
]
title    = { zh = "可能完不成，却没有写原因", en = "Doubtful and no cause given" }
message.zh = "“{name}”完成目标的可能性是“{likelihood}”，偏差原因一栏空着。"
message.en = "“{name}” may miss its target (“{likelihood}”) and the column for causes is blank."
fix      = { zh = "写明原因（经费、制度、人员、硬件条件等）和下半年的措施。", en = "Give the cause (money, rules, people, equipment …) and what will be done." }
why      = { zh = "监控发现问题而不说原因，就没有办法纠正。", en = "A problem without its cause cannot be put right." }
---*/
SELECT i.id AS subject, i.reason IS NOT NULL AS ok, i.at || '/reason' AS path, i.at || '/likelihood' AS other_path, i.name, i.likelihood
FROM indicator AS i
WHERE regexp_matches(i.likelihood, :doubtful_likelihood)
/*--- examples
[[example]]
name = "写了原因"
given.indicator = [{ id = "I1", name = "图斑数", likelihood = "有可能", reason = "影像下发较晚" }]
expect.I1 = "pass"

[[example]]
name = "没有写"
given.indicator = [{ id = "I1", name = "单点平均造价", likelihood = "有可能" }, { id = "I2", name = "验收", likelihood = "完全不可能" }]
expect = { I1 = "fail", I2 = "fail" }
expect_path.I1 = ["/I1/reason", "/I1/likelihood"]
message = "“单点平均造价”完成目标的可能性是“有可能”，偏差原因一栏空着。"

[[example]]
name = "确定能的、没有填的不看"
given.indicator = [{ id = "I1", name = "图斑数", likelihood = "确定能" }, { id = "I2", name = "图斑数" }]
expect = {}
---*/
