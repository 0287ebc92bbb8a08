/*---
name     = "standard.lodging-above-limit"
severity = "note"
since    = "0.1"
subject  = "item"
params   = ["travel_words", "lodging_words", "travel_meal", "travel_transport", "travel_lodging_lowest", "travel_lodging_highest"]
basis    = [{ text = "财行〔2015〕497号《关于调整中央和国家机关差旅住宿费标准等有关问题的通知》：其他人员住宿费限额标准（地方单位参照）", from = 2016-01-01 }]
title    = { zh = "差旅住宿费高于限额标准", en = "Travel lodging above every limit" }
message.zh = "“{label}”住宿费每天按 {price} 元测算，高于其他人员住宿费限额标准的最高一档 {limit} 元。"
message.en = "“{label}” is calculated with {price} yuan a night, above the highest limit for other staff, {limit} yuan."
fix      = { zh = "写明目的地和人员级别，按当地限额测算。", en = "Name the destination and the rank, and use the limit of the place." }
why.zh = "住宿费在目的地限额内凭据报销，按更高的价测算会多列预算。介于最低与最高限额之间的，不写目的地就判断不了。"
why.en = """\
  Lodging is repaid within the limit of the place, so a higher price overstates the budget. Between the lowest and the highest limit it can't be judged \
  without the destination."""
---*/
WITH trip AS (
  SELECT f.item, count(*) FILTER (WHERE f.value = :travel_meal) AS meals, count(*) FILTER (WHERE f.value = :travel_transport) AS rides
  FROM factor AS f GROUP BY f.item
), term AS (
  SELECT f.item, f.term, max(f.value) FILTER (WHERE f.unit_class = 'money' OR f.unit IS NULL) AS price,
         count(*) FILTER (WHERE f.unit_class = 'night' OR regexp_matches(f.note, :lodging_words)) AS nights,
         count(*) FILTER (WHERE f.unit_class = 'day') AS days
  FROM factor AS f GROUP BY f.item, f.term
), lodging AS (
  SELECT t.item, max(t.price) AS price FROM term AS t JOIN trip AS j ON j.item = t.item
  WHERE t.nights > 0 OR (t.days > 0 AND j.meals > 0 AND j.rides > 0 AND t.price >= :travel_lodging_lowest)
  GROUP BY t.item
)
SELECT i.id AS subject, CASE WHEN s.price > :travel_lodging_highest THEN FALSE WHEN s.price <= :travel_lodging_lowest THEN TRUE END AS ok,
       i.at AS path, i.label, CAST(s.price AS DECIMAL(18, 2)) AS price, CAST(:travel_lodging_highest AS DECIMAL(18, 2)) AS limit,
       '人员为“其他人员”，参照中央标准' AS supposes
FROM item AS i JOIN lodging AS s ON s.item = i.id
WHERE regexp_matches(i.text, :travel_words)
/*--- examples
[[example]]
name = "at the lowest limit of all places, told by the night or by a note"
given.item = [{ id = "I1", label = "考察", text = "外出考察" }, { id = "I2", label = "考察", text = "外出考察" }, { id = "I3", label = "考察", text = "考察" }]
given.factor = """
item | term | value | unit | unit_class | note
I1   | 0    | 900   | 人   | person     |
I3   | 0    | 100   |      |            |
I3   | 1    | 80    |      |            |
I3   | 2    | 330   |      |            |
I3   | 2    | 5     | 天   | day        |
I1   | 0    | 4     | 晚   | night      |
I1   | 0    | 330   | 元   | money      |
I2   | 0    | 4     | 天   | day        |
I2   | 0    | 300   | 元   | money      | 住宿费
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass" }

[[example]]
name = "above the highest limit of all places by a cent, told by the night or supposed beside the two daily standards"
given.item = [{ id = "I1", label = "考察", text = "外出考察" }, { id = "I2", label = "调研", text = "调研" }]
given.factor = """
item | term | value  | unit | unit_class
I1   | 0    | 4      | 晚   | night
I1   | 0    | 500.01 | 元   | money
I2   | 0    | 100    |      |
I2   | 1    | 80     |      |
I2   | 2    | 600    |      |
I2   | 2    | 5      | 天   | day
"""
expect = { I1 = "fail", I2 = "fail" }
message = "“考察”住宿费每天按 500.01 元测算，高于其他人员住宿费限额标准的最高一档 500.00 元。"

[[example]]
name = "in between it depends on the place"
given.item = [{ id = "I1", label = "考察", text = "考察" }, { id = "I2", label = "考察", text = "考察" }, { id = "I3", label = "考察", text = "考察" }]
given.factor = """
item | term | value  | unit | unit_class
I1   | 0    | 330.01 |      |
I1   | 0    | 4      | 晚   | night
I2   | 0    | 500    |      |
I2   | 0    | 4      | 晚   | night
I3   | 0    | 100    |      |
I3   | 1    | 80     |      |
I3   | 2    | 350    | 元   | money
I3   | 2    | 5      | 天   | day
"""
expect = { I1 = "unknown", I2 = "unknown", I3 = "unknown" }

[[example]]
name = "no lodging to be told: one of the standards missing, no days, a price below every limit; no travel"
given.item = """
id | text
I1 | 考察
I2 | 考察
I3 | 考察
I4 | 考察
I5 | 印刷
"""
given.factor = """
item | term | value  | unit | unit_class
I1   | 0    | 100    |      |
I1   | 1    | 600    |      |
I1   | 1    | 5      | 天   | day
I2   | 0    | 80     |      |
I2   | 1    | 600    |      |
I2   | 1    | 5      | 天   | day
I3   | 0    | 100    |      |
I3   | 1    | 80     |      |
I3   | 2    | 600    |      |
I4   | 0    | 100    |      |
I4   | 1    | 80     |      |
I4   | 2    | 329.99 |      |
I4   | 2    | 5      | 天   | day
I5   | 0    | 600    |      |
I5   | 0    | 4      | 晚   | night
"""
expect = {}
---*/
