/*---
name     = "funds.annual-not-sum"
severity = "error"
since    = "0.1"
subject  = "project"
params   = []
basis    = [{ practice = "表内勾稽：年度资金总额＝当年财政拨款＋上年结转资金＋其他资金" }, { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性：内容准确", from = 2015-05-21 }]
title    = { zh = "年度资金总额不等于各项来源之和", en = "Funds of the year are not the sum of their sources" }
message  = { zh = "“{project}”年度资金总额 {annual} 元，当年财政拨款、上年结转和其他资金合计 {parts} 元，相差 {gap} 元。", en = "“{project}”: funds of the year {annual} yuan, appropriation, carry-over and other funds together {parts} yuan, a difference of {gap} yuan." }
fix      = { zh = "核对总额和各项来源，改正写错的一个；没有的来源填 0.00，不要留空。", en = "Check the total and each source and correct the wrong figure; where a source gives nothing write 0.00 instead of leaving it blank." }
why      = { zh = "来源与总额对不上，批复和拨款就没有依据。留空的一栏：其余各栏已等于总额的算相符；同一年内完成的项目，左栏印有对应数字而与总额不符的算错；此外判断不了。", en = "When sources and total differ, approval and payment have no ground. With a source left blank: it passes when the others give the total, fails when the left column of a one-year project prints another figure for it, and can't be judged otherwise." }
---*/
WITH place AS (
  SELECT f.document, max(f.carried_over) AS carried_over FROM funding AS f GROUP BY f.document
), part AS (
  SELECT p.id, f.at, COALESCE(p.name, p.narrative_name) AS project, f.annual,
         COALESCE(f.annual_fiscal, 0) + COALESCE(f.carried_over, 0) + COALESCE(f.annual_other, 0) AS known,
         COALESCE(f.annual_fiscal, CASE WHEN year(p.start) = year(p.finish) THEN f.total_fiscal - f.carried_over END)
           + COALESCE(f.carried_over, CASE WHEN s.carried_over IS NULL AND f.total IS NULL THEN 0 END)
           + COALESCE(f.annual_other, CASE WHEN year(p.start) = year(p.finish) THEN f.total_other END) AS completed
  FROM project AS p JOIN funding AS f ON f.project = p.id LEFT JOIN place AS s ON s.document = f.document
  WHERE f.annual IS NOT NULL AND (f.annual_fiscal IS NOT NULL OR f.carried_over IS NOT NULL OR f.annual_other IS NOT NULL)
)
SELECT t.id AS subject, CASE WHEN t.completed <> t.annual OR t.known > t.annual THEN FALSE WHEN t.known = t.annual THEN TRUE END AS ok,
       t.at || '/annual' AS path, [t.at || '/annual_fiscal', t.at || '/carried_over', t.at || '/annual_other'] AS other_path, t.project, t.annual,
       CAST(COALESCE(t.completed, t.known) AS DECIMAL(18, 2)) AS parts, CAST(abs(t.annual - COALESCE(t.completed, t.known)) AS DECIMAL(18, 2)) AS gap
