/*---
name     = "form.title-in-name"
severity = "warning"
since    = "0.1"
subject  = "project"
params   = ["form_title_words"]
basis    = [{ practice = "项目名称与预算批复的名称一致，不含表名" }]
title    = { zh = "项目名称里混进了表名", en = "The project’s name holds the form’s title" }
message  = { zh = "项目名称写成“{name}”，里面有“{word}”。", en = "The project’s name is “{name}”, with “{word}” in it." }
fix      = { zh = "只写预算批复的项目名称。", en = "Write the name by which the budget was approved." }
why      = { zh = "名称对不上预算，就查不到这笔钱。", en = "Under another name the money cannot be traced." }
---*/
SELECT p.id AS subject, NOT regexp_matches(p.name, :form_title_words) AS ok, p.at || '/name' AS path, p.name, regexp_extract(p.name, :form_title_words) AS word
FROM project AS p
WHERE p.name IS NOT NULL
/*--- examples
[[example]]
name = "没有"
given.project = [{ id = "A", name = "绩效目标管理经费" }]
expect.A = "pass"

[[example]]
name = "有表名"
given.project = [{ id = "A", name = "营养改善计划绩效自评表" }]
expect.A = "fail"
message = "项目名称写成“营养改善计划绩效自评表”，里面有“自评表”。"

[[example]]
name = "没有名称的不看"
given.project = [{ id = "A" }]
expect = {}
---*/
