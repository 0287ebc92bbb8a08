/*---
name     = "coverage.output-not-measured"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = ["area_projects", "length_projects"]
kinds    = ["declaration"]
basis    = [
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：产出指标反映项目的主要产出，\
    不应有重大缺项、漏项""", from = 2021-08-18, verified = false },
  { practice = "农田、造林以面积计，道路、管网以长度计" },
]
title    = { zh = "项目的主要产出没有指标", en = "The main output of the project is not measured" }
message.zh = "“{project}”的主要产出应以{measure}计，产出指标里却没有一项是{measure}。"
message.en = "The main output of “{project}” is an area or a length, yet no output is measured in one ({measure_en})."
fix.zh = "增设以{measure}计的数量指标，例如“建成高标准农田 5000 亩”“新建道路 985 米”；套用的别的模板的指标删去。"
fix.en = "Add a quantity in such a unit, e.g. 5,000 mu of farmland or 985 m of road; drop what came from another template."
why      = { zh = "最主要的产出不考核，钱花在哪里、做了多少都看不出。", en = "Where the main output is not measured nobody sees what the money bought." }
---*/
SELECT q.id AS subject, CASE WHEN CASE WHEN q.is_area THEN q.areas ELSE q.lengths END > 0 THEN TRUE WHEN q.untold > 0 OR q.is_unsure THEN NULL
  ELSE FALSE END AS ok, q.at || '/indicators' AS path, q.name AS project,
       CASE WHEN q.is_area THEN '面积' ELSE '长度' END AS measure, CASE WHEN q.is_area THEN 'area' ELSE 'length' END AS measure_en
FROM (
    SELECT p.id, p.at, p.name, regexp_matches(p.name, :area_projects) AS is_area, p.ending = 'torn' AS is_unsure,
           count(*) FILTER (WHERE i.unit_class = 'area' OR regexp_matches(i.name || COALESCE(i.target, ''), '亩|公顷|平方|㎡|面积')) AS areas,
           count(*) FILTER (WHERE i.unit_class = 'length' OR regexp_matches(i.name || COALESCE(i.target, ''), '公里|千米|[0-9]米|里程|长度|km')) AS lengths,
           -- a number without a unit may be one
           count(*) FILTER (WHERE i.level2 = '数量指标' AND i.value IS NOT NULL AND i.unit_class IS NULL) AS untold,
           count(*) FILTER (WHERE i.level2 = '数量指标') AS quantities
    FROM project AS p JOIN indicator AS i ON i.project = p.id
    WHERE i.level1 = '产出指标' AND (regexp_matches(p.name, :area_projects) OR regexp_matches(p.name, :length_projects))
    GROUP BY p.id, p.at, p.name, p.ending
) AS q
WHERE q.quantities > 0
/*--- examples
[[example]]
name = "an area, a length, or its unit in the name or the value"
given.project = [{ id = "A", name = "高标准农田建设" }, { id = "B", name = "公路改造" }, { id = "C", name = "村道硬化" }, { id = "E", name = "人工造林" }]
given.indicator = """
id | project | level1   | level2   | name     | unit_class | target
I1 | A       | 产出指标 | 数量指标 | 建成     | area       |
I2 | B       | 产出指标 | 数量指标 | 改造     | length     |
I3 | C       | 产出指标 | 数量指标 | 硬化里程 |            |
I4 | E       | 产出指标 | 数量指标 | 造林     |            | ≥500亩
I5 | E       | 产出指标 | 数量指标 | 作业道   | length     |
"""
expect = { A = "pass", B = "pass", C = "pass", E = "pass" }

[[example]]
name = "roads and wells of a template for farmland"
given.project = [{ id = "A", name = "高标准农田建设", ending = "closed" }, { id = "B", name = "道路改造" }]
given.indicator = """
id | project | level1   | level2       | name         | target   | unit_class | value
I1 | A       | 产出指标 | 数量指标     | 道路硬化里程 | ≥100公里 | length     | 100
I2 | A       | 效益指标 | 生态效益指标 | 灌溉面积     |          | area       | 500
I3 | A       | 产出指标 | 质量指标     | 合格率       |          |            | 100
I4 | B       | 产出指标 | 数量指标     | 路灯         | 5盏      | thing      |
I5 | B       | 产出指标 | 数量指标     | 进度         |          |            |
"""
expect = { A = "fail", B = "fail" }
message = "“高标准农田建设”的主要产出应以面积计，产出指标里却没有一项是面积。"

[[example]]
name = "a length is wanted"
given.project = [{ id = "B", name = "道路改造" }]
given.indicator = [{ id = "I4", project = "B", level1 = "产出指标", level2 = "数量指标", name = "路灯", target = "5盏", unit_class = "thing" }]
expect.B = "fail"
message = "“道路改造”的主要产出应以长度计，产出指标里却没有一项是长度。"

[[example]]
name = "a number without a unit, nothing more, a torn copy"
given.project = [{ id = "A", name = "公路改造" }, { id = "B", name = "公路改造" }, { id = "C", name = "公路改造", ending = "torn" }]
given.indicator = """
id | project | level1   | level2   | name | value
I1 | A       | 产出指标 | 数量指标 | 改造 | 20
I2 | B       | 产出指标 | 数量指标 | 路灯 |
I3 | C       | 产出指标 | 数量指标 | 路灯 |
"""
expect = { A = "unknown", B = "fail", C = "unknown" }

[[example]]
name = "another sort of project; no quantity at all has a rule of its own"
given.project = [{ id = "A", name = "公路养护" }, { id = "B", name = "公路改造" }]
given.indicator = """
id | project | level1   | level2   | name
I1 | A       | 产出指标 | 数量指标 | 路灯
I2 | B       | 产出指标 | 质量指标 | 合格率
"""
expect = {}
---*/
