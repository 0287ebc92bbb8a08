/*---
name     = "funds.off-by-ten-thousand"
severity = "warning"
since    = "0.1"
subject  = "project"
params   = ["total_cost_words"]
basis    = [{ practice = "一万倍之差：元与万元写错" }]
title    = { zh = "金额差一万倍", en = "Amounts differ by a factor of ten thousand" }
message.zh = "“{project}”的年度资金总额是 {annual} 元，另一处写的是 {other} 元，正好差一万倍，像是元与万元写错了。"
message.en = "“{project}” has {annual} yuan for the year and {other} yuan elsewhere, exactly ten thousand times as much: “元” and “万元” were confused."
fix      = { zh = "查明单位，改正其中一处。", en = "Find out the unit and correct one place." }
why      = { zh = "以万元为单位的表填了元，或反过来，是最常见的位数错误。", en = "Yuan in a form of “万元”, or the reverse, is the commonest slip." }
---*/
SELECT s.project AS subject, f.annual <> s.amount * 10000 AND f.annual * 10000 <> s.amount AS ok, f.at || '/annual' AS path, s.place AS other_path,
       p.name AS project, f.annual, s.amount AS other
FROM (
    SELECT n.project, n.at || '/budget' AS place, COALESCE(n.printed_total, n.total) AS amount FROM narrative AS n
    UNION ALL
    SELECT i.project, i.at || '/target', i.money FROM indicator AS i
    WHERE i.level1 = '成本指标' AND i.unit_per IS NULL AND regexp_matches(i.name, :total_cost_words)
) AS s
JOIN funding AS f ON f.project = s.project
JOIN project AS p ON p.id = s.project
WHERE f.annual > 0 AND s.amount > 0
/*--- examples
[[example]]
name = "相同，或差别不是一万倍；单价、分项不比"
given.project = [{ id = "A" }]
given.funding = [{ project = "A", annual = 9000 }]
given.narrative = [{ project = "A", printed_total = 9000, total = 90000000 }]
given.indicator = """
id | project | level1   | name   | money    | unit_per
I1 | A       | 成本指标 | 总成本 | 90000    |
I2 | A       | 成本指标 | 总成本 | 90000000 | person
I3 | A       | 成本指标 | 印刷   | 90000000 |
I4 | A       | 效益指标 | 总成本 | 90000000 |
"""
expect.A = "pass"

[[example]]
name = "差一万倍"
given.project = [{ id = "A", name = "疏浚" }, { id = "B" }, { id = "C" }]
given.funding = [{ project = "A", annual = 9000 }, { project = "B", annual = 90000000 }, { project = "C", annual = 0.01 }]
given.narrative = [{ project = "B", total = 9000 }, { project = "C", total = 100 }]
given.indicator = [{ id = "I1", project = "A", level1 = "成本指标", name = "项目总成本", money = 90000000 }]
expect = { A = "fail", B = "fail", C = "fail" }
expect_path.A = ["/A/funding/annual", "/I1/target"]
message = "“疏浚”的年度资金总额是 9,000.00 元，另一处写的是 90,000,000.00 元，正好差一万倍，像是元与万元写错了。"

[[example]]
name = "一分钱与一百元也是；为零的、空着的不看"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }]
given.funding = [{ project = "A", annual = 100 }, { project = "B", annual = 0 }, { project = "C", annual = 100 }]
given.narrative = [{ project = "A", total = 0.01 }, { project = "B", total = 100 }, { project = "C" }]
expect.A = "fail"

[[example]]
name = "文字合计为零的不看"
given.project = [{ id = "A" }]
given.funding = [{ project = "A", annual = 100 }]
given.narrative = [{ project = "A", total = 0 }]
expect = {}
---*/
