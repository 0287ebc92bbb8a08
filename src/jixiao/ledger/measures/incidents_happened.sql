/*---
title      = { zh = "安全事件次数", en = "Incidents" }
unit       = "次"
direction  = "less"
period     = "cumulative"
ledgers    = ["incidents", "systems"]
value      = "sum"
params     = { kind = "" }
definition.zh = "期内发生的事件次数（参数 kind 指定类别，空着为全部）。登记了系统而没有事件的为 0。"
definition.en = "Incidents, of one sort where the parameter names it; none where only systems are registered."
source     = "网络安全事件、信息系统"
fits.words = ["安全 事件", "安全 事故", "责任 事故", "服务 中断"]
fits.levels = ["数量指标", "质量指标", "社会效益指标"]
fits.goods = ["安全无事故", "无事故"]
fits.units = ["次", "起"]
---*/
SELECT s.at AS address, :starts AS day, 0 AS numerator, TRUE AS counted, NULL AS note
FROM ledger_systems AS s
UNION ALL
SELECT i.at, i.happened_on, 1, TRUE, NULL
FROM ledger_incidents AS i
WHERE (i.kind = :kind OR :kind = '') AND i.happened_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "不指定类别"
until = 2024-07-31
given.ledger_systems = [{ id = "X1" }, { id = "X2" }]
given.ledger_incidents = """
id | happened_on | kind
I1 | 2024-01-01  | 服务中断
I2 | 2024-07-31  | 数据丢失
I3 | 2024-08-01  | 服务中断
I4 | 2023-12-31  | 服务中断
I5 | 2024-03-01  | 服务中断
"""
expect = { value = 3, rows = 5 }

[[example]]
name = "指定类别"
until = 2024-07-31
params = { kind = "服务中断" }
given.ledger_systems = [{ id = "X1" }, { id = "X2" }]
given.ledger_incidents = """
id | happened_on | kind
I1 | 2024-01-01  | 服务中断
I2 | 2024-07-31  | 数据丢失
I3 | 2024-08-01  | 服务中断
I4 | 2023-12-31  | 服务中断
I5 | 2024-03-01  | 服务中断
"""
expect = { value = 2, rows = 4 }

[[example]]
name = "没有事件为零"
until = 2024-07-31
given.ledger_systems = [{ id = "X1" }]
expect = { value = 0, rows = 1 }
---*/
