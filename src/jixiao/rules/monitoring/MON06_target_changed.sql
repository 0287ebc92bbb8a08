/*---
name     = "monitoring.target-changed"
severity = "error"
since    = "0.1"
subject  = "indicator"
params   = []
basis    = [{ text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》第二十八条：预算执行中绩效目标须调整的，按程序报批", from = 2015-05-21 }]
title    = { zh = "指标值改了，没有调整记录", en = "Target changed without a recorded adjustment" }
message.zh = "“{name}”批复的指标值是 {approved}，这里写成 {target}，台账里没有调整记录。"
message.en = "“{name}” was approved as {approved} and stands here as {target}; no adjustment is registered."
fix.zh = "改回批复的指标值；确已批准调整的，把文号和前后的值记入“预算和目标调整”。"
fix.en = "Restore the approved value, or register the decision that changed it."
why.zh = "完不成就改目标，监控和自评都失去意义；目标只能按程序调整。"
why.en = "A target that moves with the result proves nothing; it changes by decision only."
---*/
WITH approved AS (
    SELECT t.at, b.project, replace(replace(replace(t.indicator, ' ', ''), '（', '('), '）', ')') AS plain, t.target,
           regexp_replace(regexp_replace(replace(replace(t.target, '>=', '≥'), '<=', '≤'), '[ ()（）]', '', 'g'), '\.0+([^0-9]|$)', '\1', 'g') AS value
    FROM ledger_targets AS t JOIN ledger_budgets AS b ON b.id = t.project
), changed AS (
    SELECT b.project, replace(replace(replace(a.indicator, ' ', ''), '（', '('), '）', ')') AS plain,
           regexp_replace(regexp_replace(replace(replace(a.new_target, '>=', '≥'), '<=', '≤'), '[ ()（）]', '', 'g'), '\.0+([^0-9]|$)', '\1', 'g') AS value
    FROM ledger_adjustments AS a JOIN ledger_budgets AS b ON b.id = a.project
    WHERE a.kind = '目标调整'
), shown AS (
    SELECT i.id, i.at, i.project, i.name, i.target, replace(replace(replace(i.name, ' ', ''), '（', '('), '）', ')') AS plain,
           regexp_replace(regexp_replace(replace(replace(i.target, '>=', '≥'), '<=', '≤'), '[ ()（）]', '', 'g'), '\.0+([^0-9]|$)', '\1', 'g') AS value
    FROM indicator AS i
)
SELECT s.id AS subject,
       CASE WHEN s.value IS NOT NULL THEN bool_or(a.value = s.value) OR COALESCE(bool_or(c.value = s.value), FALSE) END AS ok,
       s.at || '/target' AS path, min(a.at) AS other_path, s.name, s.target, min(a.target) AS approved
FROM shown AS s
JOIN approved AS a ON a.project = s.project AND a.plain = s.plain
LEFT JOIN changed AS c ON c.project = s.project AND (c.plain = s.plain OR c.plain = s.at)
GROUP BY s.id, s.at, s.name, s.target, s.value
/*--- examples
[[example]]
name = "一样，写法不同也一样；两个同名指标各有其一"
given.indicator = """
id | project | name           | target
I1 | X1      | 发放 人数      | ≥280人
I2 | X1      | 完成率（全年） | ≤10.05%
I3 | X1      | 会议           | ≥1次
I4 | X1      | 会议           | ≥2次
"""
given.ledger_budgets = [{ id = "B1", project = "X1" }]
given.ledger_targets = """
id | project | indicator    | target
T1 | B1      | 发放人数     | >=280.00(人)
T2 | B1      | 完成率(全年) | <= 10.05（%）
T3 | B1      | 会议         | ≥1.00(次)
T4 | B1      | 会议         | ≥2次
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass", I4 = "pass" }

[[example]]
name = "改了；别的项目、别的指标、别的值的调整不算，追减不算；没有批复的不看"
given.indicator = """
id | project | name     | target
I1 | X1      | 发放人数 | ≥275人
I2 | X1      | 没有批复 | 1
I3 | X1      | 比例     | 1.5%
"""
given.ledger_budgets = [{ id = "B1", project = "X1" }, { id = "B2", project = "X2" }]
given.ledger_targets = """
id | project | indicator | target
T1 | B1      | 发放人数  | ≥280人
T2 | B2      | 发放人数  | ≥275人
T3 | B1      | 比例      | 1.05%
"""
given.ledger_adjustments = """
id | project | kind     | indicator | new_target
A1 | B2      | 目标调整 | 发放人数  | ≥275人
A2 | B1      | 目标调整 | 别的      | ≥275人
A3 | B1      | 目标调整 | 发放人数  | ≥270人
A4 | B1      | 追减     | 发放人数  | ≥275人
"""
expect = { I1 = "fail", I3 = "fail" }
expect_path.I1 = ["/I1/target", "/T1"]
message = "“发放人数”批复的指标值是 ≥280人，这里写成 ≥275人，台账里没有调整记录。"

[[example]]
name = "有调整记录：写名称，或写路径"
given.indicator = [{ id = "I1", project = "X1", name = "发放（人数）", target = ">=275.0人" }, { id = "I2", project = "X1", name = "次数", target = "<=8次" }]
given.ledger_budgets = [{ id = "B1", project = "X1" }]
given.ledger_targets = """
id | project | indicator  | target
T1 | B1      | 发放(人数) | ≥280人
T2 | B1      | 次数       | ≤9次
"""
given.ledger_adjustments = """
id | project | kind     | indicator   | new_target
A1 | B1      | 目标调整 | 发放 (人数) | ≥275 人
A2 | B1      | 目标调整 | /I2         | ≤8.0（次）
"""
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "指标值空着"
given.indicator = [{ id = "I1", project = "X1", name = "发放人数" }]
given.ledger_budgets = [{ id = "B1", project = "X1" }]
given.ledger_targets = [{ id = "T1", project = "B1", indicator = "发放人数", target = "≥280人" }]
expect.I1 = "unknown"
---*/
