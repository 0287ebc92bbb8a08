/*---
name     = "funds.blank-and-zero"
severity = "note"
since    = "0.1"
subject  = "document"
params   = []
basis    = [{ practice = "没有的资金来源统一填 0.00，不与空白混用" }]
title    = { zh = "资金栏空白与 0.00 混用", en = "Blank and 0.00 mixed in the fund cells" }
message.zh = "有 {number} 张表的同一资金来源，一栏填 0.00，另一栏留空，看不出空白是没有还是漏填。"
message.en = "In {number} form(s) the same source of funds is 0.00 in one column and blank in the other; a blank may mean none or forgotten."
fix      = { zh = "没有该项资金的，左右两栏都填 0.00。", en = "Where there are no such funds, write 0.00 in both columns." }
why      = { zh = "空白不等于零：汇总时一个被当作缺失，一个被当作没有。", en = "A blank is not zero: totals treat one as missing and the other as none." }
---*/
WITH twofold AS (
  SELECT f.document, f.at, f.total_fiscal, f.total_other, f.annual_fiscal, f.annual_other FROM funding AS f WHERE f.total IS NOT NULL AND f.annual IS NOT NULL
), mixed AS (
  SELECT f.document, f.at FROM twofold AS f
  -- only the sides that the form breaks down into sources
  WHERE (f.total_other IS NULL AND f.annual_other = 0 AND f.total_fiscal IS NOT NULL)
     OR (f.annual_other IS NULL AND f.total_other = 0 AND f.annual_fiscal IS NOT NULL)
     OR (f.total_fiscal IS NULL AND f.annual_fiscal = 0 AND f.total_other IS NOT NULL)
     OR (f.annual_fiscal IS NULL AND f.total_fiscal = 0 AND f.annual_other IS NOT NULL)
)
SELECT d.id AS subject, count(m.at) = 0 AS ok, d.at AS path, list(m.at ORDER BY m.at) AS other_path, count(m.at) AS number
FROM document AS d LEFT JOIN mixed AS m ON m.document = d.id
WHERE EXISTS (SELECT f.at FROM twofold AS f WHERE f.document = d.id)
GROUP BY d.id, d.at
/*--- examples
[[example]]
name = "zero on both sides, blank on both sides, or a figure beside a blank"
given.document = [{ id = "D", at = "" }]
given.funding = """
project | document | total | annual | total_other | annual_other | total_fiscal | annual_fiscal
P1      | D        | 9     | 9      | 0           | 0            | 9            | 9
P2      | D        | 9     | 9      |             |              | 9            | 9
P3      | D        | 9     | 9      |             | 1            | 8            |
P4      | D        | 9     | 9      | 1           |              |              | 8
P5      | D        | 9     | 9      | 9           | 0            | 0            | 9
P6      | D        | 9     | 9      | 0           | 9            | 9            | 0
"""
expect = { D = "pass" }

[[example]]
name = "each of the four ways to mix them"
given.document = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "E" }]
given.funding = """
project | document | total | annual | annual_other | total_fiscal | total_other | annual_fiscal
P1      | A        | 9     | 9      | 0            | 9            |             |
P2      | B        | 9     | 9      |              |              | 0           | 9
P3      | C        | 9     | 9      |              |              | 9           | 0
P4      | E        | 9     | 9      | 9            | 0            |             |
P5      | E        | 9     | 9      |              | 9            |             | 9
"""
expect = { A = "fail", B = "fail", C = "fail", E = "fail" }
message = "有 1 张表的同一资金来源，一栏填 0.00，另一栏留空，看不出空白是没有还是漏填。"

[[example]]
name = "a side that is not broken down has no cell that could be blank"
given.document = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "E" }]
given.funding = """
project | document | total | annual | annual_other | annual_fiscal | total_other | total_fiscal
P1      | A        | 9     | 9      | 0            | 9             |             |
P2      | B        | 9     | 9      |              |               | 0           | 9
P3      | C        | 9     | 9      | 9            | 0             |             |
P4      | E        | 9     | 9      |              |               | 9           | 0
"""
expect = { A = "pass", B = "pass", C = "pass", E = "pass" }

[[example]]
name = "a layout with one column only is not looked at"
given.document = [{ id = "D" }, { id = "E" }]
given.funding = """
project | document | total | annual | annual_other | total_other
P3      | E        | 9     | 9      |              |
P1      | D        |       | 9      | 0            |
P2      | D        | 9     |        |              | 0
"""
expect = { E = "pass" }
---*/
