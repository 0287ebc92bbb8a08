/*---
name     = "law.basis-stale"
severity = "note"
since    = "0.1"
subject  = "project"
params   = ["yearly_notice_words", "yearly_event_words"]
kinds    = ["declaration"]
basis    = [{ practice = "立项依据应在预算年度内有效；只管一年的通知、方案须引用当年的" }]
title    = { zh = "引用的是往年的年度文件", en = "A yearly paper of a former year" }
message.zh = "“{project}”引用的《{title}》是 {title_year} 年的年度文件，申报的却是 {year} 年预算。"
message.en = "“{project}” cites 《{title}》, a paper for {title_year}, for the budget of {year}."
fix.zh = "改引当年的文件；当年文件尚未下发的，注明参照执行，并写明预计下发时间。"
fix.en = "Cite the paper of the year; if it is not out yet, say that the former one is followed and when the new one is due."
why.zh = "年度文件里的标准和任务只管当年，沿用旧文件，标准可能已经变了。"
why.en = "Standards and tasks of a yearly paper hold for that year only and may have changed."
---*/
WITH yearly AS (
  SELECT c.project, min(c.at) AS at, c.title, CAST(NULLIF(regexp_extract(c.title, '(20[0-9][0-9]) *年', 1), '') AS INTEGER) AS title_year
  FROM citation AS c
  WHERE regexp_matches(c.title, '20[0-9][0-9] *年') AND NOT regexp_matches(c.title, '20[0-9][0-9].*20[0-9][0-9]')
    AND regexp_matches(c.title, :yearly_notice_words) AND NOT regexp_matches(c.title, :yearly_event_words)
  GROUP BY c.project, c.title
)
SELECT p.id AS subject, y.title_year >= p.fiscal_year AS ok, y.at AS path, COALESCE(p.name, p.narrative_name) AS project, y.title, y.title_year,
       p.fiscal_year AS year
FROM project AS p JOIN yearly AS y ON y.project = p.id
/*--- examples
[[example]]
name = "the notice of the year, and one for the next"
given.project = [{ id = "P1", fiscal_year = 2025 }, { id = "P2", fiscal_year = 2025 }]
given.citation = [{ project = "P1", title = "关于下拨2025年度活动经费的通知" }, { project = "P2", title = "关于编制2026年预算的通知" }]
expect = { P1 = "pass", P2 = "pass" }

[[example]]
name = "the notice of the year before, cited twice"
given.project = [{ id = "P1", name = "小组活动", fiscal_year = 2025 }]
given.citation = """
project | at | title
P1      | /a | 关于下拨2024年度活动经费的通知
P1      | /b | 关于下拨2024年度活动经费的通知
"""
expect = { P1 = "fail" }
message = "“小组活动”引用的《关于下拨2024年度活动经费的通知》是 2024 年的年度文件，申报的却是 2025 年预算。"

[[example]]
name = "the budget year is unknown"
given.project = [{ id = "P1" }]
given.citation = [{ project = "P1", title = "关于下拨2024年度活动经费的通知" }]
expect = { P1 = "unknown" }

[[example]]
name = "laws, plans over several years and titles without a year are not looked at"
given.project = [{ id = "P1", fiscal_year = 2025 }]
given.citation = """
project | title                         | number
P1      | 预算法（2018年修正）          |
P1      | 三年行动计划（2022年-2024年） |
P1      | 关于下拨活动经费的通知        |
P1      | 2024年汛期水毁公路修复方案    |
P1      |                               | 甲发〔2020〕1号
"""
expect = {}
---*/
