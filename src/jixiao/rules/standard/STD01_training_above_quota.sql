/*---
name     = "standard.training-above-quota"
severity = "warning"
since    = "0.1"
subject  = "item"
params   = ["training_quota", "training_words", "lodging_words"]
basis    = [{ text = "财行〔2016〕540号《中央和国家机关培训费管理办法》：三类培训综合定额标准（地方单位参照，本地标准优先）", from = 2017-01-01 }]
title    = { zh = "培训费高于综合定额", en = "Training above the daily quota" }
message.zh = "“{label}”每人每天按 {daily} 元测算（培训 {course} 元、住宿 {lodging} 元），高于参照的三类培训综合定额 {quota} 元。"
message.en = """\
  “{label}” is calculated at {daily} yuan per person and day (course {course}, lodging {lodging}), above the reference quota of {quota} yuan for third-class \
  training."""
fix.zh = "写明培训类别和执行的标准；按三类培训的，把每人每天压到 {quota} 元以内，住宿不另按差旅标准计。"
fix.en = """\
  Name the class of training and the standard applied; for third-class training bring it down to {quota} yuan a day, and do not count lodging by the travel \
  standard."""
why.zh = "综合定额已含住宿。用“不含住宿”的定额再加差旅费的住宿限额，合起来就会超过定额。"
why.en = "The quota includes lodging. Adding the travel rule's lodging limit to the quota without lodging goes beyond it."
---*/
WITH term AS (
  SELECT f.item, f.term, max(f.value) FILTER (WHERE f.unit_class = 'money' OR f.unit IS NULL) AS price,
         count(*) FILTER (WHERE f.unit_class = 'day') AS days, count(*) FILTER (WHERE f.unit_class = 'person') AS persons,
         count(*) FILTER (WHERE f.unit_class = 'night' OR regexp_matches(f.note, :lodging_words)) AS nights,
         max(f.unit) FILTER (WHERE f.unit LIKE '%人%天%' OR f.unit LIKE '%人%日%') AS per_day
  FROM factor AS f GROUP BY f.item, f.term
), daily AS (
  SELECT t.item, max(t.price) FILTER (WHERE t.nights = 0) AS course, max(t.price) FILTER (WHERE t.nights > 0) AS lodging
  FROM term AS t WHERE t.nights > 0 OR t.days > 0 AND t.persons > 0 OR t.per_day IS NOT NULL GROUP BY t.item
)
SELECT i.id AS subject, d.course + COALESCE(d.lodging, 0) <= :training_quota AS ok, i.at AS path, p.at || '/narrative/budget' AS other_path, i.label,
       CAST(d.course + COALESCE(d.lodging, 0) AS DECIMAL(18, 2)) AS daily, CAST(d.course AS DECIMAL(18, 2)) AS course,
       CAST(COALESCE(d.lodging, 0) AS DECIMAL(18, 2)) AS lodging,
       CAST(:training_quota AS DECIMAL(18, 2)) AS quota, '按三类培训（处级及以下）、参照中央标准' AS supposes
FROM item AS i JOIN daily AS d ON d.item = i.id JOIN project AS p ON p.id = i.project
WHERE regexp_matches(i.text, :training_words)
/*--- examples
given.project = [{ id = "P1" }]

[[example]]
name = "exactly the quota: lodging apart, a price for all, or a price per person and day"
given.item = """
id | project | label | text
I1 | P1      | 培训  | 培训
I2 | P1      | 培训  | 业务培训
I3 | P1      | 轮训  | 轮训
"""
given.factor = """
item | term | value | unit     | unit_class
I1   | 0    | 285   | 人       | person
I1   | 0    | 2     | 天       | day
I1   | 0    | 210   | 元       | money
I1   | 1    | 2     | 晚       | night
I1   | 1    | 340   | 元       | money
I1   | 1    | 285   | 人       | person
I2   | 0    | 50    | 人       | person
I2   | 0    | 3     | 天       | day
I2   | 0    | 550   |          |
I3   | 0    | 150   | 人天     | person_time
I3   | 0    | 500   | 元/人·天 | money
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass" }

[[example]]
name = "the quota without lodging plus the travel rule's lodging"
given.item = [{ id = "I1", project = "P1", label = "季度学堂", text = "季度学堂培训" }]
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
message = "“季度学堂”每人每天按 560.00 元测算（培训 210.00 元、住宿 350.00 元），高于参照的三类培训综合定额 550.00 元。"

[[example]]
name = "a cent above, by days and persons, by the unit, or with lodging told by a note"
given.item = """
id | project | label | text
I1 | P1      | 培训  | 培训
I2 | P1      | 研修  | 研修
I3 | P1      | 培训  | 培训
I4 | P1      | 培训  | 培训
"""
given.factor = """
item | term | value  | unit     | unit_class  | note
I1   | 0    | 50     | 人       | person      |
I1   | 0    | 3      | 天       | day         |
I1   | 0    | 550.01 |          |             |
I2   | 0    | 150    | 人天     | person_time |
I2   | 0    | 550.01 | 元/人·天 | money       |
I3   | 0    | 50     | 人       | person      |
I3   | 0    | 3      | 天       | day         |
I3   | 0    | 210    | 元       | money       |
I3   | 1    | 350    | 元       | money       | 住宿费
I3   | 1    | 3      | 天       | day         |
I4   | 0    | 150    | 人日     | person_time |
I4   | 0    | 600    | 元/人/日 | money       |
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail" }

[[example]]
name = "lodging alone; a price per head for the whole course, a price per day, and what is no training, are not compared"
given.item = """
id | project | label    | text
I1 | P1      | 培训     | 培训住宿
I2 | P1      | 培训班   | 培训班
I3 | P1      | 考察     | 考察
I4 | P1      | 培训场租 | 培训场租
"""
given.factor = """
item | term | value | unit | unit_class
I1   | 0    | 2     | 晚   | night
I1   | 0    | 350   | 元   | money
I2   | 0    | 3850  | 元   | money
I2   | 0    | 88    | 人   | person
I3   | 0    | 5     | 天   | day
I3   | 0    | 10    | 人   | person
I3   | 0    | 900   | 元   | money
I4   | 0    | 2     | 天   | day
I4   | 0    | 3000  | 元   | money
"""
expect = { I1 = "unknown" }

[[example]]
name = "the message of a price that holds everything"
given.item = [{ id = "I1", project = "P1", label = "轮训", text = "轮训" }]
given.factor = """
item | term | value | unit | unit_class
I1   | 0    | 50    | 人   | person
I1   | 0    | 3     | 天   | day
I1   | 0    | 560   |      |
"""
expect = { I1 = "fail" }
message = "“轮训”每人每天按 560.00 元测算（培训 560.00 元、住宿 0.00 元），高于参照的三类培训综合定额 550.00 元。"
---*/
