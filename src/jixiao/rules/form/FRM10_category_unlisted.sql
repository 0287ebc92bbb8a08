/*---
name     = "form.category-unlisted"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["project_categories", "category_words", "code_list_natures"]
kinds    = ["declaration"]
basis    = [{ text = "财办〔2023〕12号《预算管理一体化规范（2.0版）》支出项目分类：人员类、运转类（公用经费、其他运转类）、特定目标类", from = 2020-02-28 }]
title    = { zh = "项目类别不在支出项目分类之内", en = "Category is not in the code list" }
message  = { zh = "“{project}”的项目类别写“{category}”，不在支出项目分类之内。可选：人员类、公用经费、其他运转类、特定目标类。", en = "“{project}” gives its category as “{category}”, which is not in the list: 人员类, 公用经费, 其他运转类, 特定目标类." }
fix      = { zh = "按预算管理一体化系统中该项目的类别填写。", en = "Use the category that the project has in the integrated budget system." }
why      = { zh = "类别是系统汇总和审核分流的依据，写成别的词就归不进去。", en = "Totals and reviews go by category; another word fits nowhere." }
---*/
SELECT l.id AS subject, CASE WHEN l.is_listed THEN TRUE WHEN l.listed > 0 OR regexp_matches(l.category, :category_words) OR l.of_code_list THEN FALSE END AS ok, l.at || '/category' AS path, l.project, l.category
FROM (
    -- the code list is the one in use where a form of the document keeps to it, or the form speaks its words or has a nature that goes with it
    SELECT t.id, t.at, t.project, t.category, t.is_listed, t.of_code_list, count(*) FILTER (WHERE t.is_listed) OVER (PARTITION BY t.document) AS listed
    FROM (
        SELECT p.id, p.document, p.at, COALESCE(p.name, p.narrative_name) AS project, p.category, COALESCE(regexp_matches(replace(p.nature, ' ', ''), '^' || :code_list_natures || '$'), FALSE) AS of_code_list,
               regexp_matches(replace(p.category, ' ', ''), '^[0-9 .、-]*' || :project_categories || '([-—－].*)?$') AS is_listed
        FROM project AS p
        WHERE p.category IS NOT NULL
    ) AS t
) AS l
/*--- examples
[[example]]
name = "listed, with a blank, the code before it or a finer class behind it"
given.project = [{ id = "P1", document = "D", name = "普法", category = "特定目标类" }, { id = "P2", document = "D", name = "运维", category = "22 其他运转类" }, { id = "P3", document = "D", name = "公用", category = "公用 经费" }, { id = "P4", document = "D", name = "细分", category = "运转类--日常管理类" }]
expect = { P1 = "pass", P2 = "pass", P3 = "pass", P4 = "pass" }

[[example]]
name = "not listed while another form keeps to the list, or with more words; blank is another rule's matter"
given.project = [{ id = "P0", document = "D", category = "特定目标类" }, { id = "P1", document = "D", name = "普法", category = "专项业务类" }, { id = "P2", document = "E", name = "运维", category = "其他运转类等" }, { id = "P3", document = "F", name = "甲", category = "非特定目标类" }, { id = "P4", document = "D", name = "乙" }]
expect = { P0 = "pass", P1 = "fail", P2 = "fail", P3 = "fail" }
message = "“普法”的项目类别写“专项业务类”，不在支出项目分类之内。可选：人员类、公用经费、其他运转类、特定目标类。"

[[example]]
name = "lists of the place's own; another document's list does not count"
given.project = [
    { id = "P1", document = "D", category = "本级支出项目" }, { id = "P2", document = "D", category = "部门预算项目" }, { id = "P3", document = "D", category = "上级专项" }, { id = "P4", document = "D", category = "延续项目" },
    { id = "P5", document = "D", category = "基建类" }, { id = "P6", document = "D", category = "政策性补贴" }, { id = "P7", document = "D", category = "信息化建设类" }, { id = "P8", document = "D", category = "专项资金" },
    { id = "P9", document = "D", category = "市直专项" }, { id = "P10", document = "D", category = "行政事业类" }, { id = "P11", document = "E", category = "特定目标类" },
]
expect = { P1 = "unknown", P2 = "unknown", P3 = "unknown", P4 = "unknown", P5 = "unknown", P6 = "unknown", P7 = "unknown", P8 = "unknown", P9 = "unknown", P10 = "unknown", P11 = "pass" }

[[example]]
name = "a nature that goes with the code list, and one that does not"
given.project = [{ id = "P1", document = "D", nature = "其他 经常性项目", category = "专项业务类" }, { id = "P2", document = "E", nature = "持续性项目", category = "部门预算项目" }, { id = "P3", document = "F", nature = "非一次性项目", category = "部门预算项目" }, { id = "P4", document = "G", nature = "一次性项目等", category = "部门预算项目" }]
expect = { P1 = "fail", P2 = "unknown", P3 = "unknown", P4 = "unknown" }
---*/
