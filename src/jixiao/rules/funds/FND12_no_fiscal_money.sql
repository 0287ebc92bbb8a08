/*---
name     = "funds.no-fiscal-money"
severity = "note"
since    = "0.1"
subject  = "project"
params   = []
kinds    = ["declaration"]
basis    = [{ practice = "财政支出项目申报表应有财政资金；全部使用其他资金的须说明来源" }]
title    = { zh = "财政支出项目没有财政资金", en = "A fiscal project without fiscal money" }
message.zh = "“{project}”全年 {annual} 元都不是当年财政拨款，其他资金 {other} 元。请说明资金来源。"
message.en = "None of the {annual} yuan of “{project}” is fiscal money of the year; other funds are {other} yuan. Please say where they come from."
fix.zh = "在情况说明中写明其他资金的来源（上级拨款、单位资金等）；若本是财政拨款而填错了栏，改到财政拨款栏。"
fix.en = "Name the source of the other funds in the narrative; if it is fiscal money in the wrong cell, move it."
why.zh = "来源不同，批复机关和公开范围不同。这是来源问题，不是算术错误。"
why.en = "Another source means another approving body and another duty to publish. It is a question about the source, not wrong arithmetic."
---*/
SELECT p.id AS subject, COALESCE(f.annual_fiscal, f.annual - f.annual_other) + COALESCE(f.carried_over, 0) > 0 AS ok,
       f.at || '/annual_fiscal' AS path, f.at || '/annual_other' AS other_path, COALESCE(p.name, p.narrative_name) AS project,
       f.annual, f.annual_other AS other
FROM project AS p JOIN funding AS f ON f.project = p.id
WHERE f.annual > 0
/*--- examples
[[example]]
name = "some fiscal money, be it a cent, or carried over from last year"
given.project = [{ id = "P1" }, { id = "P2" }, { id = "P3" }]
given.funding = """
project | annual | annual_fiscal | annual_other | carried_over
P1      | 100    | 0.01          | 99.99        |
P2      | 100    | 0             |              | 100
P3      | 100    |               | 99.99        |
"""
expect = { P1 = "pass", P2 = "pass", P3 = "pass" }

[[example]]
name = "all of it other funds, with the fiscal cell zero or blank"
given.project = [{ id = "P1", name = "小组活动" }, { id = "P2", name = "绿化" }]
given.funding = """
project | annual | annual_fiscal | carried_over | annual_other
P1      | 200000 | 0             | 0            | 200000
P2      | 100    |               |              | 100
"""
expect = { P1 = "fail", P2 = "fail" }
message = "“小组活动”全年 200,000.00 元都不是当年财政拨款，其他资金 200,000.00 元。请说明资金来源。"

[[example]]
name = "neither source filled; no money at all"
given.project = [{ id = "P1" }, { id = "P2" }, { id = "P3" }]
given.funding = [{ project = "P1", annual = 0.01 }, { project = "P2", annual = 0, annual_fiscal = 0 }, { project = "P3", annual_fiscal = 0 }]
expect = { P1 = "unknown" }
---*/
