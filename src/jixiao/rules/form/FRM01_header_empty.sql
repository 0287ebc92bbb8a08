/*---
name     = "form.header-empty"
severity = "error"
since    = "0.1"
subject  = "project"
params   = []
kinds    = ["declaration", "monitoring", "self_evaluation"]
basis    = [{ text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性：内容完整，不缺项、不错项", from = 2015-05-21 }, { practice = "表头各栏为必填项" }]
title    = { zh = "申报表表头有必填栏空着", en = "A required header field is empty" }
message  = { zh = "“{project}”的申报表有 {number} 栏没有填写：{fields}。表头各栏都须填写，申报表才算完整。", en = "The form of “{project}” leaves {number} required field(s) empty: {fields_en}. Every header field must be filled for the form to be complete." }
fix      = { zh = "补填{fields}；确实没有内容的，写明“无”并说明原因。", en = "Fill in {fields_en}; where there truly is nothing to say, write so and give the reason." }
why      = { zh = "表头说明是谁、用多少钱、在什么时间做什么事，缺一项，后面的目标和指标就无从核对。一栏印了标签、或本份文件的其他申报表里有，才要求填写：有的表式本来就没有项目性质或起止日期；印了却读不出来的，不算没填。", en = "The header says who does what, when and for how much; without it goals and indicators can't be checked. A field is asked for where its label is printed or other forms of the document have it, since some layouts lack a nature or dates; what is printed but can't be read is not taken for empty." }
---*/
WITH place AS (
  SELECT p.document, max(p.nature) AS nature, max(p.category) AS category, max(p.department) AS department, max(p.unit) AS unit,
         max(p.start) AS start, max(p.finish) AS finish, max(f.total) AS total, max(f.annual) AS annual, p.kind
  FROM project AS p LEFT JOIN funding AS f ON f.project = p.id
  GROUP BY p.document, p.kind
), header AS (
  SELECT p.id, p.at, p.name, COALESCE(p.has_narrative, FALSE) AS has_narrative, COALESCE(p.partly_read, FALSE) AS is_partly, EXISTS (SELECT d.id FROM document AS d WHERE d.id = p.document AND d.format = 'text') AS is_text,
         COALESCE(f.total, f.total_fiscal, f.annual, f.annual_fiscal, f.carried_over, f.annual_other, f.initial, f.executed) IS NULL AS no_money, p.nature, p.category, p.department, p.unit, p.start, p.finish, f.project IS NOT NULL AS has_funds, f.total, f.annual,
         s.nature AS any_nature, s.category AS any_category, s.department AS any_department, s.unit AS any_unit, s.start AS any_start, s.finish AS any_finish, s.total AS any_total,
         s.annual IS NULL AND f.total IS NOT NULL AND COALESCE(f.annual_fiscal, f.carried_over, f.annual_other, f.initial, f.executed) IS NULL AS has_total_only
  FROM project AS p JOIN place AS s ON s.document = p.document AND s.kind IS NOT DISTINCT FROM p.kind LEFT JOIN funding AS f ON f.project = p.id
), field AS (
  SELECT h.id, h.at || '/name' AS path, h.name IS NULL AS missing, '项目名称' AS zh, 'project name' AS en FROM header AS h
  UNION ALL SELECT h.id, h.at || '/nature', h.nature IS NULL AND h.any_nature IS NOT NULL, '项目性质', 'nature (项目性质)' FROM header AS h
  UNION ALL SELECT h.id, h.at || '/category', h.category IS NULL AND h.any_category IS NOT NULL, '项目类别', 'category (项目类别)' FROM header AS h
  UNION ALL SELECT h.id, h.at || '/department', h.department IS NULL AND h.any_department IS NOT NULL, '主管部门', 'department in charge' FROM header AS h
  UNION ALL SELECT h.id, h.at || '/unit', h.unit IS NULL AND (h.any_unit IS NOT NULL OR h.department IS NULL), '实施单位', 'implementing unit' FROM header AS h
  UNION ALL SELECT h.id, h.at || '/start', h.start IS NULL AND (h.any_start IS NOT NULL OR h.finish IS NOT NULL), '计划开始日期', 'planned start' FROM header AS h
  UNION ALL SELECT h.id, h.at || '/finish', h.finish IS NULL AND (h.any_finish IS NOT NULL OR h.start IS NOT NULL), '计划完成日期', 'planned finish' FROM header AS h
  UNION ALL SELECT h.id, h.at || '/funding/total', h.total IS NULL AND h.any_total IS NOT NULL, '项目资金总额', 'total funds' FROM header AS h
  UNION ALL SELECT h.id, h.at || '/funding/annual', h.annual IS NULL AND h.has_funds, '年度资金总额', 'funds of the year' FROM header AS h
  UNION ALL SELECT h.id, h.at || k.field, FALSE, k.zh, k.en FROM header AS h JOIN (
    SELECT '/funding/initial' AS field, '年初预算数' AS zh, 'budget at the start' AS en UNION ALL SELECT '/funding/adjusted', '全年预算数', 'budget of the year'
    UNION ALL SELECT '/funding/executed', '执行数', 'money spent' UNION ALL SELECT '/narrative/basis', '立项依据', 'basis (立项依据)' UNION ALL SELECT '/narrative/overview', '项目概况', 'overview'
    UNION ALL SELECT '/narrative/plan', '实施计划', 'scheme') AS k ON NOT h.has_narrative OR k.field LIKE '/funding/%'
), empty AS (
  SELECT e.id, e.path, e.zh, e.en, b.at IS NULL AND h.no_money AND e.zh = '年度资金总额' AS is_all_money,
         b.at IS NOT NULL OR r.at IS NULL AND NOT h.is_partly AND NOT (h.no_money AND h.is_text AND e.zh = '年度资金总额') AND NOT (h.has_total_only AND e.zh = '年度资金总额')
                             AND NOT (h.any_unit IS NULL AND e.zh = '实施单位') AS is_sure
  FROM field AS e JOIN header AS h ON h.id = e.id LEFT JOIN reading AS r ON r.project = e.id AND r.at = e.path
  LEFT JOIN printed_blank AS b ON b.project = e.id AND b.at = e.path
  WHERE e.missing OR b.at IS NOT NULL
)
SELECT p.id AS subject, CASE WHEN COALESCE(p.form_is_bare, FALSE) OR COALESCE(p.begins_inside, FALSE) OR COALESCE(p.name, p.department, p.unit) IS NULL THEN NULL
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
given.project = [{ id = "P1", document = "D", has_form = true, name = "普法", nature = "一次性项目", category = "特定目标类", department = "甲局", unit = "甲局", start = 2025-01-01, finish = 2025-12-31 }, { id = "P2", document = "D", has_form = true, name = "绿化", category = "特定目标类", department = "甲局" }]
given.funding = [{ project = "P1", document = "D", total = 100, annual = 100 }, { project = "P2", document = "D", total = 50, annual = 50 }]
expect = { P1 = "pass", P2 = "fail" }
message = "“绿化”的申报表有 4 栏没有填写：计划完成日期、项目性质、计划开始日期、实施单位。表头各栏都须填写，申报表才算完整。"

