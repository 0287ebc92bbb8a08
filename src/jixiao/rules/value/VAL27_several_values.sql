/*---
name     = "value.several-values"
severity = "warning"
since    = "0.1"
subject  = "indicator"
params   = []
basis    = [
  { practice = "一个三级指标只填一个指标值" },
  { text = "财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：绩效指标应量化易评", from = 2021-08-18, verified = false },
]
title    = { zh = "一个指标填了好几个值", en = "Several values in one indicator" }
message.zh = "“{name}”的指标值“{target}”里有好几个数，一个完成、另一个没有完成时无法评价。"
message.en = "The target “{target}” of “{name}” holds several figures; when one is reached and another is not it cannot be judged."
fix      = { zh = "一个数一行，拆成几个指标。", en = "Give each figure a row of its own." }
why      = { zh = "一个指标只有一个实际值、一个得分。", en = "An indicator has one actual value and one score." }
---*/
-- two figures, each with a unit that is no date, and a stop between them
SELECT i.id AS subject, NOT regexp_matches(i.target, '[0-9０-９] *[^0-9０-９年月日号季级期类、，,；;。.）) ~～—至到-][^0-9０-９、，,；;]*[、，,；;]'
         || '[^0-9０-９]*[0-9０-９.]+ *[^0-9０-９年月日号季级类、，,；;。.）) ~～—至到-]') AS ok,
       i.at || '/target' AS path, i.name, i.target
FROM indicator AS i
WHERE i.target IS NOT NULL
/*--- examples
[[example]]
name = "one figure, a range, thousands separators, a deadline beside it, several days, words"
given.indicator = """
id | name     | target
I1 | 讲座     | ≥48.00(场)
I2 | 讲座     | 8-10场
I3 | 受益人数 | ≥1,200,000人
I4 | 完成时间 | 6月30日前，最迟12月31日前
I5 | 保障     | 良好，稳定
I6 | 通过率   | 100%，一次通过
I7 | 开课时间 | 2025年3月，9月
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass", I4 = "pass", I5 = "pass", I6 = "pass", I7 = "pass" }

[[example]]
name = "two figures and more"
given.indicator = """
id | name         | target
I1 | 困难台胞慰问 | 困难台胞432人、高龄台胞1792人
I2 | 返本分红比例 | 第一年返本20%,分红按8%分红
I3 | 活动         | 活动1次；培训 2 天
I4 | 返本分红比例 | 第一年返本２０%,分红按８%分红
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail" }
message = "“困难台胞慰问”的指标值“困难台胞432人、高龄台胞1792人”里有好几个数，一个完成、另一个没有完成时无法评价。"

[[example]]
name = "no value: not looked at"
given.indicator = [{ id = "I1", name = "讲座" }]
expect = {}
---*/
