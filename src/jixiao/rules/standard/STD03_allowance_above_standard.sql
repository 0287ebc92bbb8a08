/*---
name     = "standard.allowance-above-standard"
severity = "note"
since    = "0.1"
subject  = "item"
params   = ["travel_words", "meal_words", "local_transport_words", "travel_meal", "travel_transport"]
basis    = [{ text = "财行〔2013〕531号《中央和国家机关差旅费管理办法》：伙食补助费、市内交通费标准（地方单位参照）", from = 2014-01-01 }]
title    = { zh = "差旅补助高于标准", en = "Travel allowance above the standard" }
message.zh = "“{label}”每人每天的{what}按 {price} 元测算，高于参照标准 {limit} 元。"
message.en = "“{label}” counts {price} yuan a day for {what_en}, above the reference of {limit} yuan."
fix.zh = "改按标准测算；去西藏、青海、新疆等地标准较高的，写明目的地。"
fix.en = "Use the standard; where the destination has a higher one (Tibet, Qinghai, Xinjiang), name it."
why      = { zh = "补助按标准包干，超出部分无法列支。", en = "Allowances are fixed; what goes beyond can't be charged." }
---*/
WITH rate AS (
  SELECT f.item, f.value, CASE WHEN regexp_matches(f.note, :meal_words) THEN '伙食补助' ELSE '市内交通费' END AS what,
         CASE WHEN regexp_matches(f.note, :meal_words) THEN 'meals' ELSE 'local transport' END AS what_en,
         CASE WHEN regexp_matches(f.note, :meal_words) THEN :travel_meal ELSE :travel_transport END AS limit
  FROM factor AS f
  WHERE (f.unit_class = 'money' OR f.unit IS NULL) AND (regexp_matches(f.note, :meal_words) OR regexp_matches(f.note, :local_transport_words))
    AND EXISTS (SELECT d.item FROM factor AS d WHERE d.item = f.item AND d.term = f.term AND d.unit_class = 'day')
)
SELECT i.id AS subject, r.value <= r.limit AS ok, i.at AS path, i.label, r.what, r.what_en,
       CAST(r.value AS DECIMAL(18, 2)) AS price, CAST(r.limit AS DECIMAL(18, 2)) AS limit, '参照中央标准，不含标准较高的地区' AS supposes
FROM item AS i JOIN rate AS r ON r.item = i.id
WHERE regexp_matches(i.text, :travel_words)
/*--- examples
[[example]]
name = "exactly the standards"
given.item = [{ id = "I1", label = "考察", text = "考察" }]
given.factor = """
item | term | value | unit | unit_class | note
I1   | 0    | 5     | 天   | day        |
I1   | 0    | 100   |      |            | 伙食补助
I1   | 1    | 5     | 天   | day        |
I1   | 1    | 80    | 元   | money      | 市内交通
"""
expect = { I1 = "pass" }

[[example]]
name = "a cent above either"
given.item = [{ id = "I1", label = "考察", text = "考察" }, { id = "I2", label = "调研", text = "调研" }]
given.factor = """
item | term | value  | unit | unit_class | note
I1   | 0    | 5      | 天   | day        |
I1   | 0    | 100.01 |      |            | 伙食补助
I2   | 0    | 5      | 天   | day        |
I2   | 0    | 80.01  | 元   | money      | 市内交通
"""
expect = { I1 = "fail", I2 = "fail" }
message = "“考察”每人每天的伙食补助按 100.01 元测算，高于参照标准 100.00 元。"

[[example]]
name = "no note, another note, not by the day, a number that is no money, or no travel: not compared"
given.item = """
id | text
I1 | 考察
I2 | 考察
I3 | 考察
I4 | 会议
I5 | 考察
"""
given.factor = """
item | term | value | unit | unit_class | note
I1   | 0    | 5     | 天   | day        |
I1   | 0    | 900   |      |            |
I2   | 0    | 5     | 天   | day        |
I2   | 0    | 900   |      |            | 高铁
I3   | 0    | 900   |      |            | 伙食
I3   | 1    | 5     | 天   | day        |
I4   | 0    | 5     | 天   | day        |
I4   | 0    | 900   |      |            | 伙食
I5   | 0    | 5     | 天   | day        |
I5   | 0    | 900   | 人   | person     | 用餐
"""
expect = {}

[[example]]
name = "the allowance could not be read"
given.item = [{ id = "I1", text = "考察" }]
given.factor = [{ item = "I1", term = 0, value = 5, unit = "天", unit_class = "day" }, { item = "I1", term = 0, note = "伙食补助" }]
expect = { I1 = "unknown" }
---*/
