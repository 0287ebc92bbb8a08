/*---
name     = "funds.spent-more-than-budget"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = []
kinds    = ["monitoring", "self_evaluation", "whole_department"]
basis    = [
  { practice = "预算约束：支出不超过调整后的预算数" },
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：预算执行率超过百分之百的应当说明", from = 2020-02-25, verified = false },
]
title    = { zh = "执行数大于预算数", en = "More spent than budgeted" }
message.zh = "“{project}”的执行数 {executed} 元，预算数只有 {budget} 元，多出 {gap} 元。"
message.en = "“{project}” spent {executed} yuan of a budget of {budget}, {gap} too much."
fix.zh = "有追加的，把预算数改为调整后的数；没有追加的，核对执行数。"
fix.en = "Put the adjusted budget where money was added; otherwise check what was spent."
why.zh = "没有预算不得支出；多半是预算数没有按调整后的填，或执行数串了行。"
why.en = "Nothing may be spent without a budget; mostly the adjusted figure was not entered or a row was mixed up."
---*/
SELECT f.project AS subject, f.executed <= COALESCE(f.adjusted, f.annual) AS ok, f.at || '/executed' AS path, f.at || '/annual' AS other_path,
       p.name AS project, f.executed, COALESCE(f.adjusted, f.annual) AS budget, CAST(f.executed - COALESCE(f.adjusted, f.annual) AS DECIMAL(18, 2)) AS gap
FROM funding AS f
JOIN project AS p ON p.id = f.project
WHERE f.executed IS NOT NULL
/*--- examples
[[example]]
name = "正好用完；按调整后的数比"
given.project = [{ id = "A" }, { id = "B" }]
given.funding = [{ project = "A", annual = 100, executed = 100 }, { project = "B", annual = 100, adjusted = 120, executed = 120 }]
expect = { A = "pass", B = "pass" }

[[example]]
name = "多一分"
given.project = [{ id = "A", name = "宣传" }]
given.funding = [{ project = "A", annual = 100, executed = 100.01 }]
expect.A = "fail"
message = "“宣传”的执行数 100.01 元，预算数只有 100.00 元，多出 0.01 元。"

[[example]]
name = "没有预算数"
given.project = [{ id = "A" }]
given.funding = [{ project = "A", executed = 100 }]
expect.A = "unknown"

[[example]]
name = "没有执行数的不看"
given.project = [{ id = "A" }]
given.funding = [{ project = "A", annual = 100 }]
expect = {}
---*/
