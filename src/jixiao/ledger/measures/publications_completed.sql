/*---
title      = { zh = "研究成果数", en = "Publications completed" }
unit       = "项"
direction  = "more"
period     = "cumulative"
ledgers    = ["publications"]
value      = "sum"
params     = { kind = "" }
definition = { zh = "本项目到期末已完成的成果数（参数 kind 指定类别，空着为全部）。", en = "Publications of the project completed by the last day, of one sort where the parameter names it." }
source     = "研究成果"
fits       = { words = ["成果 数量", "论文 数量", "出版", "发表", "视频 数量", "汇编", "宣传 篇", "投稿", "动画 制作"], without = ["率", "及时", "满意"], levels = ["数量指标"], units = ["项", "篇", "部", "个", "集", "份", "册"] }
---*/
SELECT g.at AS address, coalesce(g.published_on, g.due_on) AS day, 1 AS numerator,
       CASE WHEN g.published_on <= :until THEN TRUE WHEN g.due_on <= :until THEN FALSE END AS counted, '到期末没有完成' AS note, g.due_on AS planned
FROM ledger_publications AS g
WHERE (g.kind = :kind OR :kind = '') AND g.project = :project AND g.due_on BETWEEN :starts AND :ends
/*--- examples
[[example]]
name = "已完成、到期没有完成、还没有到期、提前完成；别的年度和项目不看"
until = 2024-07-31
params = { kind = "甲" }
given.ledger_publications = [
    { id = "R1", project = "B1", due_on = 2024-01-01, published_on = 2024-01-01, kind = "甲" },
    { id = "R2", project = "B1", due_on = 2024-07-31, kind = "甲" },
    { id = "R3", project = "B1", due_on = 2024-08-01, kind = "甲" },
    { id = "R4", project = "B1", due_on = 2024-09-01, published_on = 2024-07-31, kind = "甲" },
    { id = "R5", project = "B1", due_on = 2024-06-01, published_on = 2024-08-01, kind = "甲" },
    { id = "R6", project = "B1", due_on = 2023-12-31, published_on = 2024-01-05, kind = "甲" },
    { id = "R7", project = "B1", due_on = 2025-01-01, published_on = 2024-07-01, kind = "甲" },
    { id = "R8", project = "B1", due_on = 2024-12-31, kind = "甲" },
    { id = "RX", project = "B2", due_on = 2024-05-01, published_on = 2024-05-01, kind = "甲" },
    { id = "RY", project = "B1", due_on = 2024-03-01, published_on = 2024-03-01, kind = "乙" },
]
expect = { value = 2, rows = 2, planned_rows = 6, done_rows = 2, planned_share = 0.5, left_out = { R2 = "到期末没有完成", R5 = "到期末没有完成" } }

[[example]]
name = "不指定类别"
until = 2024-07-31
given.ledger_publications = [
    { id = "R1", project = "B1", due_on = 2024-01-01, published_on = 2024-01-01, kind = "甲" },
    { id = "R2", project = "B1", due_on = 2024-07-31, kind = "甲" },
    { id = "R3", project = "B1", due_on = 2024-08-01, kind = "甲" },
    { id = "R4", project = "B1", due_on = 2024-09-01, published_on = 2024-07-31, kind = "甲" },
    { id = "R5", project = "B1", due_on = 2024-06-01, published_on = 2024-08-01, kind = "甲" },
    { id = "R6", project = "B1", due_on = 2023-12-31, published_on = 2024-01-05, kind = "甲" },
    { id = "R7", project = "B1", due_on = 2025-01-01, published_on = 2024-07-01, kind = "甲" },
    { id = "R8", project = "B1", due_on = 2024-12-31, kind = "甲" },
    { id = "RX", project = "B2", due_on = 2024-05-01, published_on = 2024-05-01, kind = "甲" },
    { id = "RY", project = "B1", due_on = 2024-03-01, published_on = 2024-03-01, kind = "乙" },
]
expect = { value = 3, rows = 3, left_out = { R2 = "到期末没有完成", R5 = "到期末没有完成" } }
---*/
