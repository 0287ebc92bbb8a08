/*---
title      = { zh = "巡查完成率", en = "Inspections done" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["inspections", "systems", "calendar"]
value      = "percent"
params     = { every_day = "" }
definition.zh = "到期末应巡查的（工作日历上的每个工作日，参数“每天巡查”为“是”时每天；每个系统一次）中，已巡查的比例。同一系统同一天巡查几次只算一次。"
definition.en = "Of the inspections due (each system, each working day of the calendar, or each day), the share done. Several on one day count once."
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
given.ledger_calendar = """
id | code       | working
D1 | 2024-01-01 | false
D2 | 2024-01-02 | true
D3 | 2024-07-31 | true
D4 | 2024-08-01 | true
D5 | 2023-12-29 | true
D6 | 2024-03-02 | false
"""
given.ledger_inspections = """
id | system | inspected_on
N1 | X1     | 2024-01-02
N2 | X1     | 2024-01-02
N3 | X2     | 2024-01-02
N4 | X1     | 2024-01-01
N5 | X1     | 2024-08-01
N6 | X1     | 2024-07-31
N7 | X1     | 2023-12-29
"""

[[example]]
name = "工作日，两个系统；一天两次只算一次"
until = 2024-07-31
given.ledger_systems = [{ id = "X1" }, { id = "X2" }]
expect = { value = 75, numerator = 3, denominator = 4, left_out = { N2 = "重复：这个系统这一天已巡查" } }

[[example]]
name = "每天"
until = 2024-07-31
params = { every_day = "是" }
given.ledger_systems = [{ id = "X1" }, { id = "X2" }]
expect = { value = 50, numerator = 4, denominator = 8, left_out = { N2 = "重复：这个系统这一天已巡查" } }
---*/
