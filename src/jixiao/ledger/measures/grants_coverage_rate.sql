/*---
title      = { zh = "补助覆盖率", en = "Coverage of grants" }
unit       = "%"
direction  = "more"
period     = "cumulative"
ledgers    = ["beneficiaries", "grants"]
value      = "percent"
params     = { kind = "" }
definition.zh = "名册里审核合格的对象（参数 kind 指定类别，空着为全部）中，到期末领到过补助的比例。"
definition.en = "Of those on the roster who were found eligible, the share that got a grant by the last day."
source     = "受益对象、补助发放"
fits.words = ["补助 覆盖", "补贴 覆盖", "救助 覆盖", "奖助 覆盖", "资助 覆盖", "津贴 覆盖", "对象 覆盖"]
fits.without = ["宣传", "满意"]
fits.units = ["%"]
---*/
WITH helped AS (SELECT a.beneficiary, min(a.paid_on) AS first_on FROM ledger_grants AS a WHERE a.paid > 0 GROUP BY a.beneficiary)
SELECT b.at AS address, b.starts AS day, CASE WHEN h.first_on <= :until THEN 1 ELSE 0 END AS numerator, 1 AS denominator, b.eligible AS counted,
       '资格审核没有通过' AS note
FROM ledger_beneficiaries AS b LEFT JOIN helped AS h ON h.beneficiary = b.id
WHERE b.project = :project AND (b.kind = :kind OR :kind = '') AND b.starts <= :until AND (b.ends IS NULL OR b.ends >= :starts)
/*--- examples
[[example]]
name = "领到的、没有领到的、期末以后才领到的、没有资格的；别的项目、类别，以前结束的、以后开始的不看"
until = 2024-07-31
params = { kind = "低保户" }
given.ledger_beneficiaries = """
id | project | kind   | eligible | starts     | ends
D1 | B1      | 低保户 | true     | 2024-07-31 | 2024-01-01
D2 | B1      | 低保户 | true     | 2024-01-01 |
D3 | B1      | 低保户 | true     | 2024-01-01 |
D4 | B1      | 低保户 | false    | 2024-01-01 |
D5 | B2      | 低保户 | true     | 2024-01-01 |
D6 | B1      | 特困户 | true     | 2024-01-01 |
D7 | B1      | 低保户 | true     | 2023-01-01 | 2023-12-31
D8 | B1      | 低保户 | true     | 2024-08-01 |
D9 | B1      | 低保户 | true     | 2024-01-01 |
"""
given.ledger_grants = """
id | beneficiary | paid | paid_on
G1 | D1          | 0.01 | 2024-07-31
G2 | D1          | 650  | 2024-08-31
G3 | D3          | 650  | 2024-08-01
G4 | D9          | 0    | 2024-02-01
"""
expect = { value = 25, numerator = 1, denominator = 4, left_out = { D4 = "资格审核没有通过" } }

[[example]]
name = "不分类别"
until = 2024-07-31
given.ledger_beneficiaries = """
id | project | kind   | eligible | starts
D1 | B1      | 低保户 | true     | 2024-01-01
D6 | B1      | 特困户 | true     | 2024-01-01
"""
given.ledger_grants = [{ id = "G1", beneficiary = "D1", paid = 650, paid_on = 2024-02-01 }]
expect = { value = 50, numerator = 1, denominator = 2 }
---*/
