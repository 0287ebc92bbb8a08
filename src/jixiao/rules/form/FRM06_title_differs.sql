/*---
name     = "form.title-differs"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "document"
params   = []
basis    = [{ practice = "封面标题与各表表名应使用同一名称" }]
title    = { zh = "封面标题与表名不一致", en = "Cover title and form title differ" }
message  = { zh = "封面称“{cover}”，表头却印“{form}”，有 {number} 张表如此。", en = "The cover says “{cover}” while {number} form(s) are headed “{form}”." }
fix      = { zh = "统一使用财政部门下发表式的名称。", en = "Use the name of the official form throughout." }
why      = { zh = "名称不一，读者会以为是两种表；也常是套用了旧表头。", en = "Two names read like two kinds of form, and often an old heading was reused." }
---*/
WITH named AS (
  SELECT d.id, d.title, p.at, p.position, p.form_title, regexp_extract(d.title, '年度? *[一-龥]+表', 0) AS cover,
         regexp_extract(p.form_title, '[一-龥]+表', 0) AS form
  FROM document AS d JOIN project AS p ON p.document = d.id
), kinds AS (
  SELECT n.id, n.title, n.at, n.position, n.form_title, n.cover, n.form, regexp_extract(n.cover, '(申报|目标|审批|自评|自评价|评价|监控|跟踪)表$') AS kind,
         regexp_extract(n.form, '(申报|目标|审批|自评|自评价|评价|监控|跟踪)表$') AS other
  FROM named AS n
), compared AS (
  SELECT k.id, k.title, k.at, k.position, k.form_title, k.kind = k.other AS same FROM kinds AS k
  -- a volume of declarations may hold monitoring or self-evaluation forms too
  WHERE k.kind <> '' AND k.other <> '' AND regexp_matches(k.cover, '(自评|评价|监控|跟踪)') = regexp_matches(k.form, '(自评|评价|监控|跟踪)')
), differing AS (
  SELECT c.id, c.at, c.position, c.title, c.form_title FROM compared AS c WHERE NOT c.same
)
SELECT d.id AS subject, count(f.at) = 0 AS ok, '/title' AS path, list(f.at || '/form_title' ORDER BY f.position) AS other_path,
       max(f.title) AS cover, max(f.form_title) AS form, count(f.at) AS number
FROM document AS d LEFT JOIN differing AS f ON f.id = d.id
WHERE EXISTS (SELECT c.id FROM compared AS c WHERE c.id = d.id)
GROUP BY d.id
/*--- examples
[[example]]
name = "the same form, with or without the office or the project before it, words in another order"
given.document = """
id | title
D1 | 甲区图书馆 2025 年项目支出绩效目标表
D2 | 2025年度甲县财政支出绩效目标申报表
D3 | 甲区图书馆 2025 年财政支出项目绩效目标申报表
D4 | 2023年度市级部门项目自评表
"""
given.project = """
id | document | form_title
P1 | D1       | 甲区项目支出绩效目标表 1
P2 | D2       | 财政支出绩效目标申报表
P3 | D3       | 财政项目支出绩效目标申报表 1
P4 | D4       | 年度校园维修改造项目自评表
"""
expect = { D1 = "pass", D2 = "pass", D3 = "pass", D4 = "pass" }

[[example]]
name = "another form in one of two"
given.document = [{ id = "D", title = "甲区图书馆 2025 年财政支出项目绩效目标申报表" }]
given.project = """
id | document | position | form_title
P1 | D        | 1        | 专项资金绩效目标表 1
P2 | D        | 2        | 财政支出项目绩效目标申报表 2
"""
expect = { D = "fail" }
expect_path.D = ["/title", "/P1/form_title"]
message = "封面称“甲区图书馆 2025 年财政支出项目绩效目标申报表”，表头却印“专项资金绩效目标表 1”，有 1 张表如此。"

[[example]]
name = "a volume of several kinds; no name to compare: a title without a form's name, a form without a title"
given.document = """
id | title
D1 | 甲区图书馆 2025 年部门预算
D2 | 2025年绩效目标表
D3 | 2025年绩效目标表
D4 |
D5 | 2025年绩效目标表
D6 | 2025年绩效目标表
D7 | 2023年度部门整体支出绩效评价基础数据表
D8 | 2025年绩效目标表
"""
given.project = """
id | document | form_title
P7 | D7       | 部门整体支出绩效自评表
P8 | D8       | 项目支出一览表
P5 | D5       | 绩效目标表
P6 | D6       | 项目支出绩效自评表
P1 | D1       | 绩效目标表
P2 | D2       |
P3 | D3       | 附件
P4 | D4       | 绩效目标表
"""
expect = { D5 = "pass" }
---*/
