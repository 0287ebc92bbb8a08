/*---
name     = "class.benefit-of-region"
severity = "note"
since    = "0.1"
subject  = "indicator"
params   = ["region_words"]
basis    = [
  { text = "财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：绩效指标应与项目高度关联", from = 2021-08-18, verified = false },
  { practice = "目标审核时的常见问题：效益指标大而空" },
]
title    = { zh = "效益写的是整个地区的结果", en = "Benefit claims the result of a whole region" }
message.zh = "“{name}”是整个地区或社会的结果，无法说明本项目起了多大作用。"
message.en = "“{name}” is a result of a whole region or society; what this project adds to it cannot be told."
fix.zh = "写本项目直接带来的变化：谁受益、受益多少、哪一项状况改善。"
fix.en = "State what the project itself changes: who gains, how much, what improves."
why      = { zh = "大而空的效益任何项目都能写，评价时无法归因。", en = "So large a benefit fits every project and cannot be traced to one." }
---*/
SELECT i.id AS subject, NOT regexp_matches(i.name, :region_words) AS ok, i.at || '/name' AS path, i.name
FROM indicator AS i
WHERE i.level1 = '效益指标' AND i.name IS NOT NULL
/*--- examples
[[example]]
name = "放对了"
given.indicator = [{ id = "I1", project = "A", level1 = "效益指标", name = "新增持证读者人数" }]
expect.I1 = "pass"

[[example]]
name = "放错了"
given.indicator = """
id | project | level1   | name
I1 | A       | 效益指标 | 推动地区经济社会发展
I2 | A       | 效益指标 | 维护社会稳定
"""
expect.I1 = "fail"
expect.I2 = "fail"
message = "“推动地区经济社会发展”是整个地区或社会的结果，无法说明本项目起了多大作用。"

[[example]]
name = "别的类别、没有名称的不看"
given.indicator = [{ id = "I1", project = "A", level1 = "产出指标", name = "推动地区经济社会发展" }, { id = "I2", project = "A", level1 = "效益指标" }]
expect = {}
---*/
