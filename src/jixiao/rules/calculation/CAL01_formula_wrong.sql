/*---
name     = "calculation.formula-wrong"
severity = "error"
since    = "0.1"
subject  = "item"
covers   = ["CST09", "CST02", "CST10"]
params   = []
basis    = [
  { practice = "所写算式须算得出所写结果（按结果自身的小数位判断）" },
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》预算编制科学性：测算依据充分、按照标准编制", from = 2020-02-25 },
]
title    = { zh = "算式与所写结果不符", en = "The formula does not give the result written" }
message.zh = "“{label}”按所写算式应为 {computed} 元，写成了 {stated} 元，相差 {gap} 元。算式：{text}"
message.en = "“{label}” comes to {computed} yuan by its own formula but is written as {stated} yuan, a difference of {gap} yuan. Formula: {text}"
fix.zh = "核对数量、单价和结果，改正写错的一处；改了金额的，合计和申报表一并改。"
fix.en = "Check quantity, price and result and correct the wrong one; if the amount changes, change the total and the form too."
why.zh = "算式是申请这笔钱的依据，算不出来，金额就没有依据。结果按自身写出的小数位判断：写到 0.1 万元的，四舍五入到 0.1 万元相符即可。"
why.en = "The formula is the ground for the money. The result is judged by its own digits: written to 0.1 “万元”, it need only agree to 0.1 “万元”."
---*/
SELECT i.id AS subject, i.holds AS ok, i.at AS path, p.at || '/narrative/budget' AS other_path,
       i.label AS label, i.computed AS computed, i.stated AS stated, CAST(abs(i.computed - i.stated) AS DECIMAL(18, 2)) AS gap, i.text AS text
FROM item AS i JOIN project AS p ON p.id = i.project
WHERE i.is_leaf AND NOT i.lump_sum AND i.stated IS NOT NULL
/*--- examples
[[example]]
name = "the formula gives the result"
given.project = [{ id = "P1" }]
given.item = [{ id = "I1", project = "P1", is_leaf = true, lump_sum = false, label = "讲座", stated = 216000, computed = 216000, holds = true }]
expect = { I1 = "pass" }

[[example]]
name = "two digits changed places in the result"
given.project = [{ id = "P1" }]
given.item = """
id | project | is_leaf | lump_sum | label | text                    | stated | computed | holds
I1 | P1      | true    | false    | 讲座  | 48场*4500元/场=26.1万元 | 261000 | 216000   | false
"""
expect = { I1 = "fail" }
message = "“讲座”按所写算式应为 216,000.00 元，写成了 261,000.00 元，相差 45,000.00 元。算式：48场*4500元/场=26.1万元"

[[example]]
name = "a formula that could not be computed; lump sums, sums of parts and items without a result are not looked at"
given.project = [{ id = "P1" }]
given.item = """
id | project | is_leaf | lump_sum | stated | holds | computed
I1 | P1      | true    | false    | 216000 |       |
I2 | P1      | true    | true     | 6000   |       |
I3 | P1      | false   | false    | 6000   | false |
I4 | P1      | true    | false    |        |       | 6000
"""
expect = { I1 = "unknown" }
---*/
