/*---
name     = "form.unpaired"
severity = "error"
since    = "0.1"
subject  = "project"
params   = []
basis    = [{ practice = "部门预算公开的“项目经费情况说明”与绩效目标申报表一一对应，编号从 1 连续到最后" }]
title    = { zh = "情况说明与申报表不成对，或编号不对", en = "Narrative and form do not pair, or are misnumbered" }
message  = { zh = "“{project}”{what}。每个项目须有一份情况说明和一张申报表，编号相同，从 1 起不重不漏。", en = "“{project}”: {what_en}. Every project needs one narrative and one form under the same number, running from 1 without gaps or repeats." }
fix      = { zh = "补上缺少的那一份，或改正编号，使情况说明与申报表逐个对应。", en = "Add the part that is missing or correct the number so that narratives and forms pair one to one." }
why      = { zh = "情况说明讲怎么花钱，申报表讲要达到什么；缺了一半，金额和目标都无法互相核对。", en = "The narrative tells how the money is spent, the form what it is to achieve; with half of it missing neither can be checked." }
---*/
WITH numbered AS (
  SELECT p.id, count(*) OVER (PARTITION BY p.document, p.number) AS same, count(*) OVER (PARTITION BY p.document) AS forms
  FROM project AS p WHERE p.has_form
), checked AS (
  SELECT p.id, p.at, COALESCE(p.name, p.narrative_name) AS project, p.has_form, p.has_narrative, CAST(p.number AS VARCHAR) AS number, CAST(p.narrative_number AS VARCHAR) AS narrative_number,
         COALESCE(p.number <> p.narrative_number, FALSE) AS other_number, COALESCE(p.number < 1 OR p.number > n.forms OR n.same > 1, FALSE) AS misnumbered
  FROM project AS p LEFT JOIN numbered AS n ON n.id = p.id
  WHERE p.narratives > 0
)
SELECT c.id AS subject, c.has_form AND c.has_narrative AND NOT c.other_number AND NOT c.misnumbered AS ok,
       c.at || CASE WHEN NOT c.has_narrative THEN '/narrative' WHEN NOT c.has_form THEN '/name' ELSE '/number' END AS path, c.project,
       CASE WHEN NOT c.has_narrative THEN '有申报表，没有对应的情况说明' WHEN NOT c.has_form THEN '有情况说明，没有对应的申报表'
            WHEN c.other_number THEN '的申报表编号是 ' || c.number || '，情况说明编号是 ' || c.narrative_number
            ELSE '的申报表编号 ' || c.number || ' 与别的表重复，或超出了表的张数' END AS what,
       CASE WHEN NOT c.has_narrative THEN 'there is a form but no narrative for it' WHEN NOT c.has_form THEN 'there is a narrative but no form for it'
            WHEN c.other_number THEN 'the form is number ' || c.number || ', the narrative number ' || c.narrative_number
            ELSE 'the number ' || c.number || ' is used twice or exceeds the number of forms' END AS what_en
FROM checked AS c
/*--- examples
[[example]]
name = "pairs, numbered 1 and 2; a single form without numbers"
given.project = [
  { id = "P1", document = "D", name = "甲", has_form = true, has_narrative = true, number = 1, narrative_number = 1, narratives = 2 },
  { id = "P2", document = "D", name = "乙", has_form = true, has_narrative = true, number = 2, narrative_number = 2, narratives = 2 },
  { id = "P3", document = "E", name = "丙", has_form = true, has_narrative = true, narratives = 1 },
  { id = "P4", document = "F", name = "丁", has_form = true, has_narrative = true, number = 1, narratives = 1 },
]
expect = { P1 = "pass", P2 = "pass", P3 = "pass", P4 = "pass" }

[[example]]
name = "a form without a narrative and a narrative without a form"
given.project = [
  { id = "P1", document = "D", name = "甲", has_form = true, has_narrative = false, number = 1, narratives = 1 },
  { id = "P2", document = "D", narrative_name = "乙", has_form = false, has_narrative = true, narrative_number = 1, narratives = 1 },
]
expect = { P1 = "fail", P2 = "fail" }
message = "“甲”有申报表，没有对应的情况说明。每个项目须有一份情况说明和一张申报表，编号相同，从 1 起不重不漏。"

[[example]]
name = "different numbers, a number used twice, number 0 and a number above the count"
given.project = [
  { id = "P1", document = "D", name = "甲", has_form = true, has_narrative = true, number = 1, narrative_number = 2, narratives = 1 },
  { id = "P2", document = "E", name = "乙", has_form = true, has_narrative = true, number = 1, narrative_number = 1, narratives = 3 },
  { id = "P3", document = "E", name = "丙", has_form = true, has_narrative = true, number = 1, narrative_number = 1, narratives = 3 },
  { id = "P4", document = "E", name = "丁", has_form = true, has_narrative = true, number = 3, narrative_number = 3, narratives = 3 },
  { id = "P5", document = "G", name = "戊", has_form = true, has_narrative = true, number = 0, narrative_number = 0, narratives = 2 },
  { id = "P6", document = "G", name = "己", has_form = true, has_narrative = true, number = 3, narrative_number = 3, narratives = 2 },
]
expect = { P1 = "fail", P2 = "fail", P3 = "fail", P4 = "pass", P5 = "fail", P6 = "fail" }

[[example]]
name = "a document that has no narratives at all is not looked at"
given.project = [{ id = "P1", document = "D", name = "甲", has_form = true, has_narrative = false, narratives = 0 }]
expect = {}

[[example]]
name = "a narrative without a form does not count as one of the forms"
given.project = [
  { id = "P1", document = "D", name = "甲", has_form = true, has_narrative = true, number = 2, narrative_number = 2, narratives = 2 }, { id = "P2", document = "D", narrative_name = "乙", has_form = false, has_narrative = true, narratives = 2 },
]
expect = { P1 = "fail", P2 = "fail" }
message = "“甲”的申报表编号 2 与别的表重复，或超出了表的张数。每个项目须有一份情况说明和一张申报表，编号相同，从 1 起不重不漏。"

[[example]]
name = "the message tells that the form is missing"
given.project = [{ id = "P1", document = "D", narrative_name = "乙", has_form = false, has_narrative = true, narratives = 1 }]
expect = { P1 = "fail" }
message = "“乙”有情况说明，没有对应的申报表。每个项目须有一份情况说明和一张申报表，编号相同，从 1 起不重不漏。"

[[example]]
name = "the message tells both numbers"
given.project = [{ id = "P1", document = "D", name = "甲", has_form = true, has_narrative = true, number = 1, narrative_number = 2, narratives = 1 }]
expect = { P1 = "fail" }
message = "“甲”的申报表编号是 1，情况说明编号是 2。每个项目须有一份情况说明和一张申报表，编号相同，从 1 起不重不漏。"

[[example]]
name = "whether there is a narrative was not told"
given.project = [{ id = "P1", document = "D", name = "甲", has_form = true, number = 1, narratives = 1 }]
expect = { P1 = "unknown" }
---*/
