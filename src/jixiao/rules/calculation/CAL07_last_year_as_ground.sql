/*---
name     = "calculation.last-year-as-ground"
severity = "warning"
since    = "0.1"
subject  = "item"
params   = ["last_year_ground", "since_year_words"]
basis    = [{ practice = "零基预算：不以上年基数为依据，按当年任务和标准重新测算" }]
title    = { zh = "只拿往年数作测算依据", en = "Former years as the only ground" }
message.zh = "“{label}”{amount} 元没有算式，只写了参照往年。往年花了多少，不说明今年需要多少。"
message.en = "“{label}”, {amount} yuan, has no formula and only refers to former years. What was spent then does not tell what is needed now."
fix.zh = "按今年的人数、次数和标准列出算式；往年决算可作为单价的佐证。"
fix.en = "Give a formula with this year's quantities and standards; past accounts may support a price."
why.zh = "以上年为基数会把一次性的支出固化下来，是零基预算要改的做法。"
why.en = "Taking last year as the base makes one-off spending permanent, which zero-based budgeting is meant to end."
---*/
WITH lump AS (
  SELECT i.id, i.at, i.project, i.label, i.text, i.amount,
         i.lump_sum OR EXISTS (SELECT c.id FROM item AS c WHERE c.project = i.project AND c.at LIKE i.at || '/%' AND c.lump_sum) AS bare
  FROM item AS i WHERE i.is_top
)
SELECT t.id AS subject,
       CASE WHEN t.bare THEN NOT (regexp_matches(t.text, :last_year_ground)
         OR COALESCE(regexp_matches(t.text, :since_year_words || ' *' || CAST(p.fiscal_year - 1 AS VARCHAR) || ' *年'), FALSE)) ELSE NOT t.bare END AS ok,
       t.at AS path, p.at || '/narrative/budget' AS other_path, t.label, t.amount
FROM lump AS t JOIN project AS p ON p.id = t.project
/*--- examples
[[example]]
name = "a lump sum without such a word; a formula whose price refers to last year; this year's rules"
given.project = [{ id = "P1", fiscal_year = 2025 }, { id = "P2" }]
given.item = """
id | project | is_top | lump_sum | text
I5 | P2      | true   | true     | 印刷 20 万元
I1 | P1      | true   | true     | 印刷 20 万元
I2 | P1      | true   | false    | 20人*5000元（参考去年）
I3 | P1      | true   | true     | 按照 2025 年度标准 3 万元
I4 | P1      | true   | true     | 按照 2023 年度标准 3 万元
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass", I4 = "pass", I5 = "pass" }

[[example]]
name = "last year named in words or by its number, at the item or over its parts"
given.project = [{ id = "P1", fiscal_year = 2025 }, { id = "P2" }]
given.item = """
id | project | is_top | lump_sum | label    | amount | text                                       | at
I1 | P1      | true   | true     | 会务     | 400000 | 会务：40 万元（参考去年）                  |
I2 | P1      | true   | false    | 人员经费 |        | 按照 2024 年度发放情况，人力成本 310800 元 | /c/1
I3 | P1      | false  | true     |          |        |                                            | /c/1/children/0
I4 | P2      | true   | true     | 会务     |        | 参照上年                                   |
"""
expect = { I1 = "fail", I2 = "fail", I4 = "fail" }
message = "“会务”400,000.00 元没有算式，只写了参照往年。往年花了多少，不说明今年需要多少。"

[[example]]
name = "parts with formulas, and lump sums of other items or projects, do not count"
given.project = [{ id = "P1", fiscal_year = 2025 }, { id = "P2", fiscal_year = 2025 }]
given.item = """
id | at              | project | is_top | lump_sum | text
I1 | /c/1            | P1      | true   | false    | 参考去年
I2 | /c/1/children/0 | P1      | false  | false    |
I3 | /c/2/children/0 | P1      | false  | true     |
I4 | /c/1/children/0 | P2      | false  | true     |
"""
expect = { I1 = "pass" }

[[example]]
name = "a lump sum whose text was lost"
given.project = [{ id = "P1", fiscal_year = 2025 }]
given.item = [{ id = "I1", project = "P1", is_top = true, lump_sum = true, amount = 5 }]
expect = { I1 = "unknown" }
---*/
