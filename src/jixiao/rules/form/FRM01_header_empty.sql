/*---
name     = "form.header-empty"
severity = "error"
since    = "0.1"
subject  = "project"
params   = []
kinds    = ["declaration", "monitoring", "self_evaluation"]
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性：内容完整，不缺项、不错项", from = 2015-05-21 },
  { practice = "表头各栏为必填项" },
]
title    = { zh = "申报表表头有必填栏空着", en = "A required header field is empty" }
message.zh = "“{project}”的申报表有 {number} 栏没有填写：{fields}。表头各栏都须填写，申报表才算完整。"
message.en = "The form of “{project}” leaves {number} required field(s) empty: {fields_en}. Every header field must be filled for the form to be complete."
fix.zh = "补填{fields}；确实没有内容的，写明“无”并说明原因。"
fix.en = "Fill in {fields_en}; where there truly is nothing to say, write so and give the reason."
why.zh = """\
  表头说明是谁、用多少钱、在什么时间做什么事，缺一项，后面的目标和指标就无从核对。一栏印了标签、或本份文件的其他申报表里有，才要求填写：有的表式本来就没有项\
  目性质或起止日期；印了却读不出来的，不算没填。"""
why.en = """\
  The header says who does what, when and for how much; without it goals and indicators can't be checked. A field is asked for where its label is printed or \
  other forms of the document have it, since some layouts lack a nature or dates; what is printed but can't be read is not taken for empty."""
---*/
WITH place AS (
  SELECT p.document, max(p.nature) AS nature, max(p.category) AS category, max(p.department) AS department, max(p.unit) AS unit,
         max(p.start) AS start, max(p.finish) AS finish, max(f.total) AS total, max(f.annual) AS annual, p.kind
  FROM project AS p LEFT JOIN funding AS f ON f.project = p.id
  GROUP BY p.document, p.kind
), header AS (
  SELECT p.id, p.at, p.name, COALESCE(p.has_narrative, FALSE) AS has_narrative, COALESCE(p.partly_read, FALSE) AS is_partly,
         EXISTS (SELECT d.id FROM document AS d WHERE d.id = p.document AND d.format = 'text') AS is_text,
         COALESCE(f.total, f.total_fiscal, f.annual, f.annual_fiscal, f.carried_over, f.annual_other, f.initial, f.executed) IS NULL AS no_money, p.nature,
         p.category, p.department, p.unit, p.start, p.finish, f.project IS NOT NULL AS has_funds, f.total, f.annual,
         s.nature AS any_nature, s.category AS any_category, s.department AS any_department, s.unit AS any_unit, s.start AS any_start, s.finish AS any_finish,
         s.total AS any_total,
         s.annual IS NULL AND f.total IS NOT NULL AND COALESCE(f.annual_fiscal, f.carried_over, f.annual_other, f.initial, f.executed) IS NULL AS has_total_only
  FROM project AS p JOIN place AS s ON s.document = p.document AND s.kind IS NOT DISTINCT FROM p.kind LEFT JOIN funding AS f ON f.project = p.id
), field AS (
  SELECT h.id, h.at || '/name' AS path, h.name IS NULL AS missing, '项目名称' AS zh, 'project name' AS en FROM header AS h
  UNION ALL SELECT h.id, h.at || '/nature', h.nature IS NULL AND h.any_nature IS NOT NULL, '项目性质', 'nature (项目性质)' FROM header AS h
  UNION ALL SELECT h.id, h.at || '/category', h.category IS NULL AND h.any_category IS NOT NULL, '项目类别', 'category (项目类别)' FROM header AS h
  UNION ALL SELECT h.id, h.at || '/department', h.department IS NULL AND h.any_department IS NOT NULL, '主管部门', 'department in charge' FROM header AS h
  UNION ALL SELECT h.id, h.at || '/unit', h.unit IS NULL AND (h.any_unit IS NOT NULL OR h.department IS NULL), '实施单位', 'implementing unit' FROM header AS h
  UNION ALL SELECT h.id, h.at || '/start', h.start IS NULL AND (h.any_start IS NOT NULL OR h.finish IS NOT NULL), '计划开始日期', 'planned start'
    FROM header AS h
  UNION ALL SELECT h.id, h.at || '/finish', h.finish IS NULL AND (h.any_finish IS NOT NULL OR h.start IS NOT NULL), '计划完成日期', 'planned finish'
    FROM header AS h
  UNION ALL SELECT h.id, h.at || '/funding/total', h.total IS NULL AND h.any_total IS NOT NULL, '项目资金总额', 'total funds' FROM header AS h
  UNION ALL SELECT h.id, h.at || '/funding/annual', h.annual IS NULL AND h.has_funds, '年度资金总额', 'funds of the year' FROM header AS h
  UNION ALL SELECT h.id, h.at || k.field, FALSE, k.zh, k.en FROM header AS h JOIN (
    SELECT '/funding/initial' AS field, '年初预算数' AS zh, 'budget at the start' AS en UNION ALL SELECT '/funding/adjusted', '全年预算数', 'budget of the year'
    UNION ALL SELECT '/funding/executed', '执行数', 'money spent' UNION ALL SELECT '/narrative/basis', '立项依据', 'basis (立项依据)'
      UNION ALL SELECT '/narrative/overview', '项目概况', 'overview'
    UNION ALL SELECT '/narrative/plan', '实施计划', 'scheme') AS k ON NOT h.has_narrative OR k.field LIKE '/funding/%'
), empty AS (
  SELECT e.id, e.path, e.zh, e.en, b.at IS NULL AND h.no_money AND e.zh = '年度资金总额' AS is_all_money,
         b.at IS NOT NULL OR r.at IS NULL AND NOT h.is_partly AND NOT (h.no_money AND h.is_text AND e.zh = '年度资金总额')
           AND NOT (h.has_total_only AND e.zh = '年度资金总额')
                             AND NOT (h.any_unit IS NULL AND e.zh = '实施单位') AS is_sure
  FROM field AS e JOIN header AS h ON h.id = e.id LEFT JOIN reading AS r ON r.project = e.id AND r.at = e.path
  LEFT JOIN printed_blank AS b ON b.project = e.id AND b.at = e.path
  WHERE e.missing OR b.at IS NOT NULL
)
SELECT p.id AS subject, CASE WHEN COALESCE(p.form_is_bare, FALSE) OR COALESCE(p.begins_inside, FALSE)
  OR COALESCE(p.name, p.department, p.unit) IS NULL THEN NULL
            WHEN count(*) FILTER (WHERE m.is_sure) > 0 THEN FALSE WHEN count(m.path) = 0 THEN TRUE END AS ok,
       COALESCE(min(m.path), p.at || '/name') AS path, list(m.path ORDER BY m.path) AS other_path,
       COALESCE(p.name, p.narrative_name) AS project, count(m.path) AS number,
       string_agg(m.zh, '、' ORDER BY m.path) AS fields, string_agg(m.en, ', ' ORDER BY m.path) AS fields_en,
       CASE WHEN bool_and(m.is_all_money) THEN '资金栏没有漏读' END AS supposes
