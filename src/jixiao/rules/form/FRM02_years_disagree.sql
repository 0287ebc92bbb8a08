/*---
name     = "form.years-disagree"
severity = "error"
since    = "0.1"
subject  = "project"
params   = []
kinds    = ["declaration"]
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性：内容准确、前后一致", from = 2015-05-21 },
  { practice = "封面、表头和计划起止日期说的须是同一预算年度" },
]
title    = { zh = "封面、表头与计划日期的年度对不上", en = "Years of cover, form and dates disagree" }
message.zh = "“{project}”申报的是 {year} 年度预算，但{what}。同一份申报里年度必须一致。"
message.en = "“{project}” belongs to the budget of {year}, but {what_en}. One submission must speak of one year."
fix.zh = "核对预算年度，把写错的表头年度或计划日期改过来；跨年项目的起止日期须包含 {year} 年。"
fix.en = "Check the budget year and correct the form's year or the dates; the dates of a project over several years must include {year}."
why.zh = "年度写错往往是沿用上年表格留下的，金额和指标也可能没有更新。"
why.en = "A wrong year is usually left from last year's form, and then figures may be stale too."
---*/
WITH checked AS (
  SELECT p.id, p.at, COALESCE(p.name, p.narrative_name) AS project, p.fiscal_year AS year, p.form_year, p.start, p.finish,
         COALESCE(p.form_year <> p.fiscal_year, FALSE) AS other_heading, COALESCE(year(p.start) > p.fiscal_year, FALSE) AS late,
         COALESCE(year(p.finish) < p.fiscal_year, FALSE) AS early
  FROM project AS p
  WHERE p.has_form AND (p.form_year IS NOT NULL OR p.start IS NOT NULL OR p.finish IS NOT NULL)
)
SELECT c.id AS subject, CASE WHEN c.year IS NOT NULL THEN NOT (c.other_heading OR c.late OR c.early) END AS ok,
       c.at || CASE WHEN c.other_heading THEN '/form_year' WHEN c.late THEN '/start' ELSE '/finish' END AS path, c.project, c.year,
       concat_ws('，', CASE WHEN c.other_heading THEN '表头印的是 ' || CAST(c.form_year AS VARCHAR) || ' 年度' END,
                      CASE WHEN c.late THEN '计划开始日期 ' || CAST(c.start AS VARCHAR) || ' 已在该年之后' END,
                      CASE WHEN c.early THEN '计划完成日期 ' || CAST(c.finish AS VARCHAR) || ' 早于该年' END) AS what,
       concat_ws(', ', CASE WHEN c.other_heading THEN 'the form is headed ' || CAST(c.form_year AS VARCHAR) END,
                       CASE WHEN c.late THEN 'the planned start ' || CAST(c.start AS VARCHAR) || ' lies after it' END,
                       CASE WHEN c.early THEN 'the planned finish ' || CAST(c.finish AS VARCHAR) || ' lies before it' END) AS what_en
FROM checked AS c
/*--- examples
[[example]]
name = "one year throughout, also where the project runs over several years"
given.project = """
id | has_form | name     | fiscal_year | form_year | start      | finish
P1 | true     | 普法     | 2025        | 2025      | 2025-01-01 | 2025-12-31
P2 | true     | 建桥     | 2025        | 2025      | 2023-05-01 | 2026-03-31
P3 | true     | 无日期   | 2025        | 2025      |            |
P4 | true     | 只有开始 | 2025        |           | 2025-12-31 |
P5 | true     | 只有完成 | 2025        |           |            | 2025-01-01
"""
expect = { P1 = "pass", P2 = "pass", P3 = "pass", P4 = "pass", P5 = "pass" }

[[example]]
name = "the form's year, the start or the finish is another year"
given.project = """
id | has_form | name | fiscal_year | form_year | start      | finish
P1 | true     | 普法 | 2025        | 2024      | 2025-01-01 | 2025-12-31
P2 | true     | 建桥 | 2025        | 2025      | 2026-01-01 | 2026-12-31
P3 | true     | 清淤 | 2025        | 2025      | 2024-01-01 | 2024-12-31
"""
expect = { P1 = "fail", P2 = "fail", P3 = "fail" }
message = "“普法”申报的是 2025 年度预算，但表头印的是 2024 年度。同一份申报里年度必须一致。"

[[example]]
name = "no budget year to compare with; nothing to compare; no form"
given.project = """
id | has_form | name | form_year | fiscal_year | start      | finish
P1 | true     | 普法 | 2024      |             |            |
P2 | true     | 建桥 |           | 2025        |            |
P3 | false    |      | 2024      | 2025        | 2024-01-01 | 2024-01-02
"""
expect = { P1 = "unknown" }

[[example]]
name = "the message tells which date lies outside"
given.project = [{ id = "P1", has_form = true, name = "建桥", fiscal_year = 2025, form_year = 2025, start = 2026-01-01, finish = 2026-12-31 }]
expect = { P1 = "fail" }
message = "“建桥”申报的是 2025 年度预算，但计划开始日期 2026-01-01 已在该年之后。同一份申报里年度必须一致。"

[[example]]
name = "both a wrong heading and a finish too early"
given.project = [{ id = "P1", has_form = true, name = "清淤", fiscal_year = 2025, form_year = 2024, start = 2024-01-01, finish = 2024-12-31 }]
expect = { P1 = "fail" }
message = "“清淤”申报的是 2025 年度预算，但表头印的是 2024 年度，计划完成日期 2024-12-31 早于该年。同一份申报里年度必须一致。"

[[example]]
name = "dates that touch the year are not named"
given.project = [{ id = "P1", has_form = true, name = "清淤", fiscal_year = 2025, form_year = 2024, start = 2025-01-01, finish = 2025-12-31 }]
expect = { P1 = "fail" }
message = "“清淤”申报的是 2025 年度预算，但表头印的是 2024 年度。同一份申报里年度必须一致。"
---*/
