/*---
name     = "form.nature-unlisted"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["project_natures", "project_categories"]
kinds    = ["declaration"]
basis    = [{ practice = "项目性质从财政部门给定的选项中选填" }]
title    = { zh = "项目性质不在可选项内", en = "Nature is not one of the given values" }
message  = { zh = "“{project}”的项目性质写“{nature}”，不是常用选项。", en = "“{project}” gives its nature as “{nature}”, which is none of the usual values." }
fix.zh = "对照填报说明改为规定选项；若本地表式确有此选项，可以不改。"
fix.en = "Choose a value of the filling guide; leave it where the local form has this option."
why.zh = "性质决定审核重点：经常性项目看标准，一次性项目看必要性，阶段性项目看分年安排。"
why.en = "The nature decides what is reviewed: standards of recurring projects, need of one-off ones, yearly stages of staged ones."
---*/
SELECT l.id AS subject, CASE WHEN l.is_listed THEN TRUE WHEN l.listed > 0 OR l.of_code_list THEN FALSE END AS ok, l.at || '/nature' AS path, l.project, l.nature
FROM (
    -- the list is the one in use where another form of the document keeps to it, or the category is of the code list that goes with it
    SELECT t.id, t.at, t.project, t.nature, t.is_listed, t.of_code_list, count(*) FILTER (WHERE t.is_listed) OVER (PARTITION BY t.document) AS listed
    FROM (
        SELECT p.id, p.document, p.at, COALESCE(p.name, p.narrative_name) AS project, p.nature,
               COALESCE(regexp_matches(replace(p.category, ' ', ''), '^' || :project_categories || '$'), FALSE) AS of_code_list,
               regexp_matches(replace(p.nature, ' ', ''), '^' || :project_natures || '$') AS is_listed
        FROM project AS p
        WHERE p.nature IS NOT NULL
    ) AS t
) AS l
/*--- examples
[[example]]
name = "listed, also with a blank in it"
given.project = [{ id = "P1", document = "D", name = "普法", nature = "其他经常性项目" }, { id = "P2", document = "D", name = "建桥", nature = "阶段性 项目" }]
expect = { P1 = "pass", P2 = "pass" }

[[example]]
name = "not listed, or more than a listed value, while another form keeps to the list; blank is another rule's matter"
given.project = """
id | document | nature       | name
P0 | D        | 一次性项目   |
P1 | D        | 日常项目     | 普法
P2 | D        | 一次性项目等 | 建桥
P3 | D        | 非一次性项目 | 清淤
P4 | D        |              | 空
"""
expect = { P0 = "pass", P1 = "fail", P2 = "fail", P3 = "fail" }
message = "“普法”的项目性质写“日常项目”，不是常用选项。"

[[example]]
name = "a list of the place's own; another document's list does not count"
given.project = """
id | document | name | nature
P1 | D        | 校舍 | 基础建设、修缮类
P2 | D        | 补贴 | 延续专项
P3 | E        |      | 一次性项目
"""
expect = { P1 = "unknown", P2 = "unknown", P3 = "pass" }

[[example]]
name = "a category of the code list, and one that is not"
given.project = """
id | document | nature     | category
P1 | D        | 常规性工作 | 特定 目标类
P2 | E        | 常规性工作 | 部门预算项目
P3 | F        | 常规性工作 | 非特定目标类
P4 | G        | 常规性工作 | 特定目标类等
"""
expect = { P1 = "fail", P2 = "unknown", P3 = "unknown", P4 = "unknown" }
---*/