[[example]]
name = "each field counts by itself"
given.project = [
  { id = "A", document = "D", has_form = true, name = "一", nature = "性", category = "类", department = "局", unit = "局", start = 2025-01-01, finish = 2025-12-31 }, { id = "B", document = "D", has_form = true, nature = "性", category = "类", department = "局", unit = "局", start = 2025-01-01, finish = 2025-12-31 },
  { id = "C", document = "D", has_form = true, name = "三", category = "类", department = "局", unit = "局", start = 2025-01-01, finish = 2025-12-31 }, { id = "E", document = "D", has_form = true, name = "五", nature = "性", department = "局", unit = "局", start = 2025-01-01, finish = 2025-12-31 },
  { id = "F", document = "D", has_form = true, name = "六", nature = "性", category = "类", unit = "局", start = 2025-01-01, finish = 2025-12-31 }, { id = "G", document = "D", has_form = true, name = "七", nature = "性", category = "类", department = "局", start = 2025-01-01, finish = 2025-12-31 }, { id = "H", document = "D", has_form = true, name = "八", nature = "性", category = "类", department = "局", unit = "局" },
]
given.funding = [{ project = "A", total = 1 }, { project = "B", total = 1, annual = 1 }, { project = "C", total = 1, annual = 1 }, { project = "E", total = 1, annual = 1 }, { project = "F", total = 1, annual = 1 }, { project = "G", total = 1, annual = 1 }, { project = "H", total = 1, annual = 1 }]
expect = { A = "fail", B = "fail", C = "fail", E = "fail", F = "fail", G = "fail", H = "fail" }

