/*---
name     = "law.basis-after-the-year"
severity = "note"
since    = "0.1"
subject  = "project"
params   = []
kinds    = ["declaration"]
basis    = [{ practice = "立项依据应在申报以前印发，文号的年份不晚于预算年度" }]
title    = { zh = "依据的文号晚于预算年度", en = "A basis dated after the budget year" }
message.zh = "“{project}”引用的“{number}”是 {number_year} 年的文号，申报的却是 {year} 年预算。"
message.en = "“{project}” cites “{number}”, a paper of {number_year}, for the budget of {year}."
fix      = { zh = "核对文号和预算年度，改正写错的一个。", en = "Check the number against the budget year and correct the one that is mistyped." }
why      = { zh = "申报时还不存在的文件不能作依据，多半是年份写错。", en = "A paper that does not exist yet is no ground; most likely a year is mistyped." }
---*/
SELECT p.id AS subject, c.number_year <= greatest(p.fiscal_year, p.form_year) AS ok, min(c.at) AS path,
       COALESCE(p.name, p.narrative_name) AS project, c.number, c.number_year, greatest(p.fiscal_year, p.form_year) AS year
FROM project AS p JOIN citation AS c ON c.project = p.id
WHERE c.number_year IS NOT NULL
GROUP BY p.id, p.name, p.narrative_name, p.fiscal_year, p.form_year, c.number, c.number_year
/*--- examples
[[example]]
name = "of the budget year, or of a year before"
given.project = [{ id = "P1", fiscal_year = 2025 }, { id = "P2", fiscal_year = 2025 }]
given.citation = [{ project = "P1", number = "甲发〔2025〕1号", number_year = 2025 }, { project = "P2", number = "甲发〔2019〕1号", number_year = 2019 }]
expect = { P1 = "pass", P2 = "pass" }

[[example]]
name = "of the year after, cited twice; the number stands in the message"
given.project = [{ id = "P1", name = "管网改造", fiscal_year = 2025 }]
given.citation = """
project | at | number            | number_year
P1      | /b | 示发改〔2026〕8号 | 2026
P1      | /a | 示发改〔2026〕8号 | 2026
"""
expect = { P1 = "fail" }
message = "“管网改造”引用的“示发改〔2026〕8号”是 2026 年的文号，申报的却是 2025 年预算。"
expect_path = { P1 = ["/a"] }

[[example]]
name = "the form's own year may be later than the document's, or stand alone"
given.project = """
id | fiscal_year | form_year | name | narrative_name
P1 | 2025        | 2026      |      |
P2 |             | 2025      |      |
P3 |             | 2025      | 讲座 | 讲座
"""
given.citation = """
project | number          | number_year
P1      | 甲发〔2026〕1号 | 2026
P2      | 甲发〔2026〕1号 | 2026
P3      | 甲发〔2025〕1号 | 2025
"""
expect = { P1 = "pass", P2 = "fail", P3 = "pass" }

[[example]]
name = "the budget year is unknown"
given.project = [{ id = "P1" }]
given.citation = [{ project = "P1", number = "甲发〔2025〕1号", number_year = 2025 }]
expect = { P1 = "unknown" }

[[example]]
name = "a title without a number has no year to compare"
given.project = [{ id = "P1", fiscal_year = 2025 }]
given.citation = [{ project = "P1", title = "预算法" }]
expect = {}
---*/
