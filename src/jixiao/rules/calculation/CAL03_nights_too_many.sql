/*---
name     = "calculation.nights-too-many"
severity = "warning"
since    = "0.1"
subject  = "item"
params   = ["travel_meal", "travel_transport", "travel_lodging_lowest", "travel_lodging_highest"]
basis    = [
  { text = "财行〔2013〕531号《中央和国家机关差旅费管理办法》：住宿费按实际住宿的晚数计，补助按自然（日历）天数计（参照）", from = 2014-01-01 },
  { practice = "外出若干天，住宿晚数比天数少一；住同样多晚须说明原因" },
]
title    = { zh = "住宿晚数多于天数减一", en = "More nights than days minus one" }
message.zh = "“{label}”按 {days} 天、住宿 {nights} 晚测算；{days} 天通常住 {usual} 晚，多算 {extra} 晚，约合 {amount} 元。"
message.en = """\
  “{label}” is calculated for {days} day(s) with {nights} night(s); {days} day(s) usually need {usual} night(s), so {extra} night(s) or about {amount} yuan \
  are too many."""
fix.zh = "按 {usual} 晚重算住宿费；确需提前报到或次日返程的，在测算中注明。"
fix.en = "Recalculate lodging for {usual} night(s); if people must arrive the day before or leave the day after, say so in the calculation."
why.zh = "把伙食、交通、住宿的每天标准加在一起乘天数，是多算一晚最常见的原因；人数和批次一多，差额就很可观。"
why.en = """\
  Adding the daily rates of meals, transport and lodging and multiplying by days is the usual way to count a night too many; with many people and groups it \
  adds up."""
---*/
WITH term AS (
  SELECT f.item, f.term, max(f.value) FILTER (WHERE f.unit_class = 'day') AS days, max(f.value) FILTER (WHERE f.unit_class = 'night') AS nights,
         max(f.value) FILTER (WHERE f.unit_class = 'money' OR f.unit IS NULL) AS price,
         max(f.value) FILTER (WHERE f.unit_class = 'person') AS persons, max(f.value) FILTER (WHERE f.unit_class = 'occasion') AS occasions
  FROM factor AS f GROUP BY f.item, f.term
), trip AS (
  SELECT t.item, max(t.days) AS days, count(*) FILTER (WHERE t.price = :travel_meal) AS meals, count(*) FILTER (WHERE t.price = :travel_transport) AS rides
  FROM term AS t GROUP BY t.item
), stay AS (
  SELECT t.item, t.nights, t.price, t.persons, t.occasions, CAST(NULL AS VARCHAR) AS supposes FROM term AS t WHERE t.nights IS NOT NULL
  UNION ALL
  SELECT t.item, t.days, t.price, t.persons, t.occasions,
         '把每天 ' || CAST(CAST(t.price AS DECIMAL(18, 2)) AS VARCHAR) || ' 元视为住宿费（同列的另两项正好是伙食补助和市内交通的每天标准）'
  FROM term AS t JOIN trip AS j ON j.item = t.item
  WHERE t.nights IS NULL AND t.days IS NOT NULL AND t.price >= :travel_lodging_lowest AND t.price <= :travel_lodging_highest AND j.meals > 0 AND j.rides > 0
)
SELECT i.id AS subject, s.nights + 1 <= j.days AS ok, i.at AS path, i.label, j.days, s.nights, j.days - 1 AS usual, s.nights + 1 - j.days AS extra,
       CAST(CAST(s.price AS DECIMAL(18, 2)) * CAST(s.nights + 1 - j.days AS DECIMAL(10, 0)) * CAST(COALESCE(s.persons, 1) AS DECIMAL(10, 0))
         * CAST(COALESCE(s.occasions, 1) AS DECIMAL(10, 0)) AS DECIMAL(18, 2)) AS amount,
       s.supposes
