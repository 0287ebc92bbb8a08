/*---
name     = "monitoring.indicator-dropped"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》第二十九条：按批复的绩效目标组织预算执行并开展监控和评价", from = 2015-05-21 }]
title    = { zh = "批复的指标不见了", en = "An approved indicator is missing" }
message.zh = "“{project}”批复的指标“{indicator}”（{target}）在这份表里没有。"
message.en = "“{project}”: the approved indicator “{indicator}” ({target}) is not on this form."
fix.zh = "照批复补上这个指标；确需取消的，先按程序调整，并记入“预算和目标调整”。"
fix.en = "Put the indicator back; to drop it, have the change decided and registered first."
why.zh = "监控和自评要看批复的全部指标，完不成的指标不能不报。"
why.en = "Monitoring and self-evaluation cover every approved indicator, also those that will be missed."
---*/
WITH approved AS (
    SELECT t.id, t.at, t.indicator, t.target, b.project, replace(replace(replace(t.indicator, ' ', ''), '（', '('), '）', ')') AS plain
    FROM ledger_targets AS t JOIN ledger_budgets AS b ON b.id = t.project
), shown AS (
    SELECT i.project, replace(replace(replace(i.name, ' ', ''), '（', '('), '）', ')') AS plain FROM indicator AS i
)
SELECT a.id AS subject, CASE WHEN p.id IS NOT NULL THEN count(s.plain) > 0 END AS ok, COALESCE(p.at || '/indicators', a.at) AS path, a.at AS other_path,
       p.name AS project, a.indicator, a.target
FROM approved AS a
LEFT JOIN project AS p ON p.id = a.project
LEFT JOIN shown AS s ON s.project = a.project AND s.plain = a.plain
GROUP BY a.id, a.at, a.indicator, a.target, p.id, p.at, p.name
/*--- examples
[[example]]
name = "在；空格和括号不同也在，两次也在；不在，别的项目里的不算"
given.project = [{ id = "X1", name = "研究" }, { id = "X2" }]
given.indicator = """
id | project | name
I1 | X1      | 更新系统（软件）数量
I2 | X2      | 调研次数
I3 | X1      | 更新系统 (软件)数量
I4 | X1      | 报告数
"""
given.ledger_budgets = [{ id = "B1", project = "X1" }]
given.ledger_targets = """
id | project | indicator             | target
T1 | B1      | 更新系统(软件)数量    |
T2 | B1      | 调研次数              | ≥9次
T3 | B1      | 更新 系统（软件）数量 |
T4 | B1      | 报告数                |
"""
expect = { T1 = "pass", T2 = "fail", T3 = "pass", T4 = "pass" }
expect_path.T2 = ["/X1/indicators", "/T2"]
message = "“研究”批复的指标“调研次数”（≥9次）在这份表里没有。"

[[example]]
name = "这份文件没有这个项目"
given.indicator = [{ id = "I1", name = "调研次数" }]
given.ledger_budgets = [{ id = "B1" }]
given.ledger_targets = [{ id = "T1", project = "B1", indicator = "调研次数" }]
expect.T1 = "unknown"
expect_path.T1 = ["/T1", "/T1"]
---*/
