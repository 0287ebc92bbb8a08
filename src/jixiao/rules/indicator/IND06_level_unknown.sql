/*---
name     = "indicator.level-unknown"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["evaluation_levels", "level2_names"]
kinds    = ["declaration", "monitoring", "self_evaluation"]
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效指标分为产出指标、效益指标和满意度指标等", from = 2015-05-21, verified = false },
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：一级指标为成本、产出、效益、\
    满意度""", from = 2021-08-18, verified = false },
]
title    = { zh = "级次名称不在规定的分类里", en = "Level name is not in the taxonomy" }
message  = { zh = "“{name}”所在的级次“{level}”{fault}。", en = "“{name}” stands under “{level}”, which is {fault_en}." }
fix.zh = "改用规定的名称：成本（经济、社会、生态环境成本）、产出（数量、质量、时效）、效益（经济、社会、生态效益、可持续影响）、满意度（服务对象满意度）。"
fix.en = """\
  Use the prescribed names: cost (economic, social, environmental), output (quantity, quality, timeliness), benefit (economic, social, ecological, \
  sustained), satisfaction."""
why.zh = "名称不统一，就无法按类分配权重，也无法与同类项目比较。同一级次只指出一次。"
why.en = "Under other names weights cannot be set nor projects compared. Each level is named once."
---*/
SELECT l.id AS subject, l.field = '' AS ok, l.at || l.field AS path, l.name,
       CASE l.field WHEN '/level1' THEN l.printed_level1 ELSE l.printed_level2 END AS level,
       CASE WHEN l.is_level2 THEN '是二级指标的名称，却写在一级指标一栏' ELSE '不在规定的指标分类里，无法归入成本、产出、效益或满意度' END AS fault,
       CASE WHEN l.is_level2 THEN 'the name of a level 2 in the place of a level 1' ELSE 'no level of the prescribed taxonomy' END AS fault_en