FROM item AS i JOIN stay AS s ON s.item = i.id JOIN trip AS j ON j.item = i.id
/*--- examples
[[example]]
name = "five days with four nights, written out or supposed"
given.item = [{ id = "I1", label = "考察" }, { id = "I2", label = "调研" }]
given.factor = """
item | term | value | unit | unit_class
I1   | 0    | 5     | 天   | day
I1   | 0    | 180   | 元   | money
I1   | 1    | 4     | 晚   | night
I1   | 1    | 350   | 元   | money
I2   | 0    | 5     | 天   | day
I2   | 0    | 100   |      |
I2   | 1    | 5     | 天   | day
I2   | 1    | 80    |      |
I2   | 2    | 4     | 天   | day
I2   | 2    | 350   |      |
"""
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "two nights for two days, written out"
given.item = [{ id = "I1", label = "季度学堂" }]
given.factor = """
item | term | value | unit | unit_class
I1   | 0    | 285   | 人   | person
I1   | 0    | 2     | 天   | day
I1   | 0    | 210   | 元   | money
I1   | 1    | 2     | 晚   | night
I1   | 1    | 350   | 元   | money
I1   | 1    | 285   | 人   | person
"""
expect = { I1 = "fail" }
message = "“季度学堂”按 2 天、住宿 2 晚测算；2 天通常住 1 晚，多算 1 晚，约合 99,750.00 元。"

[[example]]
name = "daily rates added and multiplied by five days for ten groups of ten"
given.item = [{ id = "I1", label = "学习考察" }, { id = "I2", label = "最低档" }, { id = "I3", label = "最高档" }]
given.factor = """
item | term | value | unit  | unit_class
I1   | 0    | 5     | 天    | day
I1   | 0    | 100   |       |
I1   | 1    | 5     | 天    | day
I1   | 1    | 80    |       |
I1   | 2    | 10    | 人/批 | person
I1   | 2    | 10    | 批    | occasion
I1   | 2    | 5     | 天    | day
I1   | 2    | 350   |       |
I2   | 0    | 5     | 天    | day
I2   | 0    | 100   |       |
I2   | 1    | 80    |       |
I2   | 2    | 5     | 天    | day
I2   | 2    | 330   |       |
I3   | 0    | 5     | 天    | day
I3   | 0    | 100   |       |
I3   | 1    | 80    |       |
I3   | 2    | 5     | 天    | day
I3   | 2    | 500   |       |
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail" }
message = "“学习考察”按 5 天、住宿 5 晚测算；5 天通常住 4 晚，多算 1 晚，约合 35,000.00 元。"

[[example]]
name = "the third rate is no lodging rate, the other two are not the standards, or it is not multiplied by days: nothing is supposed"
given.item = [{ id = "I1" }, { id = "I2" }, { id = "I3" }, { id = "I4" }, { id = "I5" }]
given.factor = """
item | term | value  | unit | unit_class
I1   | 0    | 5      | 天   | day
I1   | 0    | 100    |      |
I1   | 1    | 80     |      |
I1   | 2    | 5      | 天   | day
I1   | 2    | 329.99 |      |
I2   | 0    | 5      | 天   | day
I2   | 0    | 100    |      |
I2   | 1    | 80     |      |
I2   | 2    | 5      | 天   | day
I2   | 2    | 500.01 |      |
I3   | 0    | 5      | 天   | day
I3   | 0    | 120    |      |
I3   | 1    | 80     |      |
I3   | 2    | 5      | 天   | day
I3   | 2    | 350    |      |
I4   | 0    | 5      | 天   | day
I4   | 0    | 100    |      |
I4   | 1    | 90     |      |
I4   | 2    | 5      | 天   | day
I4   | 2    | 350    |      |
I5   | 0    | 5      | 天   | day
I5   | 0    | 100    |      |
I5   | 1    | 80     |      |
I5   | 2    | 350    |      |
"""
expect = {}

[[example]]
name = "nights without days"
given.item = [{ id = "I1", label = "住宿" }]
given.factor = """
item | term | value | unit | unit_class
I1   | 0    | 2     | 晚   | night
I1   | 0    | 350   | 元   | money
"""
expect = { I1 = "unknown" }

[[example]]
name = "more people than yuan; a stay told both by nights and by days counts by its nights"
given.item = [{ id = "I1", label = "大培训" }, { id = "I2", label = "考察" }]
given.factor = """
item | term | value | unit | unit_class
I1   | 0    | 2     | 天   | day
I1   | 1    | 2     | 晚   | night
I1   | 1    | 350   | 元   | money
I1   | 1    | 600   | 人   | person
I2   | 0    | 5     | 天   | day
I2   | 0    | 100   |      |
I2   | 1    | 80    |      |
I2   | 2    | 5     | 天   | day
I2   | 2    | 4     | 晚   | night
I2   | 2    | 350   |      |
"""
expect = { I1 = "fail", I2 = "pass" }
message = "“大培训”按 2 天、住宿 2 晚测算；2 天通常住 1 晚，多算 1 晚，约合 210,000.00 元。"

[[example]]
name = "neither people nor groups named: one person is reckoned"
given.item = [{ id = "I1", label = "考察" }]
given.factor = """
item | term | value | unit | unit_class
I1   | 0    | 5     | 天   | day
I1   | 1    | 5     | 晚   | night
I1   | 1    | 350   | 元   | money
"""
expect = { I1 = "fail" }
message = "“考察”按 5 天、住宿 5 晚测算；5 天通常住 4 晚，多算 1 晚，约合 350.00 元。"
---*/
