/*---
name     = "form.nature-unlisted"
severity = "note"
since    = "0.1"
subject  = "project"
params   = ["project_natures"]
kinds    = ["declaration"]
basis    = [{ practice = "项目性质从财政部门给定的选项中选填" }]
title    = { zh = "项目性质不在可选项内", en = "Nature is not one of the given values" }
message  = { zh = "“{project}”的项目性质写“{nature}”，不是常用选项。", en = "“{project}” gives its nature as “{nature}”, which is none of the usual values." }
fix      = { zh = "对照填报说明改为规定选项；若本地表式确有此选项，在 params/form.toml 的 project_natures 中补充。", en = "Choose one of the values of the filling guide; if your local form does have this value, add it to project_natures in params/form.toml." }
why      = { zh = "性质决定审核重点：经常性项目看标准，一次性项目看必要性，阶段性项目看分年安排。", en = "The nature decides what is reviewed: standards of recurring projects, need of one-off ones, yearly stages of staged ones." }
---*/
SELECT p.id AS subject, regexp_matches(replace(p.nature, ' ', ''), '^' || :project_natures || '$') AS ok, p.at || '/nature' AS path,
       COALESCE(p.name, p.narrative_name) AS project, p.nature AS nature
FROM project AS p
WHERE p.nature IS NOT NULL
/*--- examples
[[example]]
name = "listed, also with a blank in it"
given.project = [{ id = "P1", name = "普法", nature = "其他经常性项目" }, { id = "P2", name = "建桥", nature = "阶段性 项目" }]
expect = { P1 = "pass", P2 = "pass" }

[[example]]
name = "not listed, or more than a listed value; blank is another rule's matter"
given.project = [{ id = "P1", name = "普法", nature = "日常项目" }, { id = "P2", name = "建桥", nature = "一次性项目等" }, { id = "P3", name = "清淤", nature = "非一次性项目" }, { id = "P4", name = "空" }]
expect = { P1 = "fail", P2 = "fail", P3 = "fail" }
message = "“普法”的项目性质写“日常项目”，不是常用选项。"
---*/
