/*---
title      = { zh = "巡查完成率", en = "Inspections done" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["inspections", "systems", "calendar"]
value      = "percent"
params     = { every_day = "" }
definition = { zh = "到期末应巡查的（工作日历上的每个工作日，参数 every_day 为“是”时每天；每个系统一次）中，已巡查的比例。同一系统同一天巡查几次只算一次。", en = "Of the inspections due (each system, each working day of the calendar, or each day), the share done. Several on one day count once." }
source     = "系统巡查、信息系统、工作日历"
fits       = { words = ["巡查", "巡检", "日常 检查", "安检"], without = ["次数"], levels = ["质量指标", "数量指标", "时效指标"], units = ["%"] }
---*/
WITH due AS (
    SELECT c.at, c.code
    FROM ledger_calendar AS c
    WHERE (c.working OR :every_day = '是') AND c.code BETWEEN :starts AND :until
)
SELECT d.at AS address, d.code AS day, 0 AS numerator, count(*) AS denominator, TRUE AS counted, NULL AS note
FROM due AS d CROSS JOIN ledger_systems AS s
GROUP BY d.at, d.code
UNION ALL
SELECT n.at, n.inspected_on, 1, 0, n.at = min(n.at) OVER (PARTITION BY n.system, n.inspected_on), '重复：这个系统这一天已巡查'
FROM ledger_inspections AS n JOIN due AS d ON d.code = n.inspected_on
/*--- examples
[[example]]
name = "工作日，两个系统；一天两次只算一次"
until = 2024-07-31
given.ledger_calendar = [
    { id = "D1", code = 2024-01-01, working = false },
    { id = "D2", code = 2024-01-02, working = true },
    { id = "D3", code = 2024-07-31, working = true },
    { id = "D4", code = 2024-08-01, working = true },
    { id = "D5", code = 2023-12-29, working = true },
    { id = "D6", code = 2024-03-02, working = false },
]
given.ledger_systems = [
    { id = "X1" },
    { id = "X2" },
]
given.ledger_inspections = [
    { id = "N1", system = "X1", inspected_on = 2024-01-02 },
    { id = "N2", system = "X1", inspected_on = 2024-01-02 },
    { id = "N3", system = "X2", inspected_on = 2024-01-02 },
    { id = "N4", system = "X1", inspected_on = 2024-01-01 },
    { id = "N5", system = "X1", inspected_on = 2024-08-01 },
    { id = "N6", system = "X1", inspected_on = 2024-07-31 },
    { id = "N7", system = "X1", inspected_on = 2023-12-29 },
]
expect = { value = 75, numerator = 3, denominator = 4, left_out = { N2 = "重复：这个系统这一天已巡查" } }

[[example]]
name = "每天"
until = 2024-07-31
params = { every_day = "是" }
given.ledger_calendar = [
    { id = "D1", code = 2024-01-01, working = false },
    { id = "D2", code = 2024-01-02, working = true },
    { id = "D3", code = 2024-07-31, working = true },
    { id = "D4", code = 2024-08-01, working = true },
    { id = "D5", code = 2023-12-29, working = true },
    { id = "D6", code = 2024-03-02, working = false },
]
given.ledger_systems = [
    { id = "X1" },
    { id = "X2" },
]
given.ledger_inspections = [
    { id = "N1", system = "X1", inspected_on = 2024-01-02 },
    { id = "N2", system = "X1", inspected_on = 2024-01-02 },
    { id = "N3", system = "X2", inspected_on = 2024-01-02 },
    { id = "N4", system = "X1", inspected_on = 2024-01-01 },
    { id = "N5", system = "X1", inspected_on = 2024-08-01 },
    { id = "N6", system = "X1", inspected_on = 2024-07-31 },
    { id = "N7", system = "X1", inspected_on = 2023-12-29 },
]
expect = { value = 50, numerator = 4, denominator = 8, left_out = { N2 = "重复：这个系统这一天已巡查" } }
---*/
