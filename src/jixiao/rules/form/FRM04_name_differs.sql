/*---
name     = "form.name-differs"
severity = "error"
since    = "0.1"
subject  = "project"
params   = []
basis    = [
  { practice = "项目名称在情况说明、申报表和预算中须一字不差" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性", from = 2015-05-21 },
]
title    = { zh = "情况说明与申报表的项目名称不一致", en = "Project names of narrative and form differ" }
message.zh = "情况说明里的项目叫“{narrative_name}”，申报表里叫“{project}”。同一项目须使用预算批复的同一名称。"
message.en = "The narrative calls the project “{narrative_name}”, the form “{project}”. One project must bear one name, that of the approved budget."
fix      = { zh = "对照预算批复的项目名称，把写错的一处改过来。", en = "Compare with the name in the approved budget and correct the one that is wrong." }
why.zh = "名称不同，系统和审核人就无法确认说的是同一笔钱，批复、执行和自评也对不上。"
why.en = "With two names nobody can be sure that both speak of the same money, nor match approval, execution and self-evaluation."
---*/
SELECT p.id AS subject,
       replace(replace(replace(replace(p.name, ' ', ''), '　', ''), '(', '（'), ')', '）')
         = replace(replace(replace(replace(p.narrative_name, ' ', ''), '　', ''), '(', '（'), ')', '）') AS ok,
       p.at || '/name' AS path, p.at || '/narrative_name' AS other_path, p.name AS project, p.narrative_name AS narrative_name
FROM project AS p
WHERE p.has_form AND p.has_narrative
/*--- examples
[[example]]
name = "the same name, whatever its blanks and brackets"
given.project = """
id | has_form | has_narrative | name           | narrative_name
P1 | true     | true          | 河道清淤       | 河道清淤
P2 | true     | true          | 河道清淤(一期) | 河道 清淤　（一期）
"""
expect = { P1 = "pass", P2 = "pass" }

[[example]]
name = "two characters lost in the form"
given.project = [{ id = "P1", has_form = true, has_narrative = true, name = "校舍消防改造", narrative_name = "校舍消防设施改造" }]
expect = { P1 = "fail" }
message = "情况说明里的项目叫“校舍消防设施改造”，申报表里叫“校舍消防改造”。同一项目须使用预算批复的同一名称。"

[[example]]
name = "one name could not be read; no twin to compare with"
given.project = """
id | has_form | has_narrative | narrative_name | name
P1 | true     | true          | 河道清淤       |
P2 | true     | false         | 河道清理       | 河道清淤
P3 | false    | true          | 河道清理       | 河道清淤
"""
expect = { P1 = "unknown" }
---*/
