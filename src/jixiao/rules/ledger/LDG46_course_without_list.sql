/*---
name     = "ledger.course-without-list"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "培训留存签到表，人数以签到为准" }]
title    = { zh = "班次没有签到记录", en = "Course without a list" }
message.zh = "“{title}”填了参训 {people} 人，签到记录一条也没有，这个数未经佐证。"
message.en = "“{title}” says that {people} people came; no list is on record to prove it."
fix      = { zh = "补登签到表；没有签到表的，这个数不能作为完成值。", en = "Register the list; without one the number is no actual." }
why      = { zh = "填写的人数只是填报，签到表才是佐证。", en = "A typed number is a claim; a list is proof." }
---*/
WITH there AS (SELECT a.course FROM ledger_attendance AS a GROUP BY a.course)
SELECT c.id AS subject, w.course IS NOT NULL AS ok, c.at AS path, c.title, c.people
FROM ledger_courses AS c LEFT JOIN there AS w ON w.course = c.id
WHERE c.people IS NOT NULL AND c.status <> '取消'
/*--- examples
[[example]]
name = "有签到；没有；没填人数和取消的不看"
given.ledger_courses = """
id | title  | people | status
C1 | 第一期 | 40     | 完成
C2 | 第二期 | 38     | 完成
C3 | 第三期 |        | 计划
C4 | 第四期 | 5      | 取消
"""
given.ledger_attendance = [{ id = "Q1", course = "C1" }, { id = "Q2", course = "C1" }]
expect = { C1 = "pass", C2 = "fail" }
message = "“第二期”填了参训 38 人，签到记录一条也没有，这个数未经佐证。"
---*/
