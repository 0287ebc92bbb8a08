/*---
name     = "across.narrative-copied"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["copied_text_length", "most_named"]
covers   = ["XPJ02"]
kinds    = ["declaration"]
basis    = [
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》立项依据充分性：与部门内部相关项目不重复", from = 2020-02-25 },
  { practice = "每个项目的实施方案写自己的内容" },
]
title    = { zh = "两个项目的说明一字不差", en = "Two projects are described word for word alike" }
message.zh = "“{project}”的{section}与“{other_project}”[等 {many} 个项目]一字不差。"
message.en = "“{project}” has the same text as “{other_project}”[ ({many} projects in all)] word for word: {section}."
fix      = { zh = "改写成本项目的内容；两个项目确是同一件事的，合并申报。", en = "Write what this project does; if both are one thing, file one project." }
why.zh = "照抄的文字要么贴错了地方，要么两个项目在要同一笔钱。"
why.en = "A copied text was pasted in the wrong place, or two projects ask for the same money."
---*/
WITH told AS (
  SELECT n.project, n.document, n.at || '/overview' AS place, '项目概述' AS section, regexp_replace(n.overview, '[ 　\n\r\t]', '', 'g') AS plain
  FROM narrative AS n WHERE n.overview IS NOT NULL
  UNION ALL SELECT n.project, n.document, n.at || '/plan', '实施方案', regexp_replace(n.plan, '[ 　\n\r\t]', '', 'g') FROM narrative AS n
    WHERE n.plan IS NOT NULL
), numbered AS (
  SELECT t.project, t.document, t.place, t.section, t.plain, row_number() OVER (PARTITION BY t.document, t.section, t.plain ORDER BY t.place) AS nth,
         count(t.project) OVER (PARTITION BY t.document, t.section, t.plain) AS alike
  FROM told AS t
), named AS ( -- those that are told beside others
  SELECT t.project, t.document, t.place, t.section, t.plain, t.nth FROM numbered AS t
  WHERE t.nth <= :most_named + 1
)
SELECT t.project AS subject, count(o.project) = 0 AS ok, t.place AS path, list(o.place ORDER BY o.place) AS other_path, t.section,
       COALESCE(p.name, p.narrative_name) AS project, string_agg(COALESCE(q.name, q.narrative_name), '”、“' ORDER BY q.at) AS other_project,
       CASE WHEN t.alike - 1 > :most_named THEN t.alike - 1 END AS many
FROM numbered AS t JOIN project AS p ON p.id = t.project
LEFT JOIN named AS o ON o.document = t.document AND o.section = t.section AND o.plain = t.plain AND o.project <> t.project
  AND (t.nth <= :most_named OR o.nth <= :most_named) AND length(t.plain) >= :copied_text_length
LEFT JOIN project AS q ON q.id = o.project
GROUP BY t.project, t.place, t.section, t.alike, p.name, p.narrative_name
/*--- examples
[[example]]
name = "texts of their own; the same one in another document, in another section; nothing said"
given.project = """
id | document | name
P1 | D        | 甲
P2 | D        | 乙
P3 | E        | 丙
P4 | D        | 丁
P5 | D        | 戊
"""
given.narrative = """
project | document | plan                                                       | overview
P1      | D        | 全年举办公益讲座四十八场每场四千五百元含讲课费场地费资料费 |
P2      | D        | 全年举办读书会二十四场每场一千二百元含场地费资料费和主持费 |
P3      | E        | 全年举办公益讲座四十八场每场四千五百元含讲课费场地费资料费 |
P4      | D        |                                                            | 全年举办公益讲座四十八场每场四千五百元含讲课费场地费资料费
P5      | D        |                                                            |
"""
expect = { P1 = "pass", P2 = "pass", P3 = "pass", P4 = "pass" }

[[example]]
name = "word for word, whatever the blanks: told of both, named by the narrative where the form has no name"
given.project = """
id | document | name | narrative_name
P1 | D        | 讲座 |
P2 | D        |      | 读书会
P3 | D        | 展览 |
P4 | D        | 巡展 |
"""
given.narrative = '''
project | document | plan                                                              | overview
P1      | D        | 全年举办公益讲座四十八场，每场四千五百元，含讲课费场地费资料      |
P2      | D        | "全年举办公益讲座 四十八场，\n每场四千五百元，含讲课费场地费资料" |
P3      | D        |                                                                   | 在全区社区和学校举办展览扩大持证读者规模
P4      | D        |                                                                   | 在全区社区和学校举办展览扩大持证读者规模
'''
expect = { P1 = "fail", P2 = "fail", P3 = "fail", P4 = "fail" }
expect_path.P1 = ["/P1/narrative/plan", "/P2/narrative/plan"]
message = "“讲座”的实施方案与“读书会”一字不差。"

[[example]]
name = "short wordings may agree by chance: twenty characters are enough, nineteen are not"
given.project = [{ id = "P1", document = "D" }, { id = "P2", document = "D" }, { id = "P3", document = "E" }, { id = "P4", document = "E" }]
given.narrative = """
project | document | plan
P1      | D        | 一二三四五六七八九十一二三四五六七八九
P2      | D        | 一二三四五六七八九十一二三四五六七八九
P3      | E        | 一二三四五六七八九十一二三四五六七八九十
P4      | E        | 一二三四五六七八九十一二三四五六七八九十
"""
expect = { P1 = "pass", P2 = "pass", P3 = "fail", P4 = "fail" }

[[example]]
name = "copied many times: ten are named, of the others the number is told"
given.project = [{ id = "P[01..12]", document = "D", name = "第[1..12]个" }]
given.narrative = [{ project = "P[01..12]", document = "D", plan = "全年举办公益讲座四十八场每场四千五百元含场地费" }]
expect."P[01..12]" = "fail"
expect_path.P12 = ["/P12/narrative/plan", "/P[01..10]/narrative/plan"]
expect_path.P02 = ["/P02/narrative/plan", "/P01/narrative/plan", "/P[03..11]/narrative/plan"]
message = "“第1个”的实施方案与“第2个”、“第3个”、“第4个”、“第5个”、“第6个”、“第7个”、“第8个”、“第9个”、“第10个”、“第11个”等 11 个项目一字不差。"

[[example]]
name = "copied by exactly ten others: all are named"
given.project = [{ id = "P[01..11]", document = "D", name = "第[1..11]个" }]
given.narrative = [{ project = "P[01..11]", document = "D", plan = "全年举办公益讲座四十八场每场四千五百元含场地费" }]
expect."P[01..11]" = "fail"
expect_path.P10 = ["/P10/narrative/plan", "/P[01..09]/narrative/plan", "/P11/narrative/plan"]
message = "“第1个”的实施方案与“第2个”、“第3个”、“第4个”、“第5个”、“第6个”、“第7个”、“第8个”、“第9个”、“第10个”、“第11个”一字不差。"
---*/
