/*---
name     = "satisfaction.respondents-not-named"
severity = "note"
since    = "0.1"
subject  = "indicator"
params   = ["generic_respondents"]
basis    = [
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：满意度指标反映服务对象、受益\
    对象及相关群体的认可程度，设置的应当开展调查""", from = 2021-08-18, verified = false },
  { practice = "满意度指标写明调查对象" },
]
title    = { zh = "没有指明调查谁的满意度", en = "Satisfaction of whom is not said" }
message  = { zh = "“{name}”没有指明调查对象，不知道该问谁。", en = "“{name}” does not name whom to ask." }
fix      = { zh = "写明调查对象，例如“参加培训代表满意度”“办事群众满意度”。", en = "Name them, e.g. “satisfaction of deputies trained”." }
why.zh = "服务对象不同，满意的事情也不同；没有对象就无法组织调查。"
why.en = "Different people are satisfied with different things; without them no survey can be held."
---*/
SELECT i.id AS subject, NOT regexp_matches(i.name, '^' || :generic_respondents || '$') AS ok, i.at || '/name' AS path, i.name
FROM indicator AS i
WHERE i.level1 = '满意度指标' AND i.name IS NOT NULL
/*--- examples
[[example]]
name = "指明了对象"
given.indicator = [{ id = "I1", project = "A", level1 = "满意度指标", name = "参加活动读者满意度" }]
expect.I1 = "pass"

[[example]]
name = "没有指明"
given.indicator = [{ id = "I1", project = "A", level1 = "满意度指标", name = "服务对象满意度" }]
expect.I1 = "fail"
message = "“服务对象满意度”没有指明调查对象，不知道该问谁。"

[[example]]
name = "别的类别、没有名称的不看"
given.indicator = [{ id = "I1", project = "A", level1 = "产出指标", name = "满意度" }, { id = "I2", project = "A", level1 = "满意度指标" }]
expect = {}
---*/
