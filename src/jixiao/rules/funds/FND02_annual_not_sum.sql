/*---
name     = "funds.annual-not-sum"
severity = "error"
since    = "0.1"
subject  = "project"
params   = []
basis    = [
  { practice = "表内勾稽：年度资金总额＝当年财政拨款＋上年结转资金＋其他资金" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性：内容准确", from = 2015-05-21 },
]
title    = { zh = "年度资金总额不等于各项来源之和", en = "Funds of the year are not the sum of their sources" }
message.zh = "“{project}”年度资金总额 {annual} 元，当年财政拨款、上年结转和其他资金等合计 {parts} 元，相差 {gap} 元。"
message.en = "“{project}”: funds of the year {annual} yuan, appropriation, carry-over and other funds together {parts} yuan, a difference of {gap} yuan."
fix.zh = "核对总额和各项来源，改正写错的一个；没有的来源填 0.00，不要留空。"
fix.en = "Check the total and each source and correct the wrong figure; where a source gives nothing write 0.00 instead of leaving it blank."
why.zh = """\
  来源与总额对不上，批复和拨款就没有依据。留空的一栏：其余各栏已等于总额的算相符；同一年内完成的项目，左栏印有对应数字而与总额不符的算错；此外判断不了。"""
why.en = """\
  When sources and total differ, approval and payment have no ground. With a source left blank: it passes when the others give the total, fails when the \
  left column of a one-year project prints another figure for it, and can't be judged otherwise."""
---*/
WITH place AS (
  SELECT f.document, max(f.carried_over) AS carried_over FROM funding AS f GROUP BY f.document
), part AS (
  SELECT p.id, f.at, COALESCE(p.name, p.narrative_name) AS project, f.annual,
         COALESCE(f.annual_fiscal, 0) + COALESCE(f.carried_over, 0) + COALESCE(f.annual_other, 0) + COALESCE(f.annual_further, 0) AS known,
         COALESCE(f.annual_fiscal, CASE WHEN year(p.start) = year(p.finish) THEN f.total_fiscal - f.carried_over END)
           + COALESCE(f.carried_over, CASE WHEN s.carried_over IS NULL AND f.total IS NULL THEN 0 END)
           + COALESCE(f.annual_other, CASE WHEN year(p.start) = year(p.finish) THEN f.total_other END) + COALESCE(f.annual_further, 0) AS completed
  FROM project AS p JOIN funding AS f ON f.project = p.id LEFT JOIN place AS s ON s.document = f.document
  WHERE f.annual IS NOT NULL AND (f.annual_fiscal IS NOT NULL OR f.carried_over IS NOT NULL OR f.annual_other IS NOT NULL)
)
SELECT t.id AS subject, CASE WHEN t.completed <> t.annual OR t.known > t.annual THEN FALSE WHEN t.known = t.annual THEN TRUE END AS ok,
       t.at || '/annual' AS path, [t.at || '/annual_fiscal', t.at || '/carried_over', t.at || '/annual_other', t.at || '/annual_further'] AS other_path,
       t.project, t.annual,
       CAST(COALESCE(t.completed, t.known) AS DECIMAL(18, 2)) AS parts, CAST(abs(t.annual - COALESCE(t.completed, t.known)) AS DECIMAL(18, 2)) AS gap
