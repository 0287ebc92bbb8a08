/*---
name     = "funds.cover-differs"
severity = "error"
since    = "0.1"
changed  = "0.2"
subject  = "document"
params   = ["rounding_unit", "no_statement", "attached_share"]
basis    = [
  { practice = "部门预算公开“绩效目标设置情况”的项目数和金额等于所附申报表的张数和合计" },
  { text = "财预〔2016〕143号《地方预决算公开操作规程》：公开内容应当真实、完整", from = 2016-10-27 },
]
title    = { zh = "封面所报项目数或金额与申报表不符", en = "Cover count or total differs from the forms" }
message.zh = "封面写[ {stated_count} 个项目][、{stated_total} 元]；实有申报表 {form_count} 张[，年度资金合计 {annual} 元][，金额相差 {gap} 元]。"
message.en = """\
  The cover states[ {stated_count} project(s)][ {stated_total} yuan]; there are {form_count} form(s)[ with {annual} yuan for the year][, a difference of \
  {gap} yuan]."""
fix.zh = "逐张核对申报表的年度资金总额，先查明哪一张改过，再改正封面或该表。"
fix.en = "Check the year's amount of every form, find out which one was changed, then correct the cover or that form."
why.zh = "封面数字最先被人大代表和公众看到；它常常还停留在某张表调整之前，正好指出改动发生在哪里。万元取两位小数的尾差不算错。"
why.en = """\
  The cover is what deputies and the public read first; often it still stands as before a form was changed and so tells where. Rounding to 0.01 “万元” is no \
  difference."""
---*/
WITH forms AS (
  SELECT f.document, CAST(CASE WHEN count(*) = count(f.annual) THEN sum(f.annual) END AS DECIMAL(18, 2)) AS annual FROM funding AS f GROUP BY f.document
), compared AS (
  SELECT d.id, d.at, COALESCE(NOT regexp_matches(d.statement, :no_statement)
    AND (d.stated_count IS NULL OR d.form_count * 100 >= d.stated_count * :attached_share), TRUE) AS is_told, d.stated_count, d.stated_total, d.form_count,
      s.annual, d.stated_count IS NULL OR d.stated_count = d.form_count AS count_fits,
         d.stated_total IS NULL OR d.stated_total = s.annual OR (d.stated_total % :rounding_unit = 0
           AND 2 * abs(d.stated_total - s.annual) <= :rounding_unit) AS total_fits
  FROM document AS d JOIN forms AS s ON s.document = d.id
  WHERE d.stated_count IS NOT NULL OR d.stated_total IS NOT NULL
)
SELECT c.id AS subject, CASE WHEN c.is_told OR c.total_fits AND (c.count_fits OR c.stated_total IS NOT NULL) THEN c.count_fits AND c.total_fits END AS ok,
       c.at || CASE WHEN c.total_fits THEN '/stated_count' ELSE '/stated_total' END AS path,
       CASE WHEN NOT c.count_fits THEN c.at || '/stated_count' END AS other_path,
       c.stated_count, c.stated_total, c.form_count, c.annual, CAST(abs(c.stated_total - c.annual) AS DECIMAL(18, 2)) AS gap
FROM compared AS c
/*--- examples
[[example]]
name = "count and total agree; only one of them is stated; the total but for rounding"
given.document = """
id | form_count | stated_count | stated_total
A  | 2          | 2            | 864000
B  | 1          | 1            |
C  | 1          |              | 100.05
E  | 1          |              | 864000
"""
given.funding = """
project | document | annual
P1      | A        | 264000
P2      | A        | 600000
P3      | B        |
P4      | C        | 100.05
P5      | E        | 863950
"""
expect = { A = "pass", B = "pass", C = "pass", E = "pass" }

[[example]]
name = "sixty thousand more on the cover"
given.document = [{ id = "D", form_count = 2, stated_count = 2, stated_total = 924000 }]
given.funding = [{ project = "P1", document = "D", annual = 264000 }, { project = "P2", document = "D", annual = 600000 }]
expect = { D = "fail" }
message = "封面写 2 个项目、924,000.00 元；实有申报表 2 张，年度资金合计 864,000.00 元，金额相差 60,000.00 元。"

[[example]]
name = "a form too few; more than rounding explains; a cover to the cent is not rounded"
given.document = """
id | form_count | stated_count | stated_total
A  | 1          | 2            |
B  | 1          | 1            | 864000
C  | 1          |              | 864010
E  | 1          | 2            | 864000
"""
given.funding = """
project | document | annual
P1      | A        |
P2      | B        | 864050.01
P3      | C        | 864020
P4      | E        | 864000
"""
expect = { A = "fail", B = "fail", C = "fail", E = "fail" }

[[example]]
name = "one form without an amount; nothing stated"
given.document = [{ id = "A", form_count = 2, stated_count = 2, stated_total = 864000 }, { id = "B", form_count = 1 }]
given.funding = [{ project = "P1", document = "A", annual = 264000 }, { project = "P2", document = "A" }, { project = "P3", document = "B", annual = 1 }]
expect = { A = "unknown" }

[[example]]
name = "the words are no statement: the name of a file or an annex, a line of the contents; a figure that fits all the same"
given.document = """
id | form_count | stated_count | statement
A  | 1          | 8            | 2024年8个项目绩效目标表.docx
B  | 1          | 3            | 附件：3个项目绩效目标
C  | 1          | 3            | 3个项目绩效目标……………………12
E  | 1          | 1            | 1个项目.pdf
F  | 3          | 4            | 编报绩效目标的项目 4 个
"""
given.funding = """
project | document | annual
P1      | A        | 1
P2      | B        | 1
P3      | C        | 1
P4      | E        | 1
P5      | F        | 1
"""
expect = { A = "unknown", B = "unknown", C = "unknown", E = "pass", F = "fail" }
message = "封面写 4 个项目；实有申报表 3 张，年度资金合计 1.00 元。"

[[example]]
name = "fewer than half of the forms are attached: a selection; half of them are not, nor is what has the whole amount"
given.document = """
id | form_count | stated_count | stated_total
E  | 1          | 9            | 100
A  | 3          | 7            | 700
C  | 50         | 101          |
B  | 2          | 4            | 700
"""
given.funding = """
project | document | annual
P1      | A        | 100
P2      | B        | 100
P3      | C        | 100
P4      | E        | 100
"""
expect = { A = "unknown", B = "fail", C = "unknown", E = "fail" }
---*/
