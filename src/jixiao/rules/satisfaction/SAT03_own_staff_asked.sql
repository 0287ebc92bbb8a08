/*---
name     = "satisfaction.own-staff-asked"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["own_staff"]
basis    = [{ practice = "满意度调查对象一般为单位以外的服务对象" }]
title    = { zh = "调查的是本单位人员", en = "The unit asks its own staff" }
message.zh = "“{name}”问的是本单位人员。项目若为外部服务，应当问被服务的人。"
message.en = "“{name}” asks the unit’s own staff. If the project serves others, those served should be asked."
fix      = { zh = "改问服务对象；项目本来只服务本单位人员的，请说明。", en = "Ask those served; if the project serves the staff only, say so." }
why      = { zh = "自己人对自己待遇的满意，说明不了公共服务做得好不好。", en = "Staff content with their own pay says nothing of the service to the public." }
---*/
SELECT i.id AS subject, NOT regexp_matches(i.name, :own_staff) OR count(o.id) > 0 AS ok, i.at || '/name' AS path, i.name
FROM indicator AS i
LEFT JOIN indicator AS o ON o.project = i.project AND o.level1 = '满意度指标' AND NOT regexp_matches(o.name, :own_staff)
WHERE i.level1 = '满意度指标' AND i.name IS NOT NULL
GROUP BY i.id, i.at, i.name
/*--- examples
[[example]]
name = "外部对象"
given.indicator = [{ id = "I1", project = "A", level1 = "满意度指标", name = "参加活动读者满意度" }]
expect.I1 = "pass"

[[example]]
name = "本单位人员"
given.indicator = [{ id = "I1", project = "A", level1 = "满意度指标", name = "非编人员满意度" }]
expect.I1 = "fail"
message = "“非编人员满意度”问的是本单位人员。项目若为外部服务，应当问被服务的人。"

[[example]]
name = "别的类别、没有名称的不看"
given.indicator = [{ id = "I1", project = "A", level1 = "产出指标", name = "非编人员满意度" }, { id = "I2", project = "A", level1 = "满意度指标" }]
expect = {}

[[example]]
name = "同一张表也问了被服务的人；别的表问了、问的不是满意度不算"
given.indicator = """
id | project | level1     | name
I1 | A       | 满意度指标 | 教职工满意度
I2 | A       | 满意度指标 | 学生满意度
I3 | B       | 满意度指标 | 职工满意度
I4 | B       | 产出指标   | 参训人数
I5 | B       | 满意度指标 | 员工满意度
"""
expect = { I1 = "pass", I2 = "pass", I3 = "fail", I5 = "fail" }
---*/
