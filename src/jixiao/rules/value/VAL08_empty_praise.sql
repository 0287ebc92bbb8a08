/*---
name     = "value.empty-praise"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["praise_words"]
covers   = ["VAL05", "IND10", "VAL07"]
basis    = [
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：绩效指标应量化易评，定性指标\
    应可以判断""", from = 2021-08-18, verified = false },
  { practice = "目标审核时的常见问题：指标值空泛" },
]
title    = { zh = "指标值只是一句好话", en = "The value is empty praise" }
message.zh = "“{name}”的指标值只写“{word}”，没有说明达到什么程度算“{word}”。"
message.en = "The target of “{name}” is only “{word}”: it does not say when that is reached."
fix.zh = "改为数值、比率或日期；不能量化的，写明可以判断的标准，例如“会议材料零差错、按时送达”。"
fix.en = "Use a number, rate or date, or a standard that can be judged, e.g. “papers without error and on time”."
why      = { zh = "这样的词任何结果都说得过去，等于没有目标。", en = "Such a word fits any result and sets no target." }
---*/
SELECT i.id AS subject, NOT regexp_matches(i.word, '^' || :praise_words || '$') AS ok, i.at || '/target' AS path, i.name, i.word
FROM indicator AS i
WHERE i.operator = 'word' AND i.word IS NOT NULL
/*--- examples
[[example]]
name = "可以判断"
given.indicator = """
id | project | name | operator | word
I1 | A       | 验收 | word     | 合格
I2 | A       | 宣传 | word     | 有效覆盖全部社区
"""
expect.I1 = "pass"
expect.I2 = "pass"

[[example]]
name = "一句好话"
given.indicator = [{ id = "I1", project = "A", name = "会务保障", operator = "word", word = "高质量" }]
expect.I1 = "fail"
message = "“会务保障”的指标值只写“高质量”，没有说明达到什么程度算“高质量”。"

[[example]]
name = "以好话结尾的句子不算"
given.indicator = [{ id = "I1", project = "A", name = "服务", operator = "word", word = "服务周期内运行良好" }]
expect.I1 = "pass"

[[example]]
name = "数值、没有值的不看"
given.indicator = [{ id = "I1", project = "A", name = "讲座", operator = ">=", word = "良好" }, { id = "I2", project = "A", name = "讲座", operator = "word" }]
expect = {}
---*/
