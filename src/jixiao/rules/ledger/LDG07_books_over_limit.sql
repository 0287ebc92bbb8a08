/*---
name     = "ledger.books-over-limit"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = ["books_limit"]
basis    = [{ text = "沪会办发〔2020〕38号《上海市人大代表活动经费使用管理办法》第四条：书报费凭据报销，按年度标准执行", from = 2020-01-01, region = "上海市" }]
title    = { zh = "书报费超过限额", en = "Books and papers over the limit" }
message.zh = "{name} {year} 年书报费报销 {total} 元，超过每人 {limit} 元。"
message.en = "{name} was repaid {total} yuan for books and papers in {year}, over {limit} yuan a person."
fix      = { zh = "超出部分不报销，已付的收回。", en = "What is above the limit is not repaid; recover what was." }
why      = { zh = "书报费凭据报销，每人每年有限额。", en = "Books are repaid against receipts up to a yearly limit." }
---*/
WITH spent AS (
  SELECT r.deputy, year(r.spent_on) AS year, strict_sum(r.amount) AS total, array_agg(r.at ORDER BY r.code) AS receipts
  FROM ledger_receipts AS r GROUP BY r.deputy, year(r.spent_on)
)
SELECT d.id AS subject, s.total <= :books_limit AS ok, d.at AS path, s.receipts AS other_path, d.name, s.year, CAST(s.total AS DECIMAL(18, 2)) AS total,
       CAST(:books_limit AS DECIMAL(18, 2)) AS limit
FROM spent AS s JOIN ledger_deputies AS d ON d.id = s.deputy
/*--- examples
[[example]]
name = "两张合计正好；分属两年的分开算"
given.ledger_deputies = [{ id = "M1", name = "赵一" }, { id = "M2", name = "孙二" }]
given.ledger_receipts = """
id | code | deputy | spent_on   | amount
R1 | 1    | M1     | 2024-03-01 | 1400
R2 | 2    | M1     | 2024-09-01 | 1000
R3 | 3    | M2     | 2023-12-31 | 1400
R4 | 4    | M2     | 2024-01-01 | 1400
"""
expect = { M1 = "pass", M2 = "pass" }

[[example]]
name = "多一分；有一张没写金额"
given.ledger_deputies = [{ id = "M1", name = "赵一" }, { id = "M2", name = "孙二" }]
given.ledger_receipts = """
id | code | deputy | spent_on   | amount
R1 | 1    | M1     | 2024-03-01 | 1400.01
R2 | 2    | M1     | 2024-09-01 | 1000
R3 | 3    | M2     | 2024-03-01 |
R4 | 4    | M2     | 2024-01-01 | 1
"""
expect = { M1 = "fail", M2 = "unknown" }
expect_path.M1 = ["/M1", "/R1", "/R2"]
message = "赵一 2024 年书报费报销 2,400.01 元，超过每人 2,400.00 元。"
---*/
