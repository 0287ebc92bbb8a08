/*---
name     = "ledger.training-above-quota"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = ["training_quota", "training_quota_without_lodging"]
basis    = [{ text = "财行〔2016〕540号《中央和国家机关培训费管理办法》（地方单位参照）", from = 2017-01-01 }]
title    = { zh = "培训费高于综合定额", en = "Training above the quota" }
message.zh = "“{title}”{people} 人 {days} 天用款 {cost} 元，综合定额每人每天 {quota} 元，合 {allowed} 元。"
message.en = "“{title}”: {cost} yuan for {people} people and {days} days; at {quota} yuan a person and day the quota gives {allowed}."
fix      = { zh = "核对人数、天数和费用；讲课费、城市间交通费分开记。", en = "Check people, days and cost; book teachers and long-distance fares apart." }
why      = { zh = "综合定额内的费用不能超过人数×天数×定额。", en = "What the quota covers may not exceed people × days × quota." }
---*/
WITH held AS (
  SELECT c.id, c.at, c.title, c.people, c.days, c.cost,
         CASE WHEN c.lodging THEN :training_quota WHEN NOT c.lodging THEN :training_quota_without_lodging END AS quota
  FROM ledger_courses AS c WHERE c.organiser = '本单位' AND c.cost IS NOT NULL
)
SELECT h.id AS subject, h.cost <= h.people * h.days * h.quota AS ok, h.at AS path, h.title, h.people, h.days, h.cost, h.quota,
       CAST(h.people * h.days * h.quota AS DECIMAL(18, 2)) AS allowed, '按三类培训' AS supposes
FROM held AS h
/*--- examples
[[example]]
name = "正好到定额；住宿和不住宿"
given.ledger_courses = """
id | title | organiser | people | days | cost  | lodging
C1 | 学堂  | 本单位    | 70     | 1.5  | 22050 | false
C2 | 学堂  | 本单位    | 10     | 2    | 11000 | true
"""
expect = { C1 = "pass", C2 = "pass" }

[[example]]
name = "多一分"
given.ledger_courses = """
id | title | organiser | people | days | cost     | lodging
C1 | 学堂  | 本单位    | 70     | 1.5  | 22050.01 | false
C2 | 学堂  | 本单位    | 10     | 2    | 11000.01 | true
"""
expect = { C1 = "fail", C2 = "fail" }
message = "“学堂”70 人 1.5 天用款 22,050.01 元，综合定额每人每天 210 元，合 22,050.00 元。"

[[example]]
name = "没写住不住宿、几天、几人的说不准；外单位办的、没有用款的不看"
given.ledger_courses = """
id | organiser | people | days | cost  | lodging
C1 | 本单位    | 70     | 1    | 14700 |
C2 | 本单位    | 70     |      | 14700 | false
C3 | 市人大    | 70     | 1    | 99999 | false
C4 | 本单位    | 70     | 1    |       | false
"""
expect = { C1 = "unknown", C2 = "unknown" }
---*/