FROM (
    SELECT i.id, i.at, i.name, i.printed_level1, i.printed_level2, regexp_matches(i.printed_level1, '^' || :level2_names || '$') AS is_level2,
           CASE WHEN i.kind = 'self_evaluation' AND regexp_matches(i.printed_level1, :evaluation_levels) THEN ''
                WHEN i.printed_level1 IS NOT NULL AND i.level1 IS NULL OR NOT i.level1_known THEN '/level1'
                WHEN i.printed_level2 <> COALESCE(i.level1, '') AND i.level2 IS NULL AND i.level1 IS DISTINCT FROM '满意度指标' THEN '/level2'
                  ELSE '' END AS field
    FROM indicator AS i
    WHERE i.printed_level1 IS NOT NULL OR i.printed_level2 IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY i.project, i.printed_level1, i.printed_level2 ORDER BY i.position) = 1
) AS l
/*--- examples
[[example]]
name = "名称都在分类里"
given.indicator = """
id | project | document | position | printed_level1 | level1     | printed_level2 | level2
I1 | A       | D        | 1        | 产出           | 产出指标   | 数量           | 数量指标
I2 | A       | D        | 2        | 产出           | 产出指标   | 数量           | 数量指标
I3 | A       | D        | 3        | 满意度指标     | 满意度指标 |                |
"""
expect.I1 = "pass"
expect.I3 = "pass"

[[example]]
name = "一级指标不认识"
given.indicator = [{ id = "I1", project = "A", document = "D", position = 1, name = "资金管理情况", printed_level1 = "管理目标" }]
expect.I1 = "fail"
message = "“资金管理情况”所在的级次“管理目标”不在规定的指标分类里，无法归入成本、产出、效益或满意度。"

[[example]]
name = "一级指标不认识，二级指标认识；旧分类的名称认识"
given.indicator = """
id | project | document | position | name     | printed_level1 | level1_known | level1   | printed_level2 | level2
I1 | A       | D        | 1        | 讲座场次 | 效能指标       | false        | 产出指标 | 数量指标       | 数量指标
I2 | A       | D        | 2        |          | 效果指标       | true         | 效益指标 | 社会效益指标   | 社会效益指标
"""
expect = { I1 = "fail", I2 = "pass" }
message = "“讲座场次”所在的级次“效能指标”不在规定的指标分类里，无法归入成本、产出、效益或满意度。"

[[example]]
name = "二级指标不认识"
given.indicator = """
id | project | document | position | name     | printed_level1 | level1   | printed_level2
I1 | A       | D        | 1        | 评审程序 | 产出指标       | 产出指标 | 过程指标
"""
expect.I1 = "fail"
message = "“评审程序”所在的级次“过程指标”不在规定的指标分类里，无法归入成本、产出、效益或满意度。"

[[example]]
name = "只印了二级指标，也不认识"
given.indicator = [{ id = "I1", project = "A", document = "D", position = 1, name = "评审程序", printed_level2 = "过程指标" }]
expect.I1 = "fail"
message = "“评审程序”所在的级次“过程指标”不在规定的指标分类里，无法归入成本、产出、效益或满意度。"

[[example]]
name = "没有印一级指标"
given.indicator = [{ id = "I1", project = "A", document = "D", position = 1, printed_level2 = "数量指标", level2 = "数量指标" }]
expect.I1 = "pass"

[[example]]
name = "一级由二级推得，二级又是旧位置的成本"
given.indicator = [{ id = "I1", project = "A", document = "D", position = 1, level1 = "成本指标", printed_level2 = "成本指标", level2 = "经济成本指标" }]
expect.I1 = "pass"

[[example]]
name = "二级栏里印的是一级指标的名称"
given.indicator = [{ id = "I1", project = "A", document = "D", position = 1, printed_level2 = "产出指标", level1 = "产出指标" }]
expect.I1 = "pass"

[[example]]
name = "满意度只有一种二级指标，叫法不同无妨"
given.indicator = """
id | project | document | position | printed_level1 | level1     | printed_level2
I1 | A       | D        | 1        | 满意度指标     | 满意度指标 | 校园用户满意度
"""
expect.I1 = "pass"

[[example]]
name = "没有印二级指标"
given.indicator = [{ id = "I1", project = "A", document = "D", position = 1, printed_level1 = "产出指标", level1 = "产出指标" }]
expect.I1 = "pass"

[[example]]
name = "同一级次只在第一项指出；另一项目另算"
given.indicator = """
id | project | document | position | printed_level1
I1 | A       | D        | 2        | 管理目标
I2 | A       | D        | 1        | 管理目标
I3 | B       | D        | 2        | 管理目标
"""
expect.I2 = "fail"
expect.I3 = "fail"

[[example]]
name = "没有级次的行不看"
given.indicator = [{ id = "I1", project = "A", document = "D", position = 1, name = "讲座场次" }]
expect = {}

[[example]]
name = "自评表用评价框架的决策、过程两级；申报表里的、别的不认识的照说"
given.indicator = """
id | project | position | kind            | printed_level1 | printed_level2 | level1
I1 | A       | 1        | self_evaluation | 项目决策       | 项目立项       |
I2 | A       | 2        | self_evaluation | 效能指标       |                |
I3 | B       | 1        | declaration     | 项目决策       |                |
I4 | A       | 3        | self_evaluation | 产出           | 过程指标       | 产出指标
"""
expect = { I1 = "pass", I2 = "fail", I3 = "fail", I4 = "fail" }

[[example]]
name = "一级指标一栏写的是二级指标的名称"
given.indicator = """
id | project | position | name       | printed_level1
I1 | A       | 1        | 验收合格率 | 质量指标
I2 | A       | 2        | 检查次数   | 数量指标（个）
"""
expect = { I1 = "fail", I2 = "fail" }
message = "“验收合格率”所在的级次“质量指标”是二级指标的名称，却写在一级指标一栏。"

[[example]]
name = "前后多了字的不是二级指标的名称"
given.indicator = [{ id = "I1", project = "A", position = 1, name = "检查次数", printed_level1 = "数量指标（个）" }]
expect = { I1 = "fail" }
message = "“检查次数”所在的级次“数量指标（个）”不在规定的指标分类里，无法归入成本、产出、效益或满意度。"

[[example]]
name = "前面多了字的也不是"
given.indicator = [{ id = "I1", project = "A", position = 1, name = "检查次数", printed_level1 = "非数量指标" }]
expect = { I1 = "fail" }
message = "“检查次数”所在的级次“非数量指标”不在规定的指标分类里，无法归入成本、产出、效益或满意度。"
---*/