FROM part AS t
/*--- examples
[[example]]
name = "all sources filled; a blank one that adds nothing"
given.project = """
id | name | start      | finish
P1 | 普法 |            |
P2 | 绿化 |            |
P3 | 修缮 | 2025-01-01 | 2025-12-31
P4 | 结转 |            |
P5 | 自筹 |            |
"""
given.funding = """
project | document | annual | annual_fiscal | carried_over | annual_other | total | total_fiscal | total_other
P1      | D        | 100    | 70            | 10           | 20           |       |              |
P2      | D        | 100    | 100           |              |              |       |              |
P3      | D        | 100    |               | 0            | 100          | 100   | 0            | 100
P4      | D        | 10     |               | 10           |              |       |              |
P5      | H        | 10     |               |              | 10           |       |              |
"""
expect = { P1 = "pass", P2 = "pass", P3 = "pass", P4 = "pass", P5 = "pass" }

[[example]]
name = "a cent short, a cent over, and over although one is blank"
given.project = [{ id = "P1", name = "普法" }, { id = "P2", name = "绿化" }, { id = "P3", name = "修缮" }]
given.funding = """
project | annual | annual_fiscal | carried_over | annual_other
P1      | 100    | 70            | 10           | 19.99
P2      | 100    | 70            | 10.01        | 20
P3      | 100    | 70            | 30.01        |
"""
expect = { P1 = "fail", P2 = "fail", P3 = "fail" }
message = "“普法”年度资金总额 100.00 元，当年财政拨款、上年结转和其他资金等合计 99.99 元，相差 0.01 元。"

[[example]]
name = "a blank source of a one-year project whose left twin says another figure"
given.project = """
id | name | start      | finish
P1 | 普法 | 2025-01-01 | 2025-12-31
P2 | 绿化 | 2025-01-01 | 2025-12-31
P3 | 结转 | 2025-01-01 | 2025-12-31
"""
given.funding = """
project | total | total_other | annual | annual_fiscal | carried_over | total_fiscal | annual_other
P1      | 100   | 0           | 100    | 90            | 0            |              |
P2      | 100   |             | 100    |               | 10           | 60           | 30
P3      | 100   |             | 100    |               | 10           | 70           | 20
"""
expect = { P1 = "fail", P2 = "fail", P3 = "fail" }

[[example]]
name = "a layout without a place for carry-over leaves nothing open"
given.project = [{ id = "P1", name = "普法" }, { id = "P2", name = "绿化" }]
given.funding = """
project | document | annual | annual_fiscal | annual_other
P1      | D        | 100    | 90            | 5
P2      | D        | 100    | 90            | 10
"""
expect = { P1 = "fail", P2 = "pass" }

[[example]]
name = "a blank source that nothing tells of"
given.project = """
id | name     | start      | finish
P1 | 普法     |            |
P2 | 绿化     |            |
P3 | 修缮     |            |
P4 | 建桥     | 2024-01-01 | 2025-12-31
P5 | 续建     | 2024-01-01 | 2025-12-31
P6 | 有结转栏 |            |
P7 | 当年     | 2025-01-01 | 2025-12-31
"""
given.funding = """
project | document | annual | annual_fiscal | total | annual_other | carried_over | total_other | total_fiscal
P1      | A        | 100    | 90            |       |              |              |             |
P2      | B        | 100    | 90            | 100   | 5            |              |             |
P3      | C        | 100    |               |       | 90           | 0            |             |
P4      | E        | 100    | 90            |       |              | 0            | 0           |
P5      | F        | 100    |               |       | 90           | 0            |             | 0
P6      | C        | 100    | 90            |       | 5            |              |             |
P7      | G        | 100    |               |       | 10           | 5            | 10          | 90
"""
expect = { P1 = "unknown", P2 = "unknown", P3 = "unknown", P4 = "unknown", P5 = "unknown", P6 = "unknown", P7 = "unknown" }

[[example]]
name = "sources listed by their own names are sources too"
given.project = [{ id = "P1", name = "防疫" }, { id = "P2", name = "养老" }, { id = "P3", name = "普法" }]
given.funding = """
project | document | annual | annual_fiscal | annual_other | annual_further
P1      | A        | 100    | 70            | 0            | 30
P2      | B        | 100    | 70            |              | 30
P3      | C        | 100    | 70            | 0            | 32
"""
expect = { P1 = "pass", P2 = "pass", P3 = "fail" }

[[example]]
name = "a blank source beside one listed by its own name"
given.project = [{ id = "P1", name = "防疫" }]
given.funding = [{ project = "P1", document = "A", annual = 100, annual_fiscal = 60, annual_further = 30 }]
expect = { P1 = "unknown" }

[[example]]
name = "forms without an annual total or without sources are not looked at"
given.project = [{ id = "P1", name = "普法" }, { id = "P2", name = "绿化" }]
given.funding = [{ project = "P1", annual_fiscal = 90 }, { project = "P2", annual = 100 }]
expect = {}
---*/
