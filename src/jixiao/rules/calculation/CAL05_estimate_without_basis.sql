/*---
name     = "calculation.estimate-without-basis"
severity = "note"
since    = "0.1"
subject  = "item"
params   = ["price_basis_words"]
basis    = [
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》预算编制科学性：测算依据充分", from = 2020-02-25 },
  { practice = "“约”“预估”的价格须注明依据（标准、合同、询价、历年统计等）" },
]
title    = { zh = "预估价格没有写依据", en = "An estimated price without its basis" }
message.zh = "“{label}”的价格 {price} 元是预估的，没有写明依据什么估。"
message.en = "The price of {price} yuan in “{label}” is an estimate, and nothing says what it rests on."
fix.zh = "注明定额、合同、询价或历年决算等依据；没有依据的按标准重新测算。"
fix.en = "Name the standard, contract, quotation or past accounts it rests on; otherwise recalculate by a standard."
why      = { zh = "估价没有依据，审核只能按经验压减。", en = "Without a basis a reviewer can only cut by experience." }
---*/
WITH money AS (
  SELECT f.item, f.value, f.estimated AND NOT COALESCE(regexp_matches(f.note, :price_basis_words), FALSE) AS bare
  FROM factor AS f WHERE f.unit_class = 'money' OR f.unit IS NULL
)
SELECT i.id AS subject, count(*) FILTER (WHERE m.bare) = 0 AS ok, i.at AS path, i.label, CAST(max(m.value) FILTER (WHERE m.bare) AS DECIMAL(18, 2)) AS price
FROM item AS i JOIN money AS m ON m.item = i.id
GROUP BY i.id, i.at, i.label
/*--- examples
[[example]]
name = "no estimate; an estimate by a standard"
given.item = [{ id = "I1", label = "讲座" }, { id = "I2", label = "考察" }]
given.factor = """
item | value | unit  | unit_class | estimated | note
I1   | 4500  | 元/场 | money      | false     |
I2   | 350   |       |            | true      | 根据差旅费标准预估
"""
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "about 60,000 yuan each, with a note that names no basis or none at all"
given.item = [{ id = "I1", label = "补选" }, { id = "I2", label = "考察" }]
given.factor = """
item | value | unit  | unit_class | estimated | note
I1   | 60000 | 元/人 | money      | true      | 含证件
I1   | 70000 | 元    | money      | false     |
I1   | 16    | 名    | person     | false     |
I2   | 3000  |       |            | true      |
"""
expect = { I1 = "fail", I2 = "fail" }
message = "“补选”的价格 60,000.00 元是预估的，没有写明依据什么估。"

[[example]]
name = "an estimated quantity is no price; a lump sum has no factors"
given.item = [{ id = "I1", label = "补选" }, { id = "I2", label = "印刷", estimated = true }]
given.factor = [{ item = "I1", value = 16, unit = "名", unit_class = "person", estimated = true }]
expect = {}
---*/
