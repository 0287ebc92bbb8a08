/*---
name     = "form.finish-before-start"
severity = "error"
since    = "0.1"
subject  = "project"
params   = []
basis    = [
  { practice = "计划完成日期不得早于计划开始日期" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性", from = 2015-05-21 },
]
title    = { zh = "计划完成日期早于开始日期", en = "Planned finish before planned start" }
message.zh = "“{project}”计划 {start} 开始，却在 {finish} 完成，完成早于开始。"
message.en = "“{project}” is planned to start on {start} and to finish on {finish}, before it starts."
fix      = { zh = "对照实施方案，改正写错的日期。", en = "Compare with the scheme and correct the wrong date." }
why.zh = "起止日期是时效指标和执行进度的起算依据，颠倒了就都算不成。"
why.en = "Timeliness and progress are counted from these dates; reversed, nothing can be counted."
---*/
SELECT p.id AS subject, p.start <= p.finish AS ok, p.at || '/finish' AS path, p.at || '/start' AS other_path,
       COALESCE(p.name, p.narrative_name) AS project, p.start AS start, p.finish AS finish
FROM project AS p
WHERE p.start IS NOT NULL OR p.finish IS NOT NULL
/*--- examples
[[example]]
name = "within a year, and on a single day"
given.project = [{ id = "P1", name = "普法", start = 2025-01-01, finish = 2025-12-31 }, { id = "P2", name = "揭牌", start = 2025-05-04, finish = 2025-05-04 }]
expect = { P1 = "pass", P2 = "pass" }

[[example]]
name = "a day too early"
given.project = [{ id = "P1", name = "消防改造", start = 2025-03-01, finish = 2025-02-28 }]
expect = { P1 = "fail" }
message = "“消防改造”计划 2025-03-01 开始，却在 2025-02-28 完成，完成早于开始。"

[[example]]
name = "one date blank; a form without dates"
given.project = [{ id = "P1", start = 2025-03-01 }, { id = "P2", finish = 2025-03-01 }, { id = "P3", name = "无日期" }]
expect = { P1 = "unknown", P2 = "unknown" }
---*/
