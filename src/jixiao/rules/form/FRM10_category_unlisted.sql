/*---
name     = "form.category-unlisted"
severity = "warning"
since    = "0.1"
subject  = "project"
params   = ["project_categories"]
kinds    = ["declaration"]
basis    = [{ text = "财办〔2023〕12号《预算管理一体化规范（2.0版）》支出项目分类：人员类、运转类（公用经费、其他运转类）、特定目标类", from = 2020-02-28 }]
title    = { zh = "项目类别不在支出项目分类之内", en = "Category is not in the code list" }
message  = { zh = "“{project}”的项目类别写“{category}”，不在支出项目分类之内。可选：人员类、公用经费、其他运转类、特定目标类。", en = "“{project}” gives its category as “{category}”, which is not in the list: 人员类, 公用经费, 其他运转类, 特定目标类." }
fix      = { zh = "按预算管理一体化系统中该项目的类别填写。", en = "Use the category that the project has in the integrated budget system." }
why      = { zh = "类别是系统汇总和审核分流的依据，写成别的词就归不进去。", en = "Totals and reviews go by category; another word fits nowhere." }
---*/
SELECT p.id AS subject, regexp_matches(replace(p.category, ' ', ''), '^[0-9 .、-]*' || :project_categories || '([-—－].*)?$') AS ok, p.at || '/category' AS path,
       COALESCE(p.name, p.narrative_name) AS project, p.category AS category
FROM project AS p
WHERE p.category IS NOT NULL
/*--- examples
[[example]]
name = "listed, with a blank, the code before it or a finer class behind it"
given.project = [{ id = "P1", name = "普法", category = "特定目标类" }, { id = "P2", name = "运维", category = "22 其他运转类" }, { id = "P3", name = "公用", category = "公用 经费" }, { id = "P4", name = "细分", category = "运转类--日常管理类" }]
expect = { P1 = "pass", P2 = "pass", P3 = "pass", P4 = "pass" }

[[example]]
name = "not listed, or with more words; blank is another rule's matter"
given.project = [{ id = "P1", name = "普法", category = "专项业务类" }, { id = "P2", name = "运维", category = "其他运转类等" }, { id = "P3", name = "甲", category = "非特定目标类" }, { id = "P4", name = "乙" }]
expect = { P1 = "fail", P2 = "fail", P3 = "fail" }
message = "“普法”的项目类别写“专项业务类”，不在支出项目分类之内。可选：人员类、公用经费、其他运转类、特定目标类。"
---*/
