/*---
name     = "monitoring.target-changed"
severity = "error"
since    = "0.1"
subject  = "indicator"
params   = []
basis    = [{ text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》第二十八条：预算执行中绩效目标须调整的，按程序报批", from = 2015-05-21 }]
title    = { zh = "指标值改了，没有调整记录", en = "Target changed without a recorded adjustment" }
message  = { zh = "“{name}”批复的指标值是 {approved}，这里写成 {target}，台账里没有调整记录。", en = "“{name}” was approved as {approved} and stands here as {target}; no adjustment is registered." }
fix      = { zh = "改回批复的指标值；确已批准调整的，把文号和前后的值记入“预算和目标调整”。", en = "Restore the approved value, or register the decision that changed it." }
why      = { zh = "完不成就改目标，监控和自评都失去意义；目标只能按程序调整。", en = "A target that moves with the result proves nothing; it changes by decision only." }
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
given.indicator = [
    { id = "I1", project = "X1", name = "发放 人数", target = "≥280人" }, { id = "I2", project = "X1", name = "完成率（全年）", target = "≤10.05%" },
    { id = "I3", project = "X1", name = "会议", target = "≥1次" }, { id = "I4", project = "X1", name = "会议", target = "≥2次" },
]
given.ledger_budgets = [{ id = "B1", project = "X1" }]
given.ledger_targets = [
    { id = "T1", project = "B1", indicator = "发放人数", target = ">=280.00(人)" }, { id = "T2", project = "B1", indicator = "完成率(全年)", target = "<= 10.05（%）" },
    { id = "T3", project = "B1", indicator = "会议", target = "≥1.00(次)" }, { id = "T4", project = "B1", indicator = "会议", target = "≥2次" },
]
expect = { I1 = "pass", I2 = "pass", I3 = "pass", I4 = "pass" }

[[example]]
name = "改了；别的项目、别的指标、别的值的调整不算，追减不算；没有批复的不看"
given.indicator = [
    { id = "I1", project = "X1", name = "发放人数", target = "≥275人" }, { id = "I2", project = "X1", name = "没有批复", target = "1" }, { id = "I3", project = "X1", name = "比例", target = "1.5%" },
]
given.ledger_budgets = [{ id = "B1", project = "X1" }, { id = "B2", project = "X2" }]
given.ledger_targets = [{ id = "T1", project = "B1", indicator = "发放人数", target = "≥280人" }, { id = "T2", project = "B2", indicator = "发放人数", target = "≥275人" }, { id = "T3", project = "B1", indicator = "比例", target = "1.05%" }]
given.ledger_adjustments = [
    { id = "A1", project = "B2", kind = "目标调整", indicator = "发放人数", new_target = "≥275人" }, { id = "A2", project = "B1", kind = "目标调整", indicator = "别的", new_target = "≥275人" },
    { id = "A3", project = "B1", kind = "目标调整", indicator = "发放人数", new_target = "≥270人" }, { id = "A4", project = "B1", kind = "追减", indicator = "发放人数", new_target = "≥275人" },
]
expect = { I1 = "fail", I3 = "fail" }
expect_path.I1 = ["/I1/target", "/T1"]
message = "“发放人数”批复的指标值是 ≥280人，这里写成 ≥275人，台账里没有调整记录。"

[[example]]
name = "有调整记录：写名称，或写路径"
given.indicator = [{ id = "I1", project = "X1", name = "发放（人数）", target = ">=275.0人" }, { id = "I2", project = "X1", name = "次数", target = "<=8次" }]
given.ledger_budgets = [{ id = "B1", project = "X1" }]
given.ledger_targets = [{ id = "T1", project = "B1", indicator = "发放(人数)", target = "≥280人" }, { id = "T2", project = "B1", indicator = "次数", target = "≤9次" }]
given.ledger_adjustments = [
    { id = "A1", project = "B1", kind = "目标调整", indicator = "发放 (人数)", new_target = "≥275 人" }, { id = "A2", project = "B1", kind = "目标调整", indicator = "/I2", new_target = "≤8.0（次）" },
]
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "指标值空着"
given.indicator = [{ id = "I1", project = "X1", name = "发放人数" }]
given.ledger_budgets = [{ id = "B1", project = "X1" }]
given.ledger_targets = [{ id = "T1", project = "B1", indicator = "发放人数", target = "≥280人" }]
expect.I1 = "unknown"
---*/
