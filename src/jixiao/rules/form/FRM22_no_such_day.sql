/*---
name     = "form.no-such-day"
severity = "error"
since    = "0.1"
subject  = "project"
params   = []
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性：内容完整，不缺项、不错项", from = 2015-05-21 },
  { practice = "起止日期须是日历上有的日子" },
]
title    = { zh = "日历上没有这一天", en = "There is no such day" }
message  = { zh = "“{project}”的{label}写的是“{text}”，日历上没有这一天。", en = "“{project}” gives “{text}” as its {label_en}; there is no such day." }
fix      = { zh = "查明实际日期后改正。", en = "Find out the day and correct it." }
why      = { zh = "日期不存在，计划期限、时效指标和年度都无从核对。", en = "Without a real date neither period nor timeliness nor year can be checked." }
---*/
SELECT p.id AS subject, CASE WHEN u.text IS NULL THEN TRUE
  WHEN regexp_matches(u.text, '^ *[0-9]{4} *[-./年] *[0-9]{1,2} *[-./月] *[0-9]{1,2} *日? *$') THEN FALSE END AS ok, p.at || f.field AS path,
       COALESCE(p.name, p.narrative_name) AS project, f.label, f.label_en, u.text
FROM project AS p
JOIN (SELECT '/start' AS field, '计划开始日期' AS label, 'planned start' AS label_en UNION ALL SELECT '/finish', '计划完成日期', 'planned finish') AS f ON TRUE
LEFT JOIN unreadable_value AS u ON u.project = p.id AND u.field = f.field
WHERE CASE f.field WHEN '/start' THEN p.start ELSE p.finish END IS NOT NULL OR u.text IS NOT NULL
/*--- examples
[[example]]
name = "real days; no dates at all; words that are no date, and an amount, are not meant"
given.project = [{ id = "A", start = 2025-01-01, finish = 2025-12-31 }, { id = "B" }, { id = "C" }, { id = "D" }]
given.unreadable_value = [{ project = "C", field = "/finish", text = "长期" }, { project = "D", field = "/funding/annual", text = "2025-02-30" }]
expect = { A = "pass", C = "unknown" }

[[example]]
name = "the thirtieth of February, a thirteenth month, in any way of writing"
given.project = [{ id = "A", name = "培训", start = 2025-01-01 }, { id = "B", narrative_name = "普法", finish = 2025-12-31 }, { id = "C" }, { id = "D" }]
given.unreadable_value = """
project | field   | text
A       | /finish | 2025-02-30
B       | /start  | 2025年13月1日
C       | /start  | 2025/2/30
D       | /finish | 2025.02.30
"""
expect = { A = "fail", B = "fail", C = "fail", D = "fail" }
expect_path.B = ["/B/start"]
message = "“培训”的计划完成日期写的是“2025-02-30”，日历上没有这一天。"
---*/
