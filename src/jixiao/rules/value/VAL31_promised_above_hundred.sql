/*---
name     = "value.promised-above-hundred"
severity = "warning"
since    = "0.2"
subject  = "indicator"
params   = ["good_endings", "growth_words"]
covers   = ["VAL20"]
basis    = [{ practice = "完成率、合格率、满意度一类比率至多百分之百" }, { practice = "目标审核要求指标可以达到" }]
title    = { zh = "承诺的比率超过 100%", en = "A rate above 100% is promised" }
message.zh = "“{name}”的指标值是“{target}”，这样的比率至多 100%，达不到。"
message.en = "“{name}” has the target “{target}”; such a rate is at most 100%, so that it can't be reached."
fix.zh = "写成“=100%”或“≥”一个不到 100% 的数；说的是增长的，在名称里写“增长率”。"
fix.en = "Write “= 100%”, or “≥” something below; where growth is meant, call it a rate of growth."
why.zh = "部分不会多于全体。没有单位、名称里有“提高”等字的也按比率看；其余超过 100% 的另有规则，大得像是连写的数不看。"
why.en = """\
  A part is never more than the whole. Rows without a unit, or whose name speaks of an increase, count too; others above 100 % have a rule of their own, and \
  figures that look run together are not judged."""
---*/
SELECT i.id AS subject, i.value < 100 OR i.value = 100 AND i.operator <> '>' AS ok, i.at || '/target' AS path, i.name, i.target
FROM indicator AS i
WHERE regexp_matches(i.name, :good_endings || '([(（%％].*)?$') AND i.value < 1000 AND (i.unit IS NULL OR i.unit_class = 'percent')
  AND (i.unit_class IS NULL OR i.value <= 100 OR regexp_matches(i.name, :growth_words)) -- the rest is told by another rule
/*--- examples
[[example]]
name = "up to a hundred"
given.indicator = """
id | name   | value | operator | unit | unit_class
I1 | 合格率 | 100   | >=       | %    | percent
I2 | 完成率 | 99    | >        | %    | percent
I3 | 满意度 | 95    | >=       |      |
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass" }

[[example]]
name = "more than a hundred without a unit, with a name that speaks of an increase, and by a strict sign"
given.indicator = """
id | name           | target | value  | operator | unit | unit_class
I1 | 合格率         | ≥120   | 120    | >=       |      |
I4 | 合格率         |        | 999.99 | =        |      |
I2 | 提高群众满意度 |        | 100.01 | >=       | %    | percent
I3 | 完成率(%)      |        | 100    | >        | %    | percent
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail" }
message = "“合格率”的指标值是“≥120”，这样的比率至多 100%，达不到。"

[[example]]
name = "the sign is not known"
given.indicator = [{ id = "I1", name = "合格率", value = 100 }]
expect.I1 = "unknown"

[[example]]
name = "plainly above a hundred in per cent has another rule; growth, other units and words"
given.indicator = """
id | name   | value | operator | unit | unit_class
I1 | 合格率 | 120   | >=       | %    | percent
I2 | 增长率 | 120   | >=       | %    | percent
I3 | 合格率 | 120   | >=       | 分   | point
I4 | 合格率 |       | word     |      |
I5 | 合格率 | 120   | >=       | 坨   |
I6 | 合格率 | 1000  | >=       |      |
I7 | 合格率 | 101   | >=       | %    | percent
"""
expect = {}
---*/
