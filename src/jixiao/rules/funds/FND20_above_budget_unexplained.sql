/*---
name     = "funds.above-budget-unexplained"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = []
kinds    = ["monitoring", "self_evaluation"]
basis    = [
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：预算执行率超过百分之百的应当说明", from = 2020-02-25, verified = false },
  { practice = "预算约束：没有追加，支出不超过预算" },
]
title    = { zh = "执行率或全年预计超过 100%，没有说明", en = "More than the budget spent or expected, and no reason" }
message  = { zh = "“{project}”{fault}，表里没有一处说明原因。", en = "“{project}”: {fault_en}, and nowhere does the form say why." }
fix.zh = "有追加的，把预算数改为调整后的数并注明文号；没有追加的，核对执行数或执行率。"
fix.en = "Put the adjusted budget with its document where money was added; otherwise check what was spent."
why.zh = "没有预算不得支出。执行数和预算数都印了的，由另一条规则比较。"
why.en = "Nothing may be spent without a budget. Where both amounts are printed another rule compares them."
---*/
SELECT p.id AS subject, NOT (o.is_rate_over OR o.is_forecast_over) OR o.is_explained AS ok,
       o.at || CASE WHEN o.is_rate_over THEN '/execution_rate' ELSE '/forecast' END AS path, p.name AS project,
       CASE WHEN o.is_rate_over THEN '执行率印的是 ' || CAST(o.rate AS VARCHAR) || '%'
         ELSE '全年预计执行 ' || CAST(o.forecast AS VARCHAR) || ' 元，预算只有 ' || CAST(o.budget AS VARCHAR) || ' 元' END AS fault,
       CASE WHEN o.is_rate_over THEN 'the rate of execution is ' || CAST(o.rate AS VARCHAR) || '%'
         ELSE CAST(o.forecast AS VARCHAR) || ' yuan are expected to be spent of ' || CAST(o.budget AS VARCHAR) END AS fault_en
FROM (
    SELECT f.project, f.at, CAST(f.execution_rate AS DECIMAL(18, 2)) AS rate, f.forecast, COALESCE(f.adjusted, f.initial, f.annual) AS budget,
           COALESCE(f.execution_rate > 100 AND (f.executed IS NULL OR COALESCE(f.adjusted, f.annual) IS NULL), FALSE) AS is_rate_over,
           COALESCE(f.forecast > COALESCE(f.adjusted, f.initial, f.annual), FALSE) AS is_forecast_over,
           EXISTS (SELECT i.id FROM indicator AS i WHERE i.project = f.project AND i.reason IS NOT NULL)
             OR EXISTS (SELECT r.id FROM project AS r WHERE r.id = f.project AND r.general_reason IS NOT NULL) AS is_explained
    FROM funding AS f
    WHERE f.execution_rate IS NOT NULL OR f.forecast IS NOT NULL
) AS o
JOIN project AS p ON p.id = o.project
/*--- examples
[[example]]
name = "all of it spent; a forecast within the budget; above it with a reason; where both amounts stand another rule looks"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "D", general_reason = "追加" }, { id = "E" }]
given.funding = """
project | execution_rate | forecast | adjusted | initial | annual | executed
A       | 100            |          |          |         |        |
B       |                | 500      | 500      | 400     |        |
C       | 120            |          |          |         |        |
D       |                | 600      |          |         | 500    |
E       | 120            |          |          |         | 500    | 600
"""
given.indicator = [{ id = "I1", project = "C", reason = "年中追加" }, { id = "I2", project = "B" }]
expect = { A = "pass", B = "pass", C = "pass", D = "pass", E = "pass" }

[[example]]
name = "a rate above a hundred where an amount is missing"
given.project = [{ id = "A", name = "巡访" }, { id = "B" }]
given.funding = [{ project = "A", at = "/f", execution_rate = 105.5, executed = 600 }, { project = "B", execution_rate = 100.01, annual = 600 }]
given.indicator = [{ id = "I1", project = "A" }, { id = "I2", project = "Z", reason = "追加" }]
expect = { A = "fail", B = "fail" }
expect_path.A = ["/f/execution_rate"]
message = "“巡访”执行率印的是 105.50%，表里没有一处说明原因。"

[[example]]
name = "more expected than budgeted"
given.project = [{ id = "A", name = "巡访" }, { id = "B", general_reason = "追加" }]
given.funding = [{ project = "A", at = "/f", forecast = 500.01, initial = 500 }, { project = "Z", forecast = 1, initial = 2 }]
expect.A = "fail"
expect_path.A = ["/f/forecast"]
message = "“巡访”全年预计执行 500.01 元，预算只有 500.00 元，表里没有一处说明原因。"

[[example]]
name = "neither a rate nor a forecast"
given.project = [{ id = "A" }]
given.funding = [{ project = "A", executed = 600, annual = 500 }]
expect = {}
---*/
