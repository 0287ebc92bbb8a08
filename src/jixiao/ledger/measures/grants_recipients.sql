/*---
title      = { zh = "领到补助的人数", en = "People who got a grant" }
unit       = "人"
direction  = "more"
period     = "cumulative"
ledgers    = ["grants", "beneficiaries"]
value      = "sum"
params     = { kind = "" }
definition.zh = "到期末领到过补助（参数 kind 指定类别，空着为全部）的对象数，一人领几次算一人；资格审核没有通过的不计。"
definition.en = "People who got a grant by the last day, each once; who was not found eligible does not count."
source     = "补助发放、受益对象"
fits.words = ["补助 人数", "补贴 人数", "救助 人数", "资助 人数", "救助 户数", "补助 户数", "低保 人数", "津贴 人数", "奖助 人次", "领取 人数", "器具 人数"]
fits.without = ["率", "标准", "满意", "人均"]
fits.units = ["人", "人次", "户", "名"]
---*/
SELECT a.at AS address, a.paid_on AS day, CASE WHEN a.at = min(a.at) OVER (PARTITION BY a.beneficiary, b.eligible) THEN 1 ELSE 0 END AS numerator,
       b.eligible AS counted, '资格审核没有通过' AS note
FROM ledger_grants AS a JOIN ledger_beneficiaries AS b ON b.id = a.beneficiary
WHERE a.project = :project AND (a.kind = :kind OR :kind = '') AND a.paid > 0 AND a.paid_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "一人两次算一人；没有资格的不计；别的项目、类别、期间和没有发钱的不看"
until = 2024-07-31
params = { kind = "低保金" }
given.ledger_beneficiaries = [{ id = "D1", eligible = true }, { id = "D2", eligible = false }, { id = "D3", eligible = true }]
given.ledger_grants = """
id | project | kind   | beneficiary | paid | paid_on
G1 | B1      | 低保金 | D1          | 0.01 | 2024-01-01
G2 | B1      | 低保金 | D1          | 650  | 2024-07-31
G3 | B1      | 低保金 | D2          | 650  | 2024-02-01
G4 | B1      | 电费   | D3          | 650  | 2024-02-01
G5 | B2      | 低保金 | D3          | 650  | 2024-02-01
G6 | B1      | 低保金 | D3          | 650  | 2024-08-01
G7 | B1      | 低保金 | D3          | 650  | 2023-12-31
G8 | B1      | 低保金 | D3          | 0    | 2024-02-01
"""
expect = { value = 1, rows = 2, left_out = { G3 = "资格审核没有通过" } }

[[example]]
name = "不分类别"
until = 2024-07-31
given.ledger_beneficiaries = [{ id = "D1", eligible = true }, { id = "D3", eligible = true }]
given.ledger_grants = """
id | project | kind   | beneficiary | paid | paid_on
G1 | B1      | 低保金 | D1          | 650  | 2024-01-01
G4 | B1      | 电费   | D3          | 650  | 2024-02-01
"""
expect = { value = 2, rows = 2 }
---*/
