/*---
title      = { zh = "系统更新次数", en = "Releases of the systems" }
unit       = "次"
direction  = "more"
period     = "cumulative"
ledgers    = ["releases"]
value      = "sum"
definition.zh = "期内上线的系统更新次数。同一系统同一天同一类别同一内容只计一次。"
definition.en = "Releases that went live. The same system, day, sort and content counts once."
source     = "系统更新记录"
fits       = { words = ["更新 系统", "系统 升级", "更新 软件", "系统更新", "版本 更新"], without = ["率", "及时"], levels = ["数量指标"], units = ["次", "个"] }
---*/
SELECT r.at AS address, r.released_on AS day, 1 AS numerator, r.at = r.earliest AS counted,
       CASE WHEN r.at <> r.earliest THEN '重复：与 ' || r.earliest || ' 是同一次更新' END AS note
FROM (
    SELECT x.at, x.released_on, min(x.at) OVER (PARTITION BY x.system, x.released_on, x.kind, x.content) AS earliest
    FROM ledger_releases AS x
    WHERE x.released_on BETWEEN :starts AND :until
) AS r
/*--- examples
[[example]]
name = "期内的算；登记两次的不算"
until = 2024-07-31
given.ledger_releases = """
id | system | released_on | kind     | content
R1 | X1     | 2024-01-01  | 功能更新 | 甲
R2 | X1     | 2024-01-01  | 功能更新 | 甲
R3 | X2     | 2024-01-01  | 功能更新 | 甲
R4 | X1     | 2024-07-31  | 漏洞修补 | 甲
R5 | X1     | 2024-08-01  | 漏洞修补 | 甲
R6 | X1     | 2023-12-31  | 漏洞修补 | 甲
"""
expect = { value = 3, rows = 3, left_out = { R2 = "重复：与 /R1 是同一次更新" } }
---*/
