/*---
name     = "ledger.meeting-without-attendance"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "人代会和常委会会议留存出席记录" }]
title    = { zh = "会议没有出席记录", en = "Meeting without attendance" }
message  = { zh = "“{title}”已召开，出席记录一条也没有。", en = "“{title}” was held, and no attendance is on record." }
fix      = { zh = "补登签到表。", en = "Register who was there." }
why      = { zh = "出席率和到会人数都要靠签到表证明。", en = "The rate of attendance rests on these lists." }
---*/
WITH there AS (SELECT a.meeting FROM ledger_attendance AS a GROUP BY a.meeting)
SELECT m.id AS subject, w.meeting IS NOT NULL AS ok, m.at AS path, m.title
FROM ledger_meetings AS m LEFT JOIN there AS w ON w.meeting = m.id
WHERE m.held_on IS NOT NULL AND m.kind IN ('人代会', '常委会会议')
/*--- examples
[[example]]
name = "有出席记录；没有；没开的和主任会议不看"
given.ledger_meetings = """
id | title              | kind       | held_on
M1 | 第十次常委会会议   | 常委会会议 | 2024-03-01
M2 | 五次会议           | 人代会     | 2024-01-15
M3 | 第十一次常委会会议 | 常委会会议 |
M4 | 主任会议           | 主任会议   | 2024-02-01
"""
given.ledger_attendance = [{ id = "Q1", meeting = "M1" }, { id = "Q2", meeting = "M1" }]
expect = { M1 = "pass", M2 = "fail" }
message = "“五次会议”已召开，出席记录一条也没有。"
---*/
