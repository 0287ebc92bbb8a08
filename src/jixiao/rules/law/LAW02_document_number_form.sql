/*---
name     = "law.document-number-form"
severity = "note"
since    = "0.1"
subject  = "project"
params   = []
basis    = [
  { text = """\
    GB/T 9704—2012《党政机关公文格式》：发文字号由机关代字、年份、发文顺序号组成，年份用六角括号“〔〕”括入，顺序\
    号不加“第”、不编虚位""", from = 2012-07-01 },
]
title    = { zh = "文号写法不合公文格式", en = "Document number not in the official form" }
message.zh = "“{project}”引用的文号 {numbers} 写法不合公文格式，年份应当用六角括号“〔〕”，顺序号前不加“第”和“0”。"
message.en = """\
  “{project}” cites {numbers}, which is not in the official form: the year stands in hexagonal brackets 〔〕 and the number without “第” or a leading 0."""
fix      = { zh = "照原文改正文号，并核对年份和顺序号。", en = "Copy the number from the original, and check its year and number." }
why.zh = "文号是查原文的唯一线索，写法不规范就检索不到。"
why.en = "The number is the only way to find the original; written differently it can't be searched for."
---*/
WITH odd AS (
  SELECT c.project, c.number, min(c.at) AS at FROM citation AS c WHERE NOT c.is_well_formed GROUP BY c.project, c.number
)
SELECT p.id AS subject, count(o.number) = 0 AS ok, COALESCE(min(o.at), p.at) AS path, list(o.at ORDER BY o.at) AS other_path,
       COALESCE(p.name, p.narrative_name) AS project,
       string_agg(o.number, '、' ORDER BY o.number) AS numbers
FROM project AS p LEFT JOIN odd AS o ON o.project = p.id
WHERE EXISTS (SELECT c.number FROM citation AS c WHERE c.project = p.id AND c.number IS NOT NULL)
GROUP BY p.id, p.at, p.name, p.narrative_name
/*--- examples
[[example]]
name = "hexagonal brackets"
given.project = [{ id = "P1" }]
given.citation = [{ project = "P1", number = "示府发〔2024〕12号", is_well_formed = true }, { project = "P1", title = "消防法" }]
expect = { P1 = "pass" }

[[example]]
name = "another kind of brackets, cited twice, beside one that is right"
given.project = [{ id = "P1", name = "小组活动" }]
given.citation = """
project | number               | is_well_formed
P1      | 沪会办发【2020】38号 | false
P1      | 沪会办发【2020】38号 | false
P1      | 示府发〔2024〕12号   | true
"""
expect = { P1 = "fail" }
message = "“小组活动”引用的文号 沪会办发【2020】38号 写法不合公文格式，年份应当用六角括号“〔〕”，顺序号前不加“第”和“0”。"

[[example]]
name = "no number cited: not looked at; a title is no number"
given.project = [{ id = "P1" }, { id = "P2", name = "普法" }]
given.citation = """
project | title  | number             | is_well_formed
P1      | 消防法 |                    |
P2      | 消防法 |                    |
P2      |        | 示府发〔2024〕12号 | true
"""
expect = { P2 = "pass" }
---*/
