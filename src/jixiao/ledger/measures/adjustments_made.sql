/*---
title      = { zh = "预算调整次数", en = "Adjustments made" }
unit       = "次"
direction  = "less"
period     = "cumulative"
ledgers    = ["budgets", "adjustments"]
value      = "sum"
params     = { kind = "" }
definition.zh = "本项目期内批准的预算和目标调整次数（参数 kind 指定类别，空着为全部）。登记了预算而没有调整的为 0。"
definition.en = "Adjustments of the project decided, of one sort where the parameter names it; none where only the budget is registered."
source     = "预算调整"
fits       = { words = ["科目 调整", "预算 调整", "目标 调整"], without = ["率"], levels = ["数量指标", "质量指标"], units = ["次"] }
---*/
SELECT b.at AS address, :starts AS day, 0 AS numerator, TRUE AS counted, NULL AS note
FROM ledger_budgets AS b
WHERE b.id = :project
UNION ALL
SELECT j.at, j.decided_on, 1, TRUE, NULL
FROM ledger_adjustments AS j
WHERE j.project = :project AND (j.kind = :kind OR :kind = '') AND j.decided_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "两次，一次在期末以后，一次是别的项目"
until = 2024-07-31
given.ledger_budgets = [{ id = "B1" }, { id = "B2" }]
given.ledger_adjustments = """
id | project | kind     | decided_on
J1 | B1      | 追加     | 2024-01-01
J2 | B1      | 目标调整 | 2024-07-31
J3 | B1      | 追加     | 2024-08-01
J4 | B2      | 追加     | 2024-02-01
J5 | B1      | 追加     | 2023-12-31
"""
expect = { value = 2, rows = 3 }

[[example]]
name = "指定类别"
until = 2024-07-31
params = { kind = "追加" }
given.ledger_budgets = [{ id = "B1" }]
given.ledger_adjustments = """
id | project | kind     | decided_on
J1 | B1      | 追加     | 2024-01-01
J2 | B1      | 目标调整 | 2024-07-31
J3 | B1      | 追加     | 2024-02-01
"""
expect = { value = 2, rows = 3 }

[[example]]
name = "没有调整为零"
until = 2024-07-31
given.ledger_budgets = [{ id = "B1" }]
expect = { value = 0, rows = 1 }
---*/
