/*---
name     = "ledger.cancelled-course-with-people"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ practice = "取消的班次没有参训的人" }]
title    = { zh = "取消的班次还有人数或签到", en = "People at a course that was given up" }
message.zh = "“{title}”已取消，却填了参训 {people} 人，签到 {signed} 条。"
message.en = "“{title}” was given up, yet {people} people came and {signed} signed in."
fix      = { zh = "核对班次到底办没办，改正状态，或删去人数和签到。", en = "Find out whether it was held; correct its state, or remove people and list." }
why      = { zh = "取消的班次不算完成，也不算人数。", en = "A course that was given up is not done and has no people." }
---*/
WITH there AS (SELECT a.course, count(*) AS signed FROM ledger_attendance AS a GROUP BY a.course)
SELECT c.id AS subject, coalesce(c.people, 0) = 0 AND w.course IS NULL AS ok, c.at AS path, c.title, coalesce(c.people, 0) AS people,
       coalesce(w.signed, 0) AS signed
FROM ledger_courses AS c LEFT JOIN there AS w ON w.course = c.id
WHERE c.status = '取消'
/*--- examples
[[example]]
name = "什么都没有；写 0 人；填了人数；有签到；没取消的不看"
given.ledger_courses = """
id | title  | status | people
C1 | 第一期 | 取消   |
C2 | 第二期 | 取消   | 0
C3 | 第三期 | 取消   | 1
C4 | 第四期 | 取消   |
C5 | 第五期 | 完成   | 9
"""
given.ledger_attendance = [{ id = "Q1", course = "C4" }, { id = "Q2", course = "C4" }]
expect = { C1 = "pass", C2 = "pass", C3 = "fail", C4 = "fail" }
message = "“第四期”已取消，却填了参训 0 人，签到 2 条。"

[[example]]
name = "没有签到记录"
given.ledger_courses = [{ id = "C3", title = "第三期", people = 1, status = "取消" }]
expect = { C3 = "fail" }
message = "“第三期”已取消，却填了参训 1 人，签到 0 条。"
---*/
