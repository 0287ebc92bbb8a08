/*---
name     = "value.satisfaction-worded-two-ways"
severity = "note"
since    = "0.1"
subject  = "indicator"
params   = []
basis    = [{ practice = "同一内容使用同一名称" }]
title    = { zh = "满意度的叫法不统一", en = "Satisfaction is worded in two ways" }
message.zh = "这里写“{name}”，同一份文件里另有“{other}”：“满意率”与“满意度”并用。"
message.en = "“{name}” here, but “{other}” elsewhere in the document: “满意率” beside “满意度”."
fix.zh = "统一为“满意度”；确为“满意的人数占比”的，写明计算方法。"
fix.en = "Use “满意度” throughout, or say how the share of satisfied respondents is computed."
why.zh = "两种叫法算法可能不同：满意度多按平均分算，满意率按满意人数的比例算。"
why.en = "They may be computed differently: a mean score against a share of persons."
---*/
SELECT i.id AS subject, count(o.id) = 0 AS ok, i.at || '/name' AS path, min(o.at) || '/name' AS other_path, i.name, min(o.name) AS other
FROM indicator AS i
LEFT JOIN indicator AS o ON o.document = i.document AND o.level1 = '满意度指标' AND o.name LIKE '%满意度%'
WHERE i.level1 = '满意度指标' AND i.name LIKE '%满意率%'
GROUP BY i.id, i.at, i.name
/*--- examples
[[example]]
name = "叫法统一"
given.indicator = """
id | project | document | level1     | name
I1 | A       | D        | 满意度指标 | 使用者满意率
I2 | A       | D        | 产出指标   | 资助对象满意度
I3 | A       | E        | 满意度指标 | 读者满意度
I4 | A       | D        | 满意度指标 | 群众安全感
"""
expect.I1 = "pass"

[[example]]
name = "两种叫法"
given.indicator = """
id | project | document | level1     | name
I1 | A       | D        | 满意度指标 | 读者满意度
I2 | A       | D        | 满意度指标 | 使用者满意率
"""
expect.I2 = "fail"
message = "这里写“使用者满意率”，同一份文件里另有“读者满意度”：“满意率”与“满意度”并用。"

[[example]]
name = "别的类别、别的名称不看"
given.indicator = """
id | project | document | level1     | name
I1 | A       | D        | 满意度指标 | 读者满意度
I2 | A       | D        | 效益指标   | 使用者满意率
"""
expect = {}
---*/
