/*---
name     = "class.no-lasting-effect"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["lasting_words", "this_year_words"]
basis    = [
  { text = """\
    财预〔2015〕88号《中央部门预算绩效目标管理办法》：产出指标反映数量、质量、时效，效益指标反映经济、社会、生态\
    效益和可持续影响""", from = 2015-05-21, verified = false },
  { practice = "可持续影响指标反映项目后续运行和长期影响" },
]
title    = { zh = "可持续影响指标看不出持续", en = "Sustained impact without a horizon" }
message.zh = "“{name}”的指标值是“{target}”，放在可持续影响指标下，看不出影响会延续到什么时候。"
message.en = "“{name}”, with the target “{target}”, stands under sustained impact without saying how long it lasts."
fix.zh = "写明影响延续的时间或长效机制，例如“设备使用年限≥8年”；没有持续影响的，移到合适的类别。"
fix.en = "Say how long it lasts or by what mechanism, e.g. “service life ≥ 8 years”, or move it."
why.zh = "可持续影响看的是项目结束以后；只在当年起作用的不属于这一类。"
why.en = "Sustained impact is what remains after the project; what works this year only is none."
---*/
SELECT i.id AS subject, regexp_matches(regexp_replace(i.name || i.target, :this_year_words, '', 'g'), :lasting_words) AS ok, i.at || '/name' AS path, i.name,
       i.target
FROM indicator AS i
WHERE i.level2 = '可持续影响指标' AND i.name IS NOT NULL AND i.target IS NOT NULL
/*--- examples
[[example]]
name = "写明了持续"
given.indicator = """
id | project | level2         | name     | target
I1 | A       | 可持续影响指标 | 设备使用 | ≥8年
I2 | A       | 可持续影响指标 | 长效管护 | 健全
"""
expect.I1 = "pass"
expect.I2 = "pass"

[[example]]
name = "看不出持续"
given.indicator = [{ id = "I1", project = "A", level2 = "可持续影响指标", name = "代表使用感知率", target = "提升" }]
expect.I1 = "fail"

[[example]]
name = "说的只是当年"
given.indicator = [{ id = "I1", project = "A", level2 = "可持续影响指标", name = "当年活动参与率", target = "≥90%" }]
expect.I1 = "fail"
message = "“当年活动参与率”的指标值是“≥90%”，放在可持续影响指标下，看不出影响会延续到什么时候。"

[[example]]
name = "值是一个词"
given.indicator = [{ id = "I1", project = "A", level2 = "可持续影响指标", name = "代表使用感知率", target = "提升" }]
expect.I1 = "fail"
message = "“代表使用感知率”的指标值是“提升”，放在可持续影响指标下，看不出影响会延续到什么时候。"

[[example]]
name = "别的类别、没有名称或指标值的不看"
given.indicator = """
id | project | level2         | name           | target
I1 | A       | 社会效益指标   | 代表使用感知率 | 提升
I2 | A       | 可持续影响指标 |                | 提升
I3 | A       | 可持续影响指标 | 代表使用感知率 |
"""
expect = {}
---*/
