/*---
name     = "form.period-of-another-year"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = []
covers   = ["FRM08"]
kinds    = ["declaration", "monitoring", "self_evaluation"]
basis    = [
  { practice = "实施周期、监控和自评的年度须与预算年度一致" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性：内容准确、前后一致", from = 2015-05-21 },
]
title    = { zh = "周期或表头是另一个年度的", en = "Period or heading of another year" }
message  = { zh = "“{project}”属于 {year} 年度，{fault}。", en = "“{project}” belongs to {year}, yet its period or heading names another year ({other})." }
fix.zh = "把周期或表头改成 {year} 年度的；跨年项目的周期须包含 {year} 年。"
fix.en = "Correct the period or the heading to {year}; the period of a project over several years must include it."
why.zh = "年度不对，多半是沿用上年的文件，金额和指标也可能没有更新。申报表的计划日期另有规则。"
why.en = "A wrong year is mostly left from last year's file, so figures may be stale too. The planned dates of a declaration have a rule of their own."
---*/
SELECT y.id AS subject, CASE WHEN y.year IS NOT NULL THEN y.other IS NULL END AS ok, y.at || y.field AS path, y.project, y.year, y.other,
       CASE y.field WHEN '/form_year' THEN '表头印的却是 ' || CAST(y.other AS VARCHAR) || ' 年度'
         WHEN '/start' THEN '计划开始日期却在 ' || CAST(y.other AS VARCHAR) || ' 年'
                    ELSE '情况说明的实施周期却在 ' || CAST(y.other AS VARCHAR) || ' 年' END AS fault
FROM (
    SELECT t.id, t.at, t.project, t.year, CASE WHEN t.other_heading THEN t.form_year WHEN t.is_late THEN year(t.start)
      WHEN t.year < year(t.period_start) THEN year(t.period_start) WHEN t.year > year(t.period_finish) THEN year(t.period_finish) END AS other,
           CASE WHEN t.other_heading THEN '/form_year' WHEN t.is_late THEN '/start' ELSE '/narrative/period' END AS field
    FROM (
        SELECT p.id, p.at, COALESCE(p.name, p.narrative_name) AS project, p.fiscal_year AS year, p.form_year, p.start, p.period_start, p.period_finish,
               -- a file of several forms may hold several years
               p.kind <> 'declaration' AND d.projects = 1 AND p.form_year <> p.fiscal_year AS other_heading, p.kind <> 'declaration'
                 AND p.fiscal_year < year(p.start) AS is_late
        FROM project AS p
        JOIN document AS d ON d.id = p.document
        WHERE p.period_start IS NOT NULL OR p.period_finish IS NOT NULL OR p.form_year IS NOT NULL OR p.start IS NOT NULL
    ) AS t
) AS y
/*--- examples
[[example]]
name = "a period in the year, one that begins before and ends after it, a heading of the year; a declaration's own dates and heading have another rule"
given.document = [{ id = "D", projects = 1 }]
given.project = """
id | document | kind            | fiscal_year | period_start | period_finish | form_year | start
A  | D        | declaration     | 2025        | 2025-01-01   | 2025-12-31    |           |
B  | D        | declaration     | 2025        | 2024-01-01   | 2026-12-31    |           |
C  | D        | self_evaluation | 2025        |              |               | 2025      |
E  | D        | monitoring      | 2025        |              |               |           | 2025-03-01
F  | D        | declaration     | 2025        |              |               | 2024      |
G  | D        | declaration     | 2025        |              |               |           | 2026-01-01
H  | D        | self_evaluation | 2025        |              | 2025-12-31    |           |
"""
expect = { A = "pass", B = "pass", C = "pass", E = "pass", F = "pass", G = "pass", H = "pass" }

[[example]]
name = "a period that is over, one that is to come, another heading, a start after the year that is evaluated"
given.document = [{ id = "D", projects = 1 }]
given.project = """
id | document | at | name | kind            | fiscal_year | period_start | period_finish | form_year | start
A  | D        | /0 | 保洁 | declaration     | 2025        | 2024-01-01   | 2024-12-31    |           |
B  | D        |    |      | declaration     | 2025        | 2026-01-01   |               |           |
C  | D        | /2 |      | self_evaluation | 2025        |              |               | 2024      |
E  | D        | /3 |      | monitoring      | 2025        |              |               |           | 2026-03-01
"""
expect = { A = "fail", B = "fail", C = "fail", E = "fail" }
expect_path = { A = ["/0/narrative/period"], C = ["/2/form_year"], E = ["/3/start"] }
message = "“保洁”属于 2025 年度，情况说明的实施周期却在 2024 年。"

[[example]]
name = "a file with forms of several years"
given.document = [{ id = "D", projects = 2 }]
given.project = [{ id = "A", document = "D", kind = "self_evaluation", fiscal_year = 2025, form_year = 2024 }]
expect = { A = "pass" }

[[example]]
name = "the year of the budget is not known; nothing to compare"
given.document = [{ id = "D", projects = 1 }]
given.project = """
id | document | kind            | period_start | fiscal_year | period_finish
A  | D        | declaration     | 2024-01-01   |             |
B  | D        | self_evaluation |              | 2025        |
C  | D        |                 |              |             | 2024-01-01
"""
expect = { A = "unknown", C = "unknown" }
---*/