[[example]]
name = "a layout without nature, category, dates and total asks for none of them; half a pair of dates is a gap"
given.project = [
  { id = "P1", document = "D1", has_form = true, name = "路灯", department = "乙局" }, { id = "P2", document = "D2", has_form = true, name = "路灯", unit = "乙局", start = 2025-01-01 }, { id = "P3", document = "D3", has_form = true, name = "路灯", unit = "乙局", finish = 2025-01-01 }, { id = "P4", document = "D4", has_form = true, name = "路灯" }, { id = "P5", document = "D5", has_form = false, narrative_name = "路灯" },
  { id = "P6", document = "D6", has_form = true, name = "甲", unit = "乙局" }, { id = "P7", document = "D6", has_form = true, name = "乙", unit = "乙局" },
]
given.funding = [{ project = "P1", annual = 1 }, { project = "P2", annual = 1 }, { project = "P3", annual = 1 }, { project = "P4", annual = 1 }, { project = "P6", total = 1, annual = 1 }, { project = "P7", annual = 1 }]
expect = { P1 = "pass", P2 = "fail", P3 = "fail", P4 = "unknown", P6 = "pass", P7 = "fail" }

[[example]]
name = "a sheet that only names the project, and a form whose head is cut off, are not judged; no money at all may not have been read"
given.project = [
  { id = "P1", document = "D1", has_form = true, form_is_bare = true, name = "路灯", unit = "乙局" }, { id = "P2", document = "D2", has_form = true, form_is_bare = false }, { id = "P3", document = "D3", has_form = true, name = "绿化", unit = "乙局" },
  { id = "P4", document = "D4", has_form = true, name = "绿化", department = "乙局" }, { id = "P5", document = "D5", has_form = true, name = "绿化" }, { id = "P6", document = "D6", has_form = true, department = "乙局" }, { id = "P7", document = "D7", has_form = true, unit = "乙局" }, { id = "P8", document = "D8", has_form = true, unit = "乙局", begins_inside = true },
]
given.funding = [{ project = "P1" }, { project = "P2" }, { project = "P3" }, { project = "P4", annual_fiscal = 5 }, { project = "P5" }, { project = "P6" }, { project = "P7", annual = 5 }]
expect = { P1 = "unknown", P2 = "unknown", P3 = "fail", P4 = "fail", P5 = "fail", P6 = "fail", P7 = "fail", P8 = "unknown" }
expect_soft = ["P3"]

[[example]]
name = "no money at all in a plain text: not judged unless another field is empty; forms of another kind set no example"
given.document = [{ id = "D1", format = "text" }, { id = "D2", format = "docx" }]
given.project = [
  { id = "P1", document = "D1", kind = "declaration", has_form = true, name = "路灯", unit = "乙局" }, { id = "P2", document = "D1", kind = "declaration", has_form = true, unit = "乙局" }, { id = "P3", document = "D2", kind = "declaration", has_form = true, name = "路灯", unit = "乙局" }, { id = "P4", document = "D1", kind = "monitoring", has_form = true, name = "路灯", unit = "乙局", nature = "性" },
]
given.funding = [{ project = "P1" }, { project = "P2" }, { project = "P3" }, { project = "P4", annual_fiscal = 5 }]
expect = { P1 = "unknown", P2 = "fail", P3 = "fail", P4 = "fail" }
expect_soft = ["P3"]

[[example]]
name = "an amount that is printed but could not be read"
given.project = [{ id = "P1", at = "/p", document = "D", has_form = true, name = "路灯", unit = "乙局" }, { id = "P2", at = "/q", document = "D", has_form = true, name = "绿化", unit = "乙局" }, { id = "P3", at = "/r", document = "D", has_form = true, name = "绿地", unit = "乙局" }]
given.funding = [{ project = "P1" }, { project = "P2", annual = 5 }, { project = "P3" }]
given.reading = [{ project = "P1", at = "/p/funding/annual", message = "读不成数" }, { project = "P2", at = "/r/funding/annual" }, { project = "P1", at = "/p/unit" }, { project = "P3", at = "/r/unit" }]
expect = { P1 = "unknown", P2 = "pass", P3 = "fail" }

