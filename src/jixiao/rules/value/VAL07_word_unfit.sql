/*---
name     = "value.word-unfit"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["timely_answers", "timeliness_hints"]
basis    = [{ practice = "指标值应与指标名称相符" }]
title    = { zh = "指标值与指标名称不搭", en = "The word does not fit the name" }
message.zh = "“{name}”的指标值写的是“{word}”，名称里没有时间的意思。"
message.en = "“{name}” has the target “{word}”, a word of time, though its name speaks of none."
fix.zh = "按名称写出程度或数值；确实要求及时的，改名称并移到时效指标。"
fix.en = "State a degree or number that fits the name, or rename it and move it to timeliness."
why      = { zh = "答非所问，多半是抄串了行。", en = "The answer is to another question; rows were probably mixed up." }
---*/
SELECT i.id AS subject, NOT regexp_matches(i.word, :timely_answers) OR regexp_matches(i.name, :timeliness_hints) AS ok, i.at || '/target' AS path, i.name,
       i.word
FROM indicator AS i
WHERE i.operator = 'word' AND i.level2 IS DISTINCT FROM '时效指标' AND i.name IS NOT NULL
/*--- examples
[[example]]
name = "相符"
given.indicator = """
id | project | level2       | name           | operator | word
I1 | A       | 质量指标     | 故障响应及时性 | word     | 及时
I2 | A       | 社会效益指标 | 机关工作质量   | word     | 提高
I3 | A       |              | 发放时间       | word     | 按时
"""
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"

[[example]]
name = "不搭"
given.indicator = """
id | project | level2       | name                 | operator | word
I1 | A       | 社会效益指标 | 机关工作的质量和效率 | word     | 及时
I2 | A       |              | 课程安排             | word     | 按时
"""
expect.I1 = "fail"
expect.I2 = "fail"
message = "“机关工作的质量和效率”的指标值写的是“及时”，名称里没有时间的意思。"

[[example]]
name = "定性值的文字没有读出来"
given.indicator = [{ id = "I1", project = "A", name = "课程安排", operator = "word" }]
expect.I1 = "unknown"

[[example]]
name = "时效指标、数值、没有名称的不看"
given.indicator = """
id | project | level2   | name     | operator | word
I1 | A       | 时效指标 | 会议召开 | word     | 及时
I2 | A       |          | 讲座     | >=       | 及时
I3 | A       |          |          | word     | 及时
"""
expect = {}

[[example]]
name = "及时只是话里的一个词"
given.indicator = """
id | project | name     | operator | word
I1 | A       | 台账管理 | word     | 建立并及时完善
I2 | A       | 隐患整治 | word     | 及时发现、按要求处置
I3 | A       | 课程安排 | word     | 按期完成
"""
expect = { I1 = "pass", I2 = "pass", I3 = "fail" }
---*/
