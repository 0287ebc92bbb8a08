/*---
name     = "funds.spending-not-sum"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = ["rounding_unit"]
kinds    = ["monitoring", "self_evaluation", "whole_department"]
basis    = [{ practice = "表内勾稽：执行数总额＝当年财政拨款＋上年结转资金＋其他资金的执行数" }]
title    = { zh = "执行数总额不等于各项来源之和", en = "What was spent is not the sum of its sources" }
message.zh = "“{project}”执行数 {executed} 元，当年财政拨款、上年结转和其他资金的执行数合计 {parts} 元，相差 {gap} 元。"
message.en = "“{project}”: spent {executed} yuan, by its sources together {parts} yuan, a difference of {gap} yuan."
fix.zh = "核对执行数的总额和各项来源，改正写错的一个；没有支出的来源填 0.00，不要留空。"
fix.en = "Check what was spent and each source and correct the wrong figure; where nothing was spent of a source write 0.00."
why.zh = "来源与总额对不上，不知道花的是哪一笔钱。留空的来源：其余各项已等于总额的算相符，超过的算错，此外判断不了。"
why.en = "When they differ nobody knows whose money was spent. A source left blank: it passes when the others give the total, fails when they exceed it."
---*/
SELECT t.id AS subject, CASE WHEN abs(t.parts - t.executed) <= t.slack THEN TRUE
                             WHEN t.parts > t.executed OR t.complete IS NOT NULL THEN FALSE END AS ok, -- equivalent: '>' → '>=' equal sums have passed before
       t.at || '/executed' AS path, [t.at || '/executed_fiscal', t.at || '/executed_carried_over', t.at || '/executed_other'] AS other_path,
       t.name AS project, t.executed, CAST(t.parts AS DECIMAL(18, 2)) AS parts, CAST(abs(t.executed - t.parts) AS DECIMAL(18, 2)) AS gap
FROM (
  SELECT p.id, p.name, f.at, f.executed, f.executed_fiscal + f.executed_carried_over + f.executed_other AS complete,
         COALESCE(f.executed_fiscal, 0) + COALESCE(f.executed_carried_over, 0) + COALESCE(f.executed_other, 0) AS parts,
         -- two decimals of 万元 are rounded, the whole and every part for itself
         CASE WHEN p.money_unit = '万元' AND f.executed % :rounding_unit = 0 THEN :rounding_unit ELSE 0 END AS slack
  FROM project AS p JOIN funding AS f ON f.project = p.id
  WHERE f.executed IS NOT NULL AND COALESCE(f.executed_fiscal, f.executed_carried_over, f.executed_other) IS NOT NULL
) AS t
/*--- examples
[[example]]
name = "来源加起来正是总额；空着的一项什么也不加；万元两位小数的尾差"
given.project = [{ id = "A" }, { id = "B" }, { id = "C", money_unit = "万元" }, { id = "D" }, { id = "E" }]
given.funding = """
project | executed | executed_fiscal | executed_carried_over | executed_other
A       | 100      | 70              | 20                    | 10
B       | 50       | 50              |                       |
C       | 5000     | 3000            | 1900                  | 0
D       | 20       |                 | 20                    |
E       | 30       |                 |                       | 30
"""
expect = { A = "pass", B = "pass", C = "pass", D = "pass", E = "pass" }

[[example]]
name = "差一分；空着一项也已超过；万元差得更多，或总额不是两位小数；元没有尾差"
given.project = """
id | name | money_unit
A  | 巡访 |
B  |      |
C  |      | 万元
D  |      | 万元
E  |      | 元
"""
given.funding = """
project | at | executed | executed_fiscal | executed_carried_over | executed_other
A       | /f | 100      | 70              | 20                    | 9.99
B       | /f | 100      | 90              | 10.01                 |
C       | /f | 5000     | 3000            | 1899.99               | 0
D       | /f | 5050     | 3000            | 2000                  | 0
E       | /f | 5000     | 3000            | 1900                  | 0
"""
expect = { A = "fail", B = "fail", C = "fail", D = "fail", E = "fail" }
expect_path.A = ["/f/executed", "/f/executed_fiscal", "/f/executed_carried_over", "/f/executed_other"]
message = "“巡访”执行数 100.00 元，当年财政拨款、上年结转和其他资金的执行数合计 99.99 元，相差 0.01 元。"

[[example]]
name = "空着的一项可能是差的那些"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }]
given.funding = """
project | executed | executed_fiscal | executed_carried_over | executed_other
A       | 100      | 70              | 20                    |
B       | 100      | 70              |                       | 20
C       | 100      |                 | 70                    | 20
"""
expect = { A = "unknown", B = "unknown", C = "unknown" }

[[example]]
name = "没有总额或没有来源的不看"
given.project = [{ id = "A" }, { id = "B" }]
given.funding = [{ project = "A", executed_fiscal = 90 }, { project = "B", executed = 100 }]
expect = {}
---*/