FROM part AS t
/*--- examples
[[example]]
name = "all sources filled; a blank one that adds nothing"
given.project = [{ id = "P1", name = "普法" }, { id = "P2", name = "绿化" }, { id = "P3", name = "修缮", start = 2025-01-01, finish = 2025-12-31 }, { id = "P4", name = "结转" }, { id = "P5", name = "自筹" }]
given.funding = [
  { project = "P1", document = "D", annual = 100, annual_fiscal = 70, carried_over = 10, annual_other = 20 }, { project = "P2", document = "D", annual = 100, annual_fiscal = 100 },
  { project = "P3", document = "D", total = 100, total_fiscal = 0, total_other = 100, annual = 100, carried_over = 0, annual_other = 100 },
  { project = "P4", document = "D", annual = 10, carried_over = 10 }, { project = "P5", document = "H", annual = 10, annual_other = 10 },
]
expect = { P1 = "pass", P2 = "pass", P3 = "pass", P4 = "pass", P5 = "pass" }

[[example]]
name = "a cent short, a cent over, and over although one is blank"
given.project = [{ id = "P1", name = "普法" }, { id = "P2", name = "绿化" }, { id = "P3", name = "修缮" }]
given.funding = [
  { project = "P1", annual = 100, annual_fiscal = 70, carried_over = 10, annual_other = 19.99 }, { project = "P2", annual = 100, annual_fiscal = 70, carried_over = 10.01, annual_other = 20 },
  { project = "P3", annual = 100, annual_fiscal = 70, carried_over = 30.01 },
]
expect = { P1 = "fail", P2 = "fail", P3 = "fail" }
message = "“普法”年度资金总额 100.00 元，当年财政拨款、上年结转和其他资金合计 99.99 元，相差 0.01 元。"

[[example]]
name = "a blank source of a one-year project whose left twin says another figure"
given.project = [{ id = "P1", name = "普法", start = 2025-01-01, finish = 2025-12-31 }, { id = "P2", name = "绿化", start = 2025-01-01, finish = 2025-12-31 }, { id = "P3", name = "结转", start = 2025-01-01, finish = 2025-12-31 }]
given.funding = [
  { project = "P1", total = 100, total_other = 0, annual = 100, annual_fiscal = 90, carried_over = 0 }, { project = "P2", total = 100, total_fiscal = 60, annual = 100, carried_over = 10, annual_other = 30 },
  { project = "P3", total = 100, total_fiscal = 70, annual = 100, carried_over = 10, annual_other = 20 },
]
expect = { P1 = "fail", P2 = "fail", P3 = "fail" }

[[example]]
name = "a layout without a place for carry-over leaves nothing open"
given.project = [{ id = "P1", name = "普法" }, { id = "P2", name = "绿化" }]
given.funding = [{ project = "P1", document = "D", annual = 100, annual_fiscal = 90, annual_other = 5 }, { project = "P2", document = "D", annual = 100, annual_fiscal = 90, annual_other = 10 }]
expect = { P1 = "fail", P2 = "pass" }

[[example]]
name = "a blank source that nothing tells of"
given.project = [
  { id = "P1", name = "普法" }, { id = "P2", name = "绿化" }, { id = "P3", name = "修缮" }, { id = "P4", name = "建桥", start = 2024-01-01, finish = 2025-12-31 },
  { id = "P5", name = "续建", start = 2024-01-01, finish = 2025-12-31 }, { id = "P6", name = "有结转栏" }, { id = "P7", name = "当年", start = 2025-01-01, finish = 2025-12-31 },
]
given.funding = [
  { project = "P1", document = "A", annual = 100, annual_fiscal = 90 }, { project = "P2", document = "B", total = 100, annual = 100, annual_fiscal = 90, annual_other = 5 },
  { project = "P3", document = "C", annual = 100, annual_other = 90, carried_over = 0 }, { project = "P4", document = "E", total_other = 0, annual = 100, annual_fiscal = 90, carried_over = 0 },
  { project = "P5", document = "F", total_fiscal = 0, annual = 100, annual_other = 90, carried_over = 0 }, { project = "P6", document = "C", annual = 100, annual_fiscal = 90, annual_other = 5 },
  { project = "P7", document = "G", total_fiscal = 90, total_other = 10, annual = 100, carried_over = 5, annual_other = 10 },
]
expect = { P1 = "unknown", P2 = "unknown", P3 = "unknown", P4 = "unknown", P5 = "unknown", P6 = "unknown", P7 = "unknown" }

[[example]]
name = "forms without an annual total or without sources are not looked at"
given.project = [{ id = "P1", name = "普法" }, { id = "P2", name = "绿化" }]
given.funding = [{ project = "P1", annual_fiscal = 90 }, { project = "P2", annual = 100 }]
expect = {}
---*/
