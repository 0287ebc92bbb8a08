/*---
name     = "indicator.level-misplaced"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = []
covers   = ["CLS01", "CLS02", "CLS03", "CLS04", "CLS05", "CLS06", "CLS09", "CLS10", "CLS13", "CLS14", "CLS15"]
basis    = [
  { text = """\
    财预〔2015〕88号《中央部门预算绩效目标管理办法》：产出指标含数量、质量、时效、成本，效益指标含经济、社会、生\
    态效益和可持续影响，满意度指标含服务对象满意度""", from = 2015-05-21, verified = false },
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：成本指标含经济成本、社会成本\
    和生态环境成本""", from = 2021-08-18, verified = false },
]
title    = { zh = "二级指标放错了一级指标", en = "Level 2 stands under the wrong level 1" }
message.zh = "“{name}”的二级指标“{level2}”放在“{level1}”下，它应当属于“{parent}”。"
message.en = "“{name}”: level 2 “{level2}” stands under “{level1}” but belongs to “{parent}”."
fix      = { zh = "把这一项移到“{parent}”下，或改正二级指标的名称。", en = "Move the row to “{parent}” or correct its level 2." }
why.zh = "级次放错，分值会算到别的类别，同类项目也无法比较。旧表把成本指标放在产出指标下，不算放错。"
why.en = "In the wrong place its points count for another class. Cost under output, as in older forms, is not meant."
---*/
SELECT l.id AS subject, l.level1 = l.parent OR l.parent = '成本指标' AND l.level1 = '产出指标' AS ok, l.at || '/level2' AS path, l.name, l.level1, l.level2,
       l.parent
FROM (
    SELECT i.id, i.at, i.name, i.level1, i.level2,
           CASE WHEN i.level2 IN ('数量指标', '质量指标', '时效指标') THEN '产出指标'
                WHEN i.level2 IN ('经济成本指标', '社会成本指标', '生态环境成本指标') THEN '成本指标'
                WHEN i.level2 = '服务对象满意度指标' THEN '满意度指标'
                ELSE '效益指标' END AS parent
    FROM indicator AS i
    WHERE i.level1 IS NOT NULL AND i.level2 IS NOT NULL
) AS l
/*--- examples
[[example]]
name = "各在其位"
given.indicator = """
id | project | document | level1     | level2
I1 | A       | D        | 产出指标   | 数量指标
I2 | A       | D        | 产出指标   | 质量指标
I3 | A       | D        | 产出指标   | 时效指标
I4 | A       | D        | 成本指标   | 经济成本指标
I5 | A       | D        | 成本指标   | 社会成本指标
I6 | A       | D        | 成本指标   | 生态环境成本指标
I7 | A       | D        | 效益指标   | 可持续影响指标
I8 | A       | D        | 满意度指标 | 服务对象满意度指标
"""
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"
expect.I4 = "pass"
expect.I5 = "pass"
expect.I6 = "pass"
expect.I7 = "pass"
expect.I8 = "pass"

[[example]]
name = "数量指标放在效益指标下"
given.indicator = [{ id = "I1", project = "A", document = "D", name = "讲座场次", level1 = "效益指标", level2 = "数量指标" }]
expect.I1 = "fail"
message = "“讲座场次”的二级指标“数量指标”放在“效益指标”下，它应当属于“产出指标”。"

[[example]]
name = "社会效益放在产出指标下"
given.indicator = [{ id = "I1", project = "A", document = "D", level1 = "产出指标", level2 = "社会效益指标" }]
expect.I1 = "fail"

[[example]]
name = "经济成本放在产出指标下是旧位置，放在效益指标下不是"
given.indicator = """
id | project | document | level1   | level2
I1 | A       | D        | 产出指标 | 经济成本指标
I2 | A       | D        | 效益指标 | 经济成本指标
"""
expect.I1 = "pass"
expect.I2 = "fail"

[[example]]
name = "级次不全的不看"
given.indicator = [{ id = "I1", project = "A", document = "D", level1 = "产出指标" }, { id = "I2", project = "A", document = "D", level2 = "数量指标" }]
expect = {}
---*/
