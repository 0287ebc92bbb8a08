/*---
title      = { zh = "研究成果数", en = "Publications completed" }
unit       = "项"
direction  = "more"
period     = "cumulative"
ledgers    = ["publications"]
value      = "sum"
params     = { kind = "" }
definition.zh = "本项目到期末已完成的成果数（参数 kind 指定类别，空着为全部）。"
definition.en = "Publications of the project completed by the last day, of one sort where the parameter names it."
source     = "研究成果"
fits.words = ["成果 数量", "论文 数量", "出版", "发表", "视频 数量", "汇编", "宣传 篇", "投稿", "动画 制作", "提交 报告", "的报告"]
fits.without = ["率", "及时", "满意", "病例", "事件"]
fits.levels = ["数量指标"]
fits.units = ["项", "篇", "部", "个", "集", "份", "册"]
---*/
SELECT g.at AS address, coalesce(g.published_on, g.due_on) AS day, 1 AS numerator,
       CASE WHEN g.published_on <= :until THEN TRUE WHEN g.due_on <= :until THEN FALSE END AS counted, '到期末没有完成' AS note, g.due_on AS planned
FROM ledger_publications AS g
WHERE (g.kind = :kind OR :kind = '') AND g.project = :project AND g.due_on BETWEEN :starts AND :ends
/*--- examples
given.ledger_publications = """
id | project | due_on     | published_on | kind
R1 | B1      | 2024-01-01 | 2024-01-01   | 甲
R2 | B1      | 2024-07-31 |              | 甲
R3 | B1      | 2024-08-01 |              | 甲
R4 | B1      | 2024-09-01 | 2024-07-31   | 甲
R5 | B1      | 2024-06-01 | 2024-08-01   | 甲
R6 | B1      | 2023-12-31 | 2024-01-05   | 甲
R7 | B1      | 2025-01-01 | 2024-07-01   | 甲
R8 | B1      | 2024-12-31 |              | 甲
RX | B2      | 2024-05-01 | 2024-05-01   | 甲
RY | B1      | 2024-03-01 | 2024-03-01   | 乙
"""

[[example]]
name = "已完成、到期没有完成、还没有到期、提前完成；别的年度和项目不看"
until = 2024-07-31
params = { kind = "甲" }
expect = { value = 2, rows = 2, planned_rows = 6, done_rows = 2, planned_share = 0.5, left_out = { R2 = "到期末没有完成", R5 = "到期末没有完成" } }

[[example]]
name = "不指定类别"
until = 2024-07-31
expect = { value = 3, rows = 3, left_out = { R2 = "到期末没有完成", R5 = "到期末没有完成" } }
---*/
