/*---
name     = "funds.no-amount-of-year"
severity = "warning"
since    = "0.1"
subject  = "project"
params   = []
basis    = [{ practice = "年度预算安排须写明本年度金额，不能只写累计数或做法" }]
title    = { zh = "年度预算安排没有写本年金额", en = "The budget section gives no amount for the year" }
message.zh = "“{project}”的年度预算安排没有读到本年度金额，无法与申报表核对。"
message.en = "No amount for the year could be read in the budget section of “{project}”, so it can't be compared with the form."
fix      = { zh = "写明本年度预算总额，并按“数量×单价＝金额”逐项列出。", en = "State the year's amount and list its items as quantity × price = amount." }
why      = { zh = "没有本年金额，读者无从知道这笔钱怎么花。", en = "Without the year's amount nobody can tell how the money is spent." }
---*/
SELECT p.id AS subject,
       CASE WHEN n.total IS NOT NULL OR n.printed_total IS NOT NULL THEN TRUE
            WHEN regexp_matches(n.budget, '[0-9一二三四五六七八九十百千] *[万亿]? *元|[0-9] *[万亿]|[0-9]{5}|[0-9],[0-9]{3}') THEN NULL ELSE FALSE END AS ok,
       n.at || '/budget' AS path, COALESCE(p.name, p.narrative_name) AS project
FROM project AS p JOIN narrative AS n ON n.project = p.id
WHERE n.budget IS NOT NULL AND NOT COALESCE(n.in_form, FALSE)
/*--- examples
[[example]]
name = "items with amounts, or a printed total alone"
given.project = [{ id = "P1", name = "普法" }, { id = "P2", name = "绿化" }]
given.narrative = [{ project = "P1", budget = "讲座 4 万元", total = 40000 }, { project = "P2", budget = "合计 4 万元", printed_total = 40000 }]
expect = { P1 = "pass", P2 = "pass" }

[[example]]
name = "words only; a narrative without the section is another rule's matter"
given.project = [{ id = "P1", name = "普法" }, { id = "P2", name = "绿化" }]
given.narrative = [{ project = "P1", budget = "按实际需要安排" }, { project = "P2" }]
expect = { P1 = "fail" }
message = "“普法”的年度预算安排没有读到本年度金额，无法与申报表核对。"

[[example]]
name = "an amount stands in the text, but no total could be read: open"
given.project = [{ id = "P1" }, { id = "P2" }, { id = "P3" }, { id = "P4" }, { id = "P5" }]
given.narrative = """
project | budget
P1      | 本年安排 40 万元左右
P2      | 安排五十万元
P3      | 金额 26400
P4      | 金额 6,400
P5      | 安排 4 万
"""
expect = { P1 = "unknown", P2 = "unknown", P3 = "unknown", P4 = "unknown", P5 = "unknown" }

[[example]]
name = "a year and a number of items are no amount"
given.project = [{ id = "P1" }]
given.narrative = [{ project = "P1", budget = "按照 2025 年工作需要分 3 项安排" }]
expect = { P1 = "fail" }

[[example]]
name = "a calculation in the form itself: its amount stands among the funds"
given.project = [{ id = "P1" }]
given.narrative = [{ project = "P1", budget = "按照 2025 年工作需要分 3 项安排", in_form = true }]
expect = { }
---*/
