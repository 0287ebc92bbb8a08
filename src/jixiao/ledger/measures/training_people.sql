/*---
title      = { zh = "培训人数", en = "People trained" }
unit       = "人"
direction  = "more"
period     = "cumulative"
ledgers    = ["courses", "attendance", "deputies"]
value      = "sum"
optional   = ["attendance", "deputies"]
definition.zh = """\
  本项目各班次签到的人数之和，一人参加几个班次算几人，同一班次几天只算一人；没有签到记录的班次，所填的参训人数只是填报，未经佐证，不并入。签到那天不在任的、\
  同一天签到两次的不计。"""
definition.en = """\
  People on the lists of the project’s courses, once a course; of a course without a list, what its row says is a claim and does not count. Who was out of \
  office that day, or stands twice on a day’s list, does not count."""
source     = "培训班次、签到、代表名册"
fits       = { words = ["培训 人数", "参训 人数", "培训人次", "培养 人数"], without = ["人均", "率"], levels = ["数量指标"], units = ["人", "人次", "名"] }
---*/
WITH seats AS (
    SELECT x.at, x.attended_on, x.gone, min(x.attended_on) OVER (PARTITION BY x.course, x.deputy, x.gone) AS first_on,
           min(x.at) OVER (PARTITION BY x.course, x.deputy, x.attended_on) AS earliest
    FROM (
        SELECT t.at, t.attended_on, t.course, t.deputy, t.attended_on < d.term_start OR coalesce(t.attended_on > d.term_end, FALSE) AS gone
        FROM ledger_attendance AS t JOIN ledger_courses AS c ON c.id = t.course JOIN ledger_deputies AS d ON d.id = t.deputy
        WHERE c.project = :project AND c.status <> '取消' AND t.attended_on BETWEEN :starts AND :until
    ) AS x
)
SELECT s.at AS address, s.attended_on AS day, CASE WHEN s.attended_on = s.first_on THEN 1 ELSE 0 END AS numerator,
       NOT s.gone AND s.at = s.earliest AS counted,
       CASE WHEN s.gone THEN '签到那天不在任' ELSE '重复：与 ' || s.earliest || ' 是同一天的签到' END AS note, NULL AS planned, NULL AS weight,
       0 AS claimed
FROM seats AS s
UNION ALL
SELECT c.at, coalesce(c.starts, c.planned_on),
       CASE WHEN l.course IS NULL AND c.people IS NULL THEN NULL ELSE 0 END,
       CASE WHEN c.starts <= :until THEN TRUE WHEN c.planned_on <= :until THEN FALSE END,
       '到期末没有开班', c.planned_on, c.planned_people,
       CASE WHEN l.course IS NULL THEN c.people END
FROM ledger_courses AS c LEFT JOIN (SELECT t.course FROM ledger_attendance AS t GROUP BY t.course) AS l ON l.course = c.id
WHERE c.project = :project AND c.planned_on BETWEEN :starts AND :ends
/*--- examples
[[example]]
name = "一人参加两个班次算两人；不在任的、一天签到两次的不计"
until = 2024-07-31
given.ledger_deputies = """
id | term_start | term_end
D1 | 2021-11-16 |
D2 | 2021-11-16 | 2024-05-01
D3 | 2024-05-02 |
"""
given.ledger_courses = """
id | project | planned_on | starts     | planned_people | status | people
C1 | B1      | 2024-05-01 | 2024-05-01 | 10             | 完成   |
C2 | B2      | 2024-05-01 | 2024-05-01 | 7              | 完成   |
C3 | B1      | 2024-07-31 | 2024-07-31 | 20             | 完成   |
C4 | B1      | 2024-07-31 |            | 5              | 计划   |
C5 | B1      | 2024-08-01 |            | 40             | 计划   |
C6 | B1      | 2023-12-31 | 2024-01-05 | 3              | 完成   |
C7 | B1      | 2025-01-01 | 2024-07-01 | 3              | 完成   |
C8 | B1      | 2024-06-01 | 2024-08-01 | 1              | 完成   |
C9 | B1      | 2024-09-01 | 2024-07-31 | 2              | 完成   | 0
CX | B2      | 2024-05-01 |            | 9              | 取消   |
CY | B1      | 2025-05-01 |            | 9              | 取消   |
"""
given.ledger_attendance = """
id | course | deputy | attended_on
T1 | C1     | D1     | 2024-05-01
T2 | C1     | D1     | 2024-05-02
T3 | C1     | D1     | 2024-05-02
T4 | C1     | D2     | 2024-05-01
T5 | C1     | D2     | 2024-05-02
T6 | C1     | D3     | 2024-05-01
T7 | C1     | D3     | 2024-05-02
T8 | C2     | D1     | 2024-05-01
TC | CY     | D1     | 2024-05-01
T9 | C3     | D1     | 2024-07-31
TA | C1     | D1     | 2024-08-01
TB | C1     | D1     | 2023-12-31
"""
expect.value = 4
expect.rows = 8
expect.planned_rows = 6
expect.done_rows = 3
expect.planned_share = 0.4615
expect.left_out = { T3 = "重复：与 /T2 是同一天的签到", T5 = "签到那天不在任", T6 = "签到那天不在任", C4 = "到期末没有开班", C8 = "到期末没有开班" }

[[example]]
name = "没有一个班次有签到记录：参训人数只是填报；还没有开的不算"
given.ledger_courses = """
id | project | planned_on | starts     | people | planned_people | status
C1 | B1      | 2024-05-01 | 2024-05-01 | 38     | 40             | 完成
C2 | B1      | 2024-09-01 | 2024-09-02 | 36     | 40             | 完成
C3 | B1      | 2024-11-01 |            | 5      | 40             | 取消
"""
given.ledger_attendance = [{ id = "T1", course = "C9", deputy = "D1", attended_on = 2024-05-01 }]
expect = { value = 74, stated = true, claimed_rows = 2, rows = 2, left_out = { C3 = "到期末没有开班" }, planned_rows = 3, done_rows = 2 }

[[example]]
name = "没有签到记录，也没有填参训人数：不知道"
given.ledger_courses = [{ id = "C1", project = "B1", planned_on = 2024-05-01, starts = 2024-05-01, status = "完成" }]
expect = { rows = 1 }

[[example]]
name = "有的班次有签到，别的班次所填的人数不并入"
given.ledger_deputies = [{ id = "D1", term_start = 2021-11-16 }]
given.ledger_courses = """
id | project | planned_on | starts     | people | planned_people | status
C1 | B1      | 2024-05-01 | 2024-05-01 | 38     | 40             | 完成
C2 | B1      | 2024-09-01 | 2024-09-02 | 36     | 40             | 完成
"""
given.ledger_attendance = [{ id = "T1", course = "C1", deputy = "D1", attended_on = 2024-05-01 }]
expect = { value = 1, stated = false, claimed_rows = 1, rows = 3, planned_rows = 2, done_rows = 2 }
---*/
