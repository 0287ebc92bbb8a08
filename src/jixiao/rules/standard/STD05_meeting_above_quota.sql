/*---
name     = "standard.meeting-above-quota"
severity = "note"
since    = "0.1"
subject  = "item"
params   = ["meeting_quota", "meeting_words", "training_words"]
basis    = [{ text = "财行〔2016〕214号《中央和国家机关会议费管理办法》：三、四类会议综合定额标准（地方单位参照，本地标准优先）", from = 2016-07-01 }]
title    = { zh = "会议费高于综合定额", en = "Meeting above the daily quota" }
message.zh = "“{label}”每人每天按 {daily} 元测算，高于参照的三、四类会议综合定额 {quota} 元。"
message.en = "“{label}” is calculated at {daily} yuan per person and day, above the reference quota of {quota} yuan for third- and fourth-class meetings."
fix.zh = "写明会议类别和执行的标准，按定额重新测算。人代会等法定会议按本地专门规定的，注明文号。"
fix.en = "Name the class of meeting and the standard, and recalculate; for statutory sessions with rules of their own give the document number."
why      = { zh = "会议费在综合定额内控制，超定额的部分不能列支。", en = "Meetings are held within the quota; what exceeds it can't be charged." }
---*/
WITH term AS (
  SELECT f.item, f.term, max(f.value) FILTER (WHERE f.unit_class = 'money' OR f.unit IS NULL) AS price,
         count(*) FILTER (WHERE f.unit_class = 'day') AS days, count(*) FILTER (WHERE f.unit_class = 'person') AS persons
  FROM factor AS f GROUP BY f.item, f.term
), daily AS (
  SELECT t.item, sum(t.price) AS price FROM term AS t WHERE t.days > 0 AND t.persons > 0 GROUP BY t.item
)
SELECT i.id AS subject, d.price <= :meeting_quota AS ok, i.at AS path, i.label, CAST(d.price AS DECIMAL(18, 2)) AS daily,
       CAST(:meeting_quota AS DECIMAL(18, 2)) AS quota, '按三类或四类会议、参照中央标准' AS supposes
FROM item AS i JOIN daily AS d ON d.item = i.id
WHERE regexp_matches(i.label, :meeting_words) AND NOT regexp_matches(i.label, :training_words)
/*--- examples
[[example]]
name = "exactly the quota, in one price or in two"
given.item = [{ id = "I1", label = "年度会议" }, { id = "I2", label = "座谈会" }]
given.factor = """
item | term | value | unit | unit_class
I1   | 0    | 600   | 人   | person
I1   | 0    | 2     | 天   | day
I1   | 0    | 550   | 元   | money
I2   | 0    | 50    | 人   | person
I2   | 0    | 2     | 天   | day
I2   | 0    | 340   |      |
I2   | 1    | 50    | 人   | person
I2   | 1    | 2     | 天   | day
I2   | 1    | 210   |      |
"""
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "a cent above"
given.item = [{ id = "I1", label = "年度会议" }, { id = "I2", label = "座谈会" }]
given.factor = """
item | term | value  | unit | unit_class
I2   | 0    | 50     | 人   | person
I2   | 0    | 2      | 天   | day
I2   | 0    | 560    |      |
I1   | 0    | 50     | 人   | person
I1   | 0    | 2      | 天   | day
I1   | 0    | 550.01 | 元   | money
"""
expect = { I1 = "fail", I2 = "fail" }
message = "“年度会议”每人每天按 550.01 元测算，高于参照的三、四类会议综合定额 550.00 元。"

[[example]]
name = "not by the day, not by the head, a training, or no meeting: not compared"
given.item = [{ id = "I1", label = "会议" }, { id = "I2", label = "会议场租" }, { id = "I3", label = "会议培训" }, { id = "I4", label = "考察" }]
given.factor = """
item | term | value | unit | unit_class
I1   | 0    | 50    | 人   | person
I1   | 0    | 900   |      |
I2   | 0    | 2     | 天   | day
I2   | 0    | 900   |      |
I3   | 0    | 50    | 人   | person
I3   | 0    | 2     | 天   | day
I3   | 0    | 900   |      |
I4   | 0    | 50    | 人   | person
I4   | 0    | 2     | 天   | day
I4   | 0    | 900   |      |
"""
expect = {}

[[example]]
name = "the price could not be read"
given.item = [{ id = "I1", label = "年度会议" }]
given.factor = """
item | term | value | unit | unit_class
I1   | 0    | 50    | 人   | person
I1   | 0    | 2     | 天   | day
"""
expect = { I1 = "unknown" }
---*/