[[example]]
name = "a label with nothing beside it, be it the only form, a plain text without any money, or a unit that no form names"
given.document = [{ id = "D1", format = "text" }, { id = "D2", format = "text" }, { id = "D3", format = "text" }, { id = "D4", format = "text" }]
given.project = [{ id = "P1", at = "/p", document = "D1", has_form = true, name = "路灯", unit = "乙局" }, { id = "P2", at = "/q", document = "D2", has_form = true, name = "路灯", unit = "乙局" }, { id = "P3", at = "/r", document = "D3", has_form = true, name = "路灯" }, { id = "P4", at = "/s", document = "D4", has_form = true, name = "路灯", unit = "乙局" }]
given.funding = [{ project = "P1", annual = 5 }, { project = "P2" }, { project = "P3", annual = 5 }, { project = "P4", total = 5, annual = 5 }]
given.printed_blank = [{ project = "P1", at = "/p/nature", field = "/nature" }, { project = "P2", at = "/q/funding/annual", field = "/funding/annual" }, { project = "P3", at = "/r/unit", field = "/unit" }, { project = "P4", at = "/s/funding/annual_other", field = "/funding/annual_other" }, { project = "P1", at = "/s/unit", field = "/unit" }]
given.reading = [{ project = "P1", at = "/p/nature" }]
expect = { P1 = "fail", P2 = "fail", P3 = "fail", P4 = "pass" }
message = "“路灯”的申报表有 1 栏没有填写：项目性质。表头各栏都须填写，申报表才算完整。"

[[example]]
name = "a layout with the total alone: whether it has a row for the year is not known, unless another form or another amount of the year shows it"
given.project = [
  { id = "P1", document = "D1", has_form = true, name = "路灯", unit = "乙局" }, { id = "P2", document = "D2", has_form = true, name = "路灯", unit = "乙局" }, { id = "P3", document = "D3", has_form = true, name = "路灯", unit = "乙局" }, { id = "P4", document = "D3", has_form = true, name = "绿化", unit = "乙局" }, { id = "P5", document = "D4", has_form = true, name = "绿化", unit = "乙局" },
]
given.funding = [{ project = "P1", total = 5 }, { project = "P2", total = 5, executed = 4 }, { project = "P3", total = 5 }, { project = "P4", total = 5, annual = 5 }, { project = "P5", annual_other = 5 }]
expect = { P1 = "unknown", P2 = "fail", P3 = "fail", P4 = "pass", P5 = "fail" }

[[example]]
name = "rows of the form for the basis, the overview, the scheme and the columns of a budget; where there is a narrative its sections are looked at by other rules"
given.project = [
  { id = "P1", document = "D", has_form = true, name = "路灯", unit = "乙局" }, { id = "P2", document = "E", has_form = true, name = "绿化", unit = "乙局", has_narrative = false }, { id = "P3", document = "F", has_form = true, name = "绿化", unit = "乙局", has_narrative = true }, { id = "P4", document = "G", has_form = true, name = "绿化", unit = "乙局", has_narrative = true },
]
given.funding = [{ project = "P1", annual = 5 }, { project = "P2", annual = 5 }, { project = "P3", annual = 5 }, { project = "P4", annual = 5 }]
given.printed_blank = [
  { project = "P1", at = "/P1/narrative/basis" }, { project = "P1", at = "/P1/narrative/overview" }, { project = "P1", at = "/P1/narrative/plan" }, { project = "P1", at = "/P1/funding/initial" }, { project = "P1", at = "/P1/funding/adjusted" },
  { project = "P1", at = "/P1/funding/executed" }, { project = "P2", at = "/P2/narrative/plan" }, { project = "P3", at = "/P3/narrative/basis" }, { project = "P4", at = "/P4/funding/executed" },
]
expect = { P1 = "fail", P2 = "fail", P3 = "pass", P4 = "fail" }
message = "“路灯”的申报表有 6 栏没有填写：全年预算数、执行数、年初预算数、立项依据、项目概况、实施计划。表头各栏都须填写，申报表才算完整。"

[[example]]
name = "a form of which only a part was read: what is not seen may stand there, what is printed with nothing beside it is blank"
given.project = [{ id = "P1", document = "D", has_form = true, name = "路灯", unit = "乙局", partly_read = true }, { id = "P2", document = "E", has_form = true, name = "绿化", unit = "乙局", partly_read = true }]
given.funding = [{ project = "P1", executed = 5 }, { project = "P2", annual = 5 }]
given.printed_blank = [{ project = "P2", at = "/P2/department" }]
expect = { P1 = "unknown", P2 = "fail" }
---*/
