/*---
name     = "funds.narrative-differs"
severity = "error"
since    = "0.1"
subject  = "project"
params   = ["rounding_unit"]
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·资金匹配性：目标与资金相匹配", from = 2015-05-21 },
  { practice = "情况说明的年度预算安排与申报表的年度资金总额须为同一数字（万元换算为元）" },
]
title    = { zh = "年度预算安排与申报表金额不一致", en = "Budget narrative and form disagree" }
message.zh = "“{project}”{told}合计 {narrative} 元，申报表{form} {annual} 元，相差 {gap} 元。两处说的是同一笔钱，须一致。"
message.en = "“{project}”: the {told_en} comes to {narrative} yuan, the form says {annual} yuan, a difference of {gap} yuan. Both speak of the same money."
fix.zh = "查明批复的是 {narrative} 元还是 {annual} 元，改正另一处；同时核对封面合计和随金额而定的成本指标。"
fix.en = """\
  Find out whether {narrative} or {annual} yuan was approved and correct the other place; check the cover total and the cost indicators that depend on it as \
  well."""
why.zh = "预算调整后只改了一处是最常见的原因，随之错的往往还有封面合计与成本指标。跨年项目的总额不与文字比，只比当年数；万元取两位小数带来的尾差不算错。"
why.en = """\
  Most often a change of the budget reached only one place, and cover total and cost indicators are wrong with it. Only the year's amount is compared, never \
  the total of several years; rounding to 0.01 “万元” is no difference."""
---*/
WITH compared AS (
  SELECT p.id, p.at, COALESCE(p.name, p.narrative_name) AS project, COALESCE(n.in_form, FALSE) AS in_form, f.total, n.printed_total IS NULL AS is_unstated,
         CASE WHEN n.in_form THEN COALESCE(f.annual, f.total) ELSE f.annual END AS annual,
         CASE WHEN n.in_form AND f.annual IS NULL THEN '/funding/total' ELSE '/funding/annual' END AS place, -- equivalent: only where it points
         COALESCE(n.total, n.printed_total) AS narrative, COALESCE(n.printed_total, n.total) AS printed
  FROM project AS p JOIN narrative AS n ON n.project = p.id JOIN funding AS f ON f.project = p.id
  WHERE n.budget IS NOT NULL
)
SELECT c.id AS subject,
       CASE WHEN c.narrative = c.annual OR c.printed = c.annual
              OR (c.printed % :rounding_unit = 0 AND 2 * abs(c.printed - c.annual) <= :rounding_unit) THEN TRUE
            WHEN c.in_form AND c.printed = c.total THEN TRUE
            WHEN c.in_form AND c.printed < COALESCE(c.total, c.annual) -- equivalent: what is equal passes above
              AND (c.is_unstated OR c.printed > c.annual) THEN NULL -- equivalent: what is equal passes above
            WHEN c.printed IS NULL OR c.annual IS NULL THEN NULL ELSE FALSE END AS ok,
       c.at || c.place AS path, c.at || '/narrative/budget' AS other_path, c.project,
       CASE WHEN c.in_form THEN '测算依据' ELSE '情况说明的年度预算安排' END AS told,
       CASE WHEN c.in_form THEN '资金总额' ELSE '年度资金总额' END AS form,
       CASE WHEN c.in_form THEN 'calculation' ELSE 'narrative''s budget' END AS told_en,
       c.printed AS narrative, c.annual, CAST(abs(c.printed - c.annual) AS DECIMAL(18, 2)) AS gap
FROM compared AS c
/*--- examples
[[example]]
name = "the lines come to the form's amount; or the printed total does; or it does but for rounding to 0.01 万元"
given.project = [{ id = "P1" }, { id = "P2" }, { id = "P3" }, { id = "P4" }, { id = "P5" }, { id = "P6" }]
given.narrative = """
project | budget | total  | printed_total
P1      | x      | 903200 |
P2      | x      | 300    | 264000
P3      | x      | 264000 | 300
P4      | x      | 903200 |
P5      | x      |        | 903200
P6      | x      | 1      | 10.05
"""
given.funding = """
project | annual
P1      | 903200
P2      | 264000
P3      | 264000
P4      | 903250
P5      | 903150
P6      | 10.05
"""
expect = { P1 = "pass", P2 = "pass", P3 = "pass", P4 = "pass", P5 = "pass", P6 = "pass" }

[[example]]
name = "sixty thousand more in the narrative"
given.project = [{ id = "P1", name = "履职培训" }]
given.narrative = [{ project = "P1", budget = "x", total = 963200 }]
given.funding = [{ project = "P1", annual = 903200, total = 963200 }]
expect = { P1 = "fail" }
message = "“履职培训”情况说明的年度预算安排合计 963,200.00 元，申报表年度资金总额 903,200.00 元，相差 60,000.00 元。两处说的是同一笔钱，须一致。"

[[example]]
name = "more than rounding explains; a narrative to the cent is not rounded; nor is a form in whole hundreds"
given.project = [{ id = "P1", name = "a" }, { id = "P2", name = "b" }, { id = "P3", name = "c" }, { id = "P4", name = "d" }]
given.narrative = """
project | budget | total  | printed_total
P1      | x      | 903200 |
P2      | x      | 903210 |
P3      | x      | 903200 |
P4      | x      | 5000   | 903200
"""
given.funding = """
project | annual
P1      | 903250.01
P2      | 903220
P3      | 903300
P4      | 903149.99
"""
expect = { P1 = "fail", P2 = "fail", P3 = "fail", P4 = "fail" }

[[example]]
name = "an item without an amount; a form without an amount; no budget section at all"
given.project = [{ id = "P1" }, { id = "P2" }, { id = "P3" }]
given.narrative = [{ project = "P1", budget = "x" }, { project = "P2", budget = "x", total = 5 }, { project = "P3" }]
given.funding = [{ project = "P1", annual = 100 }, { project = "P2" }, { project = "P3", annual = 100 }]
expect = { P1 = "unknown", P2 = "unknown" }

[[example]]
name = "a calculation in the form itself: of the year, of the whole project, of a part that is not summed up, of more than one year"
given.project = [{ id = "P1" }, { id = "P2" }, { id = "P3" }, { id = "P4" }, { id = "P5" }]
given.narrative = """
project | budget | in_form | total | printed_total
P1      | x      | true    | 100   |
P2      | x      | true    |       | 300
P3      | x      | true    | 60    |
P4      | x      | true    |       | 200
P5      | x      | true    | 300   |
"""
given.funding = """
project | annual | total
P1      | 100    | 300
P2      | 100    | 300
P3      | 100    | 300
P4      | 100    | 300
P5      |        | 300
"""
expect = { P1 = "pass", P2 = "pass", P3 = "unknown", P4 = "unknown", P5 = "pass" }

[[example]]
name = "a calculation in the form itself: above the money asked for, or summed up to less"
given.project = [{ id = "P1", name = "履职培训" }, { id = "P2" }, { id = "P3" }, { id = "P4" }]
given.narrative = """
project | budget | in_form | total   | printed_total
P1      | x      | true    | 1865000 |
P2      | x      | true    | 90      | 90
P3      | x      | true    | 301     |
P4      | x      | true    | 60      | 70
"""
given.funding = """
project | total   | annual
P1      | 1856000 |
P2      |         | 100
P3      | 300     | 100
P4      | 80      |
"""
expect = { P1 = "fail", P2 = "fail", P3 = "fail", P4 = "fail" }
message = "“履职培训”测算依据合计 1,865,000.00 元，申报表资金总额 1,856,000.00 元，相差 9,000.00 元。两处说的是同一笔钱，须一致。"
---*/
