/*---
name     = "form.unpaired"
severity = "error"
since    = "0.1"
changed  = "0.2"
subject  = "document"
params   = []
basis    = [{ practice = "部门预算公开的“项目经费情况说明”与绩效目标申报表一一对应，编号从 1 连续到最后" }]
title    = { zh = "情况说明与申报表不成对，或编号不对", en = "Narrative and form do not pair, or are misnumbered" }
message.zh = "有 {number} 个项目的情况说明和申报表对不上：{what}。每个项目须有一份情况说明和一张申报表，编号相同，从 1 起不重不漏。"
message.en = """\
  Narratives and forms do not pair in {number} projects: {what_en}. Every project has one narrative and one form with the same number, counted from 1 \
  without gaps."""
fix.zh = "补上缺少的那一份，或改正编号，使情况说明与申报表逐个对应。"
fix.en = "Add the part that is missing or correct the number so that narratives and forms pair one to one."
why.zh = "情况说明讲怎么花钱，申报表讲要达到什么；缺了一半，金额和目标都无法互相核对。"
why.en = "The narrative tells how the money is spent, the form what it is to achieve; with half of it missing neither can be checked."
---*/
WITH numbered AS (
  SELECT p.id, count(*) OVER (PARTITION BY p.document, p.number) AS same, count(*) OVER (PARTITION BY p.document) AS forms
  FROM project AS p WHERE p.has_form
), checked AS (
  SELECT p.id, p.document, p.position, p.at, COALESCE(p.name, p.narrative_name, '第 ' || CAST(p.position AS VARCHAR) || ' 个项目') AS project, p.has_form,
         p.has_narrative, CAST(p.number AS VARCHAR) AS number, CAST(p.narrative_number AS VARCHAR) AS narrative_number,
         COALESCE(p.number <> p.narrative_number, FALSE) AS other_number,
         COALESCE(p.number < 1 OR p.number > n.forms OR (n.same > 1 AND p.number IS NOT NULL), FALSE) AS misnumbered
  FROM project AS p LEFT JOIN numbered AS n ON n.id = p.id
  WHERE p.narratives > 0
), told AS (
  SELECT c.document, c.position, c.has_form AND c.has_narrative AND NOT c.other_number AND NOT c.misnumbered AS ok,
         c.at || CASE WHEN NOT c.has_narrative THEN '/narrative' WHEN NOT c.has_form THEN '/name' ELSE '/number' END AS path,
         -- what is missing explains numbers that do not fit: it comes first
         CASE WHEN NOT c.has_narrative THEN 'a' WHEN NOT c.has_form THEN 'b' ELSE 'c' END AS cause,
         '“' || c.project || CASE WHEN NOT c.has_narrative THEN '”有申报表，没有对应的情况说明' WHEN NOT c.has_form THEN '”有情况说明，没有对应的申报表'
              WHEN c.other_number THEN '”的申报表编号是 ' || c.number || '，情况说明编号是 ' || c.narrative_number
              ELSE '”的申报表编号 ' || c.number || ' 与别的表重复，或超出了表的张数' END AS what,
         '“' || c.project || CASE WHEN NOT c.has_narrative THEN '” has a form but no narrative' WHEN NOT c.has_form THEN '” has a narrative but no form'
              WHEN c.other_number THEN '” has form number ' || c.number || ' and narrative number ' || c.narrative_number
              ELSE '” has number ' || c.number || ', which is used twice or exceeds the number of forms' END AS what_en
  FROM checked AS c
), sorted AS (
  SELECT t.document, t.ok, t.path, CASE WHEN NOT t.ok THEN t.what END AS what, CASE WHEN NOT t.ok THEN t.what_en END AS what_en,
         row_number() OVER (PARTITION BY t.document, t.ok ORDER BY t.cause, t.position) AS nth FROM told AS t
)
SELECT s.document AS subject, bool_and(s.ok) AS ok, COALESCE(max(CASE WHEN NOT s.ok AND s.nth = 1 THEN s.path END), min(s.path)) AS path,
       list(s.path ORDER BY s.nth) FILTER (WHERE NOT s.ok) AS other_path, count(*) FILTER (WHERE NOT s.ok) AS number,
       string_agg(s.what, '；' ORDER BY s.nth) AS what, string_agg(s.what_en, '; ' ORDER BY s.nth) AS what_en
