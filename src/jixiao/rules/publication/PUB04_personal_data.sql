/*---
name     = "publication.personal-data"
severity = "warning"
since    = "0.1"
subject  = "project"
params   = ["personal_numbers", "identity_numbers", "mobile_numbers"]
basis    = [
  { text = "《中华人民共和国政府信息公开条例》（国务院令第711号）：涉及个人隐私等的政府信息不得公开", from = 2019-05-15, verified = false },
  { text = "《中华人民共和国个人信息保护法》：处理个人信息应当具有合法性基础", from = 2021-11-01, verified = false },
]
title    = { zh = "要公开的文字里有个人信息", en = "Personal data in a text to be published" }
message.zh = "“{project}”有 {number} 处写着像是{kind}的号码。公开前应当删去；此处不再重复号码。"
message.en = """\
  “{project}” holds {number} place(s) with what looks like the number of a person’s identity card, mobile phone or bank card. Take it out before publishing; \
  the number is not repeated here."""
fix      = { zh = "删去号码，或只留单位的办公电话。", en = "Delete it, or leave only the office telephone." }
why.zh = "绩效目标随预算公开，号码一旦上网就收不回来。身份证号按位数和日期、手机号按 11 位认定，不核对真假。"
why.en = "Targets are published with the budget, and a number once online cannot be called back. Shapes are recognised, not persons."
---*/
WITH passage AS (
  SELECT p.id AS project, p.at || '/name' AS path, p.name AS words FROM project AS p
  UNION ALL SELECT n.project, n.at || '/overview', n.overview FROM narrative AS n
  UNION ALL SELECT n.project, n.at || '/basis', n.basis FROM narrative AS n
  UNION ALL SELECT n.project, n.at || '/implementer', n.implementer FROM narrative AS n
  UNION ALL SELECT n.project, n.at || '/plan', n.plan FROM narrative AS n
  UNION ALL SELECT n.project, n.at || '/budget', n.budget FROM narrative AS n
  UNION ALL SELECT g.project, g.at, g.text FROM goal AS g
  UNION ALL SELECT i.project, i.at || '/name', i.name FROM indicator AS i
  UNION ALL SELECT i.project, i.at || '/target', i.word FROM indicator AS i
  UNION ALL SELECT i.project, i.at || '/actual', i.actual FROM indicator AS i
  UNION ALL SELECT i.project, i.at || '/reason', i.reason FROM indicator AS i
), marked AS (
  SELECT a.project, a.path, CASE WHEN regexp_matches(a.words, :identity_numbers) THEN 1 WHEN regexp_matches(a.words, :mobile_numbers) THEN 2 END AS kind
  FROM passage AS a WHERE regexp_matches(a.words, :personal_numbers)
)
SELECT p.id AS subject, count(m.path) = 0 AS ok, COALESCE(min(m.path), p.at || '/name') AS path, list(m.path ORDER BY m.path) AS other_path,
       COALESCE(p.name, p.narrative_name) AS project, count(m.path) AS number,
       CASE min(m.kind) WHEN 1 THEN '身份证号' WHEN 2 THEN '手机号' ELSE '银行卡号' END AS kind
FROM project AS p LEFT JOIN marked AS m ON m.project = p.id
GROUP BY p.id, p.at, p.name, p.narrative_name
/*--- examples
[[example]]
name = "金额、年份、文号、单位电话不是"
given.project = [{ id = "A", name = "普法" }]
given.narrative = [{ project = "A", plan = "投入 13800138000.5 元，编号 20240101，电话 021-57812345，12800138000" }]
expect.A = "pass"

[[example]]
name = "手机号、身份证号、银行卡号"
given.project = [{ id = "A", name = "普法" }, { id = "B", name = "宣讲" }, { id = "C", name = "补贴" }]
given.narrative = [{ project = "A", implementer = "联系人电话：13800138000" }]
given.goal = [{ project = "B", which = "annual", text = "发放给 110101199003070038，手机 13800138000" }]
given.indicator = [{ id = "I1", project = "C", name = "账号 6222020200112233445" }]
expect = { A = "fail", B = "fail", C = "fail" }
expect_path.A = ["/A/narrative/implementer", "/A/narrative/implementer"]
message = "“普法”有 1 处写着像是手机号的号码。公开前应当删去；此处不再重复号码。"

[[example]]
name = "别的各处；没有项目名称的用情况说明里的名称"
given.project = """
id | narrative_name | name
A  | 甲             |
B  |                |
C  |                |
D  |                | 丁 13800138000
E  |                |
F  |                |
G  |                |
H  |                |
"""
given.narrative = """
project | overview    | basis       | budget      | plan
A       | 13800138000 |             |             |
B       |             | 13800138000 |             |
C       |             |             | 13800138000 |
H       |             |             |             | 13800138000
"""
given.indicator = """
id | project | word        | actual      | reason
I1 | E       | 13800138000 |             |
I2 | F       |             | 13800138000 |
I3 | G       |             |             | 13800138000
"""
expect = { A = "fail", B = "fail", C = "fail", D = "fail", E = "fail", F = "fail", G = "fail", H = "fail" }
message = "“甲”有 1 处写着像是手机号的号码。公开前应当删去；此处不再重复号码。"

[[example]]
name = "身份证号和银行卡号的说法"
given.project = [{ id = "A", name = "补贴" }]
given.goal = [{ project = "A", which = "annual", text = "发放给 110101199003070038" }]
expect.A = "fail"
message = "“补贴”有 1 处写着像是身份证号的号码。公开前应当删去；此处不再重复号码。"

[[example]]
name = "银行卡号的说法"
given.project = [{ id = "A", name = "补贴" }]
given.goal = [{ project = "A", which = "annual", text = "汇入 6222020200112233445" }]
expect.A = "fail"
message = "“补贴”有 1 处写着像是银行卡号的号码。公开前应当删去；此处不再重复号码。"
---*/
