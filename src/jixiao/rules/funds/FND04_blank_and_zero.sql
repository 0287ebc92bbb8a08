/*---
name     = "funds.blank-and-zero"
severity = "note"
since    = "0.1"
subject  = "document"
params   = []
basis    = [{ practice = "没有的资金来源统一填 0.00，不与空白混用" }]
title    = { zh = "资金栏空白与 0.00 混用", en = "Blank and 0.00 mixed in the fund cells" }
message  = { zh = "有 {number} 张表的同一资金来源，一栏填 0.00，另一栏留空，看不出空白是没有还是漏填。", en = "In {number} form(s) the same source of funds is 0.00 in one column and blank in the other; a blank may mean none or forgotten." }
fix      = { zh = "没有该项资金的，左右两栏都填 0.00。", en = "Where there are no such funds, write 0.00 in both columns." }
why      = { zh = "空白不等于零：汇总时一个被当作缺失，一个被当作没有。", en = "A blank is not zero: totals treat one as missing and the other as none." }
---*/
WITH twofold AS (
  SELECT f.document, f.at, f.total_fiscal, f.total_other, f.annual_fiscal, f.annual_other FROM funding AS f WHERE f.total IS NOT NULL AND f.annual IS NOT NULL
), mixed AS (
  SELECT f.document, f.at FROM twofold AS f
  WHERE (f.total_other IS NULL AND f.annual_other = 0) OR (f.annual_other IS NULL AND f.total_other = 0)
     OR (f.total_fiscal IS NULL AND f.annual_fiscal = 0) OR (f.annual_fiscal IS NULL AND f.total_fiscal = 0)
)
SELECT d.id AS subject, count(m.at) = 0 AS ok, d.at AS path, list(m.at ORDER BY m.at) AS other_path, count(m.at) AS number
FROM document AS d LEFT JOIN mixed AS m ON m.document = d.id
WHERE EXISTS (SELECT f.at FROM twofold AS f WHERE f.document = d.id)
GROUP BY d.id, d.at
/*--- examples
[[example]]
name = "zero on both sides, blank on both sides, or a figure beside a blank"
given.document = [{ id = "D", at = "" }]
given.funding = [
  { project = "P1", document = "D", total = 9, annual = 9, total_other = 0, annual_other = 0, total_fiscal = 9, annual_fiscal = 9 },
  { project = "P2", document = "D", total = 9, annual = 9, total_fiscal = 9, annual_fiscal = 9 },
  { project = "P3", document = "D", total = 9, annual = 9, annual_other = 1, total_fiscal = 8 },
  { project = "P4", document = "D", total = 9, annual = 9, total_other = 1, annual_fiscal = 8 },
  { project = "P5", document = "D", total = 9, annual = 9, total_fiscal = 0, annual_fiscal = 9, total_other = 9, annual_other = 0 },
  { project = "P6", document = "D", total = 9, annual = 9, total_fiscal = 9, annual_fiscal = 0, total_other = 0, annual_other = 9 },
]
expect = { D = "pass" }

[[example]]
name = "each of the four ways to mix them"
given.document = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "E" }]
given.funding = [
  { project = "P1", document = "A", total = 9, annual = 9, annual_other = 0 }, { project = "P2", document = "B", total = 9, annual = 9, total_other = 0 },
  { project = "P3", document = "C", total = 9, annual = 9, annual_fiscal = 0 }, { project = "P4", document = "E", total = 9, annual = 9, total_fiscal = 0 },
  { project = "P5", document = "E", total = 9, annual = 9, total_fiscal = 9, annual_fiscal = 9 },
]
expect = { A = "fail", B = "fail", C = "fail", E = "fail" }
message = "有 1 张表的同一资金来源，一栏填 0.00，另一栏留空，看不出空白是没有还是漏填。"

[[example]]
name = "a layout with one column only is not looked at"
given.document = [{ id = "D" }, { id = "E" }]
given.funding = [{ project = "P3", document = "E", total = 9, annual = 9 }, { project = "P1", document = "D", annual = 9, annual_other = 0 }, { project = "P2", document = "D", total = 9, total_other = 0 }]
expect = { E = "pass" }
---*/