FROM sorted AS s
GROUP BY s.document
/*--- examples
[[example]]
name = "pairs, numbered 1 and 2; a single form without numbers"
given.document = [{ id = "D" }, { id = "E" }, { id = "F" }]
given.project = """
id | document | name | has_form | has_narrative | number | narrative_number | narratives
P1 | D        | 甲   | true     | true          | 1      | 1                | 2
P2 | D        | 乙   | true     | true          | 2      | 2                | 2
P3 | E        | 丙   | true     | true          |        |                  | 1
P4 | F        | 丁   | true     | true          | 1      |                  | 1
"""
expect = { D = "pass", E = "pass", F = "pass" }

[[example]]
name = "forms without numbers repeat none: both have a narrative, or one lacks it"
given.document = [{ id = "D" }, { id = "E" }]
given.project = """
id | document | name | has_form | has_narrative | narratives | position
P1 | D        | 甲   | true     | true          | 2          |
P2 | D        | 乙   | true     | true          | 2          |
P3 | E        | 甲   | true     | true          | 1          | 1
P4 | E        | 乙   | true     | false         | 1          | 2
"""
expect = { D = "pass", E = "fail" }
expect_path.E = ["/P4/narrative", "/P4/narrative"]
message = "有 1 个项目的情况说明和申报表对不上：“乙”有申报表，没有对应的情况说明。每个项目须有一份情况说明和一张申报表，编号相同，从 1 起不重不漏。"

[[example]]
name = "one narrative missing, so that the numbers behind it do not fit: one finding, at the form without one"
given.document = [{ id = "D" }]
given.project = """
id | document | position | name | has_form | has_narrative | number | narrative_number | narratives
P1 | D        | 1        | 甲   | true     | true          | 1      | 1                | 3
P2 | D        | 2        | 乙   | true     | true          | 2      | 3                | 3
P3 | D        | 3        | 丙   | true     | true          | 3      | 4                | 3
P4 | D        | 4        | 丁   | true     | false         | 4      |                  | 3
"""
expect = { D = "fail" }
expect_path.D = ["/P4/narrative", "/P4/narrative", "/P2/number", "/P3/number"]
message = """\
  有 3 个项目的情况说明和申报表对不上：“丁”有申报表，没有对应的情况说明；“乙”的申报表编号是 2，情况说明编号是 3；“丙”的申报表编号是 3，情况说明编号是 4。每个\
  项目须有一份情况说明和一张申报表，编号相同，从 1 起不重不漏。"""

[[example]]
name = "a narrative without a form, which does not count as one of the forms; it is told before numbers"
given.document = [{ id = "D" }, { id = "E" }]
given.project = """
id | document | position | name | has_form | has_narrative | number | narrative_number | narratives | narrative_name
P1 | D        | 1        | 甲   | true     | true          | 2      | 2                | 2          |
P2 | D        | 2        |      | false    | true          |        |                  | 2          | 乙
P3 | E        | 1        | 丙   | true     | false         |        |                  | 2          |
P4 | E        | 2        | 戊   | false    | false         |        |                  | 2          |
"""
expect = { D = "fail", E = "fail" }
expect_path.D = ["/P2/name", "/P2/name", "/P1/number"]
expect_path.E = ["/P3/narrative", "/P3/narrative", "/P4/narrative"]
message = """\
  有 2 个项目的情况说明和申报表对不上：“乙”有情况说明，没有对应的申报表；“甲”的申报表编号 2 与别的表重复，或超出了表的张数。每个项目须有一份情况说明和一张申\
  报表，编号相同，从 1 起不重不漏。"""

[[example]]
name = "a number used twice, number 0, a number above the count; other documents' numbers do not matter"
given.document = [{ id = "D" }, { id = "E" }, { id = "F" }, { id = "G" }]
given.project = """
id | document | position | has_form | has_narrative | number | narrative_number | narratives
P1 | D        | 1        | true     | true          | 1      | 1                | 2
P2 | D        | 2        | true     | true          | 1      | 1                | 2
P3 | E        | 1        | true     | true          | 0      | 0                | 2
P4 | E        | 2        | true     | true          | 2      | 2                | 2
P5 | F        | 1        | true     | true          | 1      | 1                | 2
P6 | F        | 2        | true     | true          | 3      | 3                | 2
P7 | G        | 1        | true     | true          | 1      | 1                | 1
"""
expect = { D = "fail", E = "fail", F = "fail", G = "pass" }
expect_path.D = ["/P1/number", "/P1/number", "/P2/number"]
expect_path.E = ["/P3/number", "/P3/number"]
expect_path.F = ["/P6/number", "/P6/number"]

[[example]]
name = "a document that has no narratives at all is not looked at"
given.document = [{ id = "D" }]
given.project = [{ id = "P1", document = "D", name = "甲", has_form = true, has_narrative = false, narratives = 0 }]
expect = {}

[[example]]
name = "whether there is a narrative was not told"
given.document = [{ id = "D" }]
given.project = [{ id = "P1", document = "D", name = "甲", has_form = true, number = 1, narratives = 1 }]
expect = { D = "unknown" }
---*/