FROM project AS p LEFT JOIN empty AS m ON m.id = p.id
WHERE p.has_form
GROUP BY p.id, p.at, p.name, p.narrative_name, p.form_is_bare, p.begins_inside, p.department, p.unit
/*--- examples
[[example]]
name = "every field filled; another form of the document lacks nature, unit and both dates"
given.project = """
id | document | has_form | name | nature     | category   | department | unit | start      | finish
P1 | D        | true     | 普法 | 一次性项目 | 特定目标类 | 甲局       | 甲局 | 2025-01-01 | 2025-12-31
P2 | D        | true     | 绿化 |            | 特定目标类 | 甲局       |      |            |
"""
given.funding = [{ project = "P1", document = "D", total = 100, annual = 100 }, { project = "P2", document = "D", total = 50, annual = 50 }]
expect = { P1 = "pass", P2 = "fail" }
message = "“绿化”的申报表有 4 栏没有填写：计划完成日期、项目性质、计划开始日期、实施单位。表头各栏都须填写，申报表才算完整。"

[[example]]
name = "each field counts by itself"
given.project = """
id | document | has_form | name | nature | category | department | unit | start      | finish
A  | D        | true     | 一   | 性     | 类       | 局         | 局   | 2025-01-01 | 2025-12-31
B  | D        | true     |      | 性     | 类       | 局         | 局   | 2025-01-01 | 2025-12-31
C  | D        | true     | 三   |        | 类       | 局         | 局   | 2025-01-01 | 2025-12-31
E  | D        | true     | 五   | 性     |          | 局         | 局   | 2025-01-01 | 2025-12-31
F  | D        | true     | 六   | 性     | 类       |            | 局   | 2025-01-01 | 2025-12-31
G  | D        | true     | 七   | 性     | 类       | 局         |      | 2025-01-01 | 2025-12-31
H  | D        | true     | 八   | 性     | 类       | 局         | 局   |            |
"""
given.funding = """
project | total | annual
A       | 1     |
B       | 1     | 1
C       | 1     | 1
E       | 1     | 1
F       | 1     | 1
G       | 1     | 1
H       | 1     | 1
"""
expect = { A = "fail", B = "fail", C = "fail", E = "fail", F = "fail", G = "fail", H = "fail" }

[[example]]
name = "a layout without nature, category, dates and total asks for none of them; half a pair of dates is a gap"
given.project = """
id | document | has_form | name | department | unit | start      | finish     | narrative_name
P1 | D1       | true     | 路灯 | 乙局       |      |            |            |
P2 | D2       | true     | 路灯 |            | 乙局 | 2025-01-01 |            |
P3 | D3       | true     | 路灯 |            | 乙局 |            | 2025-01-01 |
P4 | D4       | true     | 路灯 |            |      |            |            |
P5 | D5       | false    |      |            |      |            |            | 路灯
P6 | D6       | true     | 甲   |            | 乙局 |            |            |
P7 | D6       | true     | 乙   |            | 乙局 |            |            |
"""
given.funding = """
project | annual | total
P1      | 1      |
P2      | 1      |
P3      | 1      |
P4      | 1      |
P6      | 1      | 1
P7      | 1      |
"""
expect = { P1 = "pass", P2 = "fail", P3 = "fail", P4 = "unknown", P6 = "pass", P7 = "fail" }

[[example]]
name = "a sheet that only names the project, and a form whose head is cut off, are not judged; no money at all may not have been read"
given.project = """
id | document | has_form | form_is_bare | name | unit | department | begins_inside
P1 | D1       | true     | true         | 路灯 | 乙局 |            |
P2 | D2       | true     | false        |      |      |            |
P3 | D3       | true     |              | 绿化 | 乙局 |            |
P4 | D4       | true     |              | 绿化 |      | 乙局       |
P5 | D5       | true     |              | 绿化 |      |            |
P6 | D6       | true     |              |      |      | 乙局       |
P7 | D7       | true     |              |      | 乙局 |            |
P8 | D8       | true     |              |      | 乙局 |            | true
"""
given.funding = """
project | annual_fiscal | annual
P1      |               |
P2      |               |
P3      |               |
P4      | 5             |
P5      |               |
P6      |               |
P7      |               | 5
"""
expect = { P1 = "unknown", P2 = "unknown", P3 = "fail", P4 = "fail", P5 = "fail", P6 = "fail", P7 = "fail", P8 = "unknown" }
expect_soft = ["P3"]

[[example]]
name = "no money at all in a plain text: not judged unless another field is empty; forms of another kind set no example"
given.document = [{ id = "D1", format = "text" }, { id = "D2", format = "docx" }]
given.project = """
id | document | kind        | has_form | name | unit | nature
P1 | D1       | declaration | true     | 路灯 | 乙局 |
P2 | D1       | declaration | true     |      | 乙局 |
P3 | D2       | declaration | true     | 路灯 | 乙局 |
P4 | D1       | monitoring  | true     | 路灯 | 乙局 | 性
"""
given.funding = [{ project = "P1" }, { project = "P2" }, { project = "P3" }, { project = "P4", annual_fiscal = 5 }]
expect = { P1 = "unknown", P2 = "fail", P3 = "fail", P4 = "fail" }
expect_soft = ["P3"]

[[example]]
name = "an amount that is printed but could not be read"
given.project = """
id | at | document | has_form | name | unit
P1 | /p | D        | true     | 路灯 | 乙局
P2 | /q | D        | true     | 绿化 | 乙局
P3 | /r | D        | true     | 绿地 | 乙局
"""
given.funding = [{ project = "P1" }, { project = "P2", annual = 5 }, { project = "P3" }]
given.reading = """
project | at                | message
P1      | /p/funding/annual | 读不成数
P2      | /r/funding/annual |
P1      | /p/unit           |
P3      | /r/unit           |
"""
expect = { P1 = "unknown", P2 = "pass", P3 = "fail" }

[[example]]
name = "a label with nothing beside it, be it the only form, a plain text without any money, or a unit that no form names"
given.document = [{ id = "D1", format = "text" }, { id = "D2", format = "text" }, { id = "D3", format = "text" }, { id = "D4", format = "text" }]
given.project = """
id | at | document | has_form | name | unit
P1 | /p | D1       | true     | 路灯 | 乙局
P2 | /q | D2       | true     | 路灯 | 乙局
P3 | /r | D3       | true     | 路灯 |
P4 | /s | D4       | true     | 路灯 | 乙局
"""
given.funding = [{ project = "P1", annual = 5 }, { project = "P2" }, { project = "P3", annual = 5 }, { project = "P4", total = 5, annual = 5 }]
given.printed_blank = """
project | at                      | field
P1      | /p/nature               | /nature
P2      | /q/funding/annual       | /funding/annual
P3      | /r/unit                 | /unit
P4      | /s/funding/annual_other | /funding/annual_other
P1      | /s/unit                 | /unit
"""
given.reading = [{ project = "P1", at = "/p/nature" }]
expect = { P1 = "fail", P2 = "fail", P3 = "fail", P4 = "pass" }
message = "“路灯”的申报表有 1 栏没有填写：项目性质。表头各栏都须填写，申报表才算完整。"

[[example]]
name = "a layout with the total alone: whether it has a row for the year is not known, unless another form or another amount of the year shows it"
given.project = """
id | document | has_form | name | unit
P1 | D1       | true     | 路灯 | 乙局
P2 | D2       | true     | 路灯 | 乙局
P3 | D3       | true     | 路灯 | 乙局
P4 | D3       | true     | 绿化 | 乙局
P5 | D4       | true     | 绿化 | 乙局
"""
given.funding = """
project | total | executed | annual | annual_other
P1      | 5     |          |        |
P2      | 5     | 4        |        |
P3      | 5     |          |        |
P4      | 5     |          | 5      |
P5      |       |          |        | 5
"""
expect = { P1 = "unknown", P2 = "fail", P3 = "fail", P4 = "pass", P5 = "fail" }

[[example]]
name = """\
  rows of the form for the basis, the overview, the scheme and the columns of a budget; where there is a narrative its sections are looked at by other rules"""
given.project = """
id | document | has_form | name | unit | has_narrative
P1 | D        | true     | 路灯 | 乙局 |
P2 | E        | true     | 绿化 | 乙局 | false
P3 | F        | true     | 绿化 | 乙局 | true
P4 | G        | true     | 绿化 | 乙局 | true
"""
given.funding = [{ project = "P1", annual = 5 }, { project = "P2", annual = 5 }, { project = "P3", annual = 5 }, { project = "P4", annual = 5 }]
given.printed_blank = """
project | at
P1      | /P1/narrative/basis
P1      | /P1/narrative/overview
P1      | /P1/narrative/plan
P1      | /P1/funding/initial
P1      | /P1/funding/adjusted
P1      | /P1/funding/executed
P2      | /P2/narrative/plan
P3      | /P3/narrative/basis
P4      | /P4/funding/executed
"""
expect = { P1 = "fail", P2 = "fail", P3 = "pass", P4 = "fail" }
message = "“路灯”的申报表有 6 栏没有填写：全年预算数、执行数、年初预算数、立项依据、项目概况、实施计划。表头各栏都须填写，申报表才算完整。"

[[example]]
name = "a form of which only a part was read: what is not seen may stand there, what is printed with nothing beside it is blank"
given.project = """
id | document | has_form | name | unit | partly_read
P1 | D        | true     | 路灯 | 乙局 | true
P2 | E        | true     | 绿化 | 乙局 | true
"""
given.funding = [{ project = "P1", executed = 5 }, { project = "P2", annual = 5 }]
given.printed_blank = [{ project = "P2", at = "/P2/department" }]
expect = { P1 = "unknown", P2 = "fail" }
---*/
