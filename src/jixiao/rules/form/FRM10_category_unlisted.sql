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
message.zh = "“{project}”的项目类别写“{category}”，不在支出项目分类之内。可选：人员类、公用经费、其他运转类、特定目标类。"
message.en = "“{project}” gives its category as “{category}”, which is not in the list: “人员类”, “公用经费”, “其他运转类”, “特定目标类”."
fix      = { zh = "按预算管理一体化系统中该项目的类别填写。", en = "Use the category that the project has in the integrated budget system." }
why      = { zh = "类别是系统汇总和审核分流的依据，写成别的词就归不进去。", en = "Totals and reviews go by category; another word fits nowhere." }
---*/
SELECT l.id AS subject, CASE WHEN l.is_listed THEN TRUE WHEN l.listed > 0 OR regexp_matches(l.category, :category_words) OR l.of_code_list THEN FALSE END AS ok,
       l.at || '/category' AS path, l.project, l.category
FROM (
    -- the code list is the one in use where a form of the document keeps to it, or the form speaks its words or has a nature that goes with it
    SELECT t.id, t.at, t.project, t.category, t.is_listed, t.of_code_list, count(*) FILTER (WHERE t.is_listed) OVER (PARTITION BY t.document) AS listed
    FROM (
        SELECT p.id, p.document, p.at, COALESCE(p.name, p.narrative_name) AS project, p.category,
               COALESCE(regexp_matches(replace(p.nature, ' ', ''), '^' || :code_list_natures || '$'), FALSE) AS of_code_list,
               regexp_matches(replace(p.category, ' ', ''), '^[0-9 .、-]*' || :project_categories || '([-—－].*)?$') AS is_listed
        FROM project AS p
        WHERE p.category IS NOT NULL
    ) AS t
) AS l
/*--- examples
[[example]]
name = "listed, with a blank, the code before it or a finer class behind it"
given.project = """
id | document | name | category
P1 | D        | 普法 | 特定目标类
P2 | D        | 运维 | 22 其他运转类
P3 | D        | 公用 | 公用 经费
P4 | D        | 细分 | 运转类--日常管理类
"""
expect = { P1 = "pass", P2 = "pass", P3 = "pass", P4 = "pass" }

[[example]]
name = "not listed while another form keeps to the list, or with more words; blank is another rule's matter"
given.project = """
id | document | category     | name
P0 | D        | 特定目标类   |
P1 | D        | 专项业务类   | 普法
P2 | E        | 其他运转类等 | 运维
P3 | F        | 非特定目标类 | 甲
P4 | D        |              | 乙
"""
expect = { P0 = "pass", P1 = "fail", P2 = "fail", P3 = "fail" }
message = "“普法”的项目类别写“专项业务类”，不在支出项目分类之内。可选：人员类、公用经费、其他运转类、特定目标类。"

[[example]]
name = "lists of the place's own; another document's list does not count"
given.project = """
id  | document | category
P1  | D        | 本级支出项目
P2  | D        | 部门预算项目
P3  | D        | 上级专项
P4  | D        | 延续项目
P5  | D        | 基建类
P6  | D        | 政策性补贴
P7  | D        | 信息化建设类
P8  | D        | 专项资金
P9  | D        | 市直专项
P10 | D        | 行政事业类
P11 | E        | 特定目标类
"""
expect.P1 = "unknown"
expect.P2 = "unknown"
expect.P3 = "unknown"
expect.P4 = "unknown"
expect.P5 = "unknown"
expect.P6 = "unknown"
expect.P7 = "unknown"
expect.P8 = "unknown"
expect.P9 = "unknown"
expect.P10 = "unknown"
expect.P11 = "pass"

[[example]]
name = "a nature that goes with the code list, and one that does not"
given.project = """
id | document | nature          | category
P1 | D        | 其他 经常性项目 | 专项业务类
P2 | E        | 持续性项目      | 部门预算项目
P3 | F        | 非一次性项目    | 部门预算项目
P4 | G        | 一次性项目等    | 部门预算项目
"""
expect = { P1 = "fail", P2 = "unknown", P3 = "unknown", P4 = "unknown" }
---*/
