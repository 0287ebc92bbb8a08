/*---
name     = "funds.total-not-sum"
severity = "error"
since    = "0.1"
subject  = "project"
params   = []
basis    = [
  { practice = "表内勾稽：项目资金总额＝财政资金＋其他资金" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性：内容准确", from = 2015-05-21 },
]
title    = { zh = "项目资金总额不等于财政资金与其他资金之和", en = "Total funds are not the sum of their parts" }
message.zh = "“{project}”项目资金总额 {total} 元，财政资金与其他资金等合计 {parts} 元，相差 {gap} 元。"
message.en = "“{project}”: total funds {total} yuan, fiscal and other funds together {parts} yuan, a difference of {gap} yuan."
fix.zh = "核对三个数字，改正写错的一个；没有其他资金的填 0.00，不要留空。"
fix.en = "Check the three figures and correct the wrong one; where there are no other funds write 0.00 instead of leaving it blank."
why.zh = """\
  分项与总额对不上，批复时就不知道以哪个数为准。留空的一栏：其余各栏已等于总额的算相符；同一年内完成的项目，右栏印有对应数字而与总额不符的算错；此外判断不\
  了。"""
why.en = """\
  When parts and total differ nobody knows which figure is approved. With a part left blank: it passes when the others give the total, fails when the annual \
  column of a one-year project prints another figure for it, and can't be judged otherwise."""
---*/
WITH part AS (
  SELECT p.id, f.at, COALESCE(p.name, p.narrative_name) AS project, f.total, f.total_fiscal, f.total_other,
         COALESCE(f.total_fiscal, 0) + COALESCE(f.total_other, 0) + COALESCE(f.total_further, 0) AS known,
         COALESCE(f.total_fiscal, CASE WHEN year(p.start) = year(p.finish) THEN f.annual_fiscal + COALESCE(f.carried_over, 0) END)
           + COALESCE(f.total_other, CASE WHEN year(p.start) = year(p.finish) THEN f.annual_other END) + COALESCE(f.total_further, 0) AS completed
  FROM project AS p JOIN funding AS f ON f.project = p.id
  WHERE f.total IS NOT NULL AND (f.total_fiscal IS NOT NULL OR f.total_other IS NOT NULL)
)
SELECT t.id AS subject,
       CASE WHEN t.completed <> t.total OR t.known > t.total THEN FALSE WHEN t.known = t.total THEN TRUE END AS ok,
       t.at || '/total' AS path, [t.at || '/total_fiscal', t.at || '/total_other', t.at || '/total_further'] AS other_path, t.project, t.total,
       CAST(COALESCE(t.completed, t.known) AS DECIMAL(18, 2)) AS parts, CAST(abs(t.total - COALESCE(t.completed, t.known)) AS DECIMAL(18, 2)) AS gap
FROM part AS t
/*--- examples
[[example]]
name = "both parts filled; the blank one adds nothing and its annual twin is zero"
given.project = """
id | name         | start      | finish
P1 | 普法         |            |
P2 | 绿化         | 2025-01-01 | 2025-12-31
P3 | 只有其他资金 | 2025-01-01 | 2025-12-31
P4 | 零           |            |
"""
given.funding = """
project | total | total_fiscal | total_other | annual_fiscal | carried_over | annual_other
P1      | 100   | 80           | 20          |               |              |
P2      | 100   | 100          |             | 100           | 0            | 0
P3      | 100   |              | 100         | 0             | 0            | 100
P4      | 100   | 0            | 100         |               |              |
"""
expect = { P1 = "pass", P2 = "pass", P3 = "pass", P4 = "pass" }

[[example]]
name = "the parts fall short of the total by a cent, or exceed it by a cent"
given.project = [{ id = "P1", name = "普法" }, { id = "P2", name = "绿化" }, { id = "P3", name = "超出" }]
given.funding = """
project | total | total_fiscal | total_other
P1      | 100   | 80           | 19.99
P2      | 100   | 80           | 20.01
P3      | 100   | 100.01       |
"""
expect = { P1 = "fail", P2 = "fail", P3 = "fail" }
message = "“普法”项目资金总额 100.00 元，财政资金与其他资金等合计 99.99 元，相差 0.01 元。"

[[example]]
name = "a blank part of a one-year project whose annual twin says another figure"
given.project = """
id | name | start      | finish
P1 | 普法 | 2025-01-01 | 2025-12-31
P2 | 绿化 | 2025-01-01 | 2025-12-31
P3 | 修缮 | 2025-01-01 | 2025-12-31
"""
given.funding = """
project | total | total_fiscal | annual_other | total_other | annual_fiscal | carried_over
P1      | 100   | 90           | 0            |             |               |
P2      | 100   |              |              | 60          | 30            | 5
P3      | 100   |              |              | 60          | 30            |
"""
expect = { P1 = "fail", P2 = "fail", P3 = "fail" }

[[example]]
name = "a blank part that nothing tells of: no twin, a twin that fits, or a project over several years"
given.project = """
id | name     | start      | finish
P1 | 普法     |            |
P2 | 绿化     | 2025-01-01 | 2025-12-31
P3 | 建桥     | 2024-01-01 | 2025-12-31
P4 | 结转     | 2025-01-01 | 2025-12-31
P6 | 无结转栏 | 2025-01-01 | 2025-12-31
P5 | 续建     | 2024-01-01 | 2025-12-31
"""
given.funding = """
project | total | total_other | annual_fiscal | total_fiscal | annual_other | carried_over
P6      | 100   | 60          | 40            |              |              |
P1      | 100   |             |               | 90           |              |
P2      | 100   |             |               | 90           | 10           |
P3      | 100   |             |               | 90           | 0            |
P4      | 100   | 60          | 30            |              |              | 10
P5      | 100   | 90          | 0             |              |              |
"""
expect = { P1 = "unknown", P2 = "unknown", P3 = "unknown", P4 = "unknown", P5 = "unknown", P6 = "unknown" }

[[example]]
name = "sources listed by their own names are parts too"
given.project = [{ id = "P1", name = "防疫" }, { id = "P2", name = "养老" }, { id = "P3", name = "普法" }]
given.funding = """
project | total | total_fiscal | total_other | total_further
P1      | 100   | 70           | 0           | 30
P2      | 100   | 70           |             | 30
P3      | 100   | 70           | 0           | 32
"""
expect = { P1 = "pass", P2 = "pass", P3 = "fail" }

[[example]]
name = "forms without a total or without parts are not looked at"
given.project = [{ id = "P1", name = "普法" }, { id = "P2", name = "绿化" }]
given.funding = [{ project = "P1", total_fiscal = 90, total_other = 10 }, { project = "P2", total = 100 }]
expect = {}
---*/
