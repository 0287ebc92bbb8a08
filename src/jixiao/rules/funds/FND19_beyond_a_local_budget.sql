/*---
name     = "funds.beyond-a-local-budget"
severity = "warning"
since    = "0.1"
subject  = "project"
params   = ["local_body_words", "largest_local_project"]
basis    = [{ practice = "以万元为单位的表里按元填写，金额大一万倍" }]
title    = { zh = "金额大得不像一个基层项目", en = "An amount beyond what a local project can have" }
message.zh = "“{project}”的表以万元为单位，年度资金总额合 {annual} 元，不像一个基层单位的项目，多半是把元当万元填了（那样应为 {likely} 元）。"
message.en = """\
  The form of “{project}” counts in “万元”, so its money for the year is {annual} yuan, beyond a local project: yuan were probably filled in for “万元” \
  ({likely} yuan)."""
fix      = { zh = "按表头的单位换算后重填全部金额。", en = "Fill in all amounts in the unit of the form’s heading." }
why.zh = "全表都错一万倍时，各栏仍能加平，只有看大小才发现得了。"
why.en = "When every amount is ten thousand times too large the sums still agree; only their size tells."
---*/
SELECT p.id AS subject, f.annual < :largest_local_project AS ok, f.at || '/annual' AS path, p.name AS project, f.annual,
       CAST(f.annual * 0.0001 AS DECIMAL(18, 2)) AS likely,
       '只凭大小判断' AS supposes
FROM project AS p
JOIN funding AS f ON f.project = p.id
WHERE p.money_unit = '万元' AND f.annual IS NOT NULL AND regexp_matches(concat_ws('，', p.department, p.unit), :local_body_words)
/*--- examples
[[example]]
name = "a large project of a county; of a ministry; in yuan; without an amount; nobody named"
given.project = """
id | money_unit | department   | unit
A  | 万元       | 示例县水务局 |
B  | 万元       | 水利部       |
C  | 元         |              | 示例镇人民政府
E  | 万元       |              | 示例镇人民政府
F  | 万元       |              |
G  | 万元       |              | 示例自治区水利厅
H  |            |              | 示例镇人民政府
"""
given.funding = """
project | annual       | annual_fiscal
A       | 999999999.99 |
B       | 2000000000   |
C       | 2000000000   |
E       |              | 1
F       | 2000000000   |
G       | 2000000000   |
H       | 2000000000   |
"""
expect = { A = "pass" }

[[example]]
name = "a thousand million yuan or more of a county, a district, a town or a street"
given.project = """
id | name     | money_unit | department         | unit
A  | 康复训练 | 万元       | 示例区残疾人联合会 |
B  |          | 万元       |                    | 示例县水务局
C  |          | 万元       |                    | 示例乡
E  |          | 万元       |                    | 示例街道办事处
"""
given.funding = """
project | annual
A       | 45000000000
B       | 1000000000
C       | 2000000000
E       | 2000000000
"""
expect = { A = "fail", B = "fail", C = "fail", E = "fail" }
message = "“康复训练”的表以万元为单位，年度资金总额合 45,000,000,000.00 元，不像一个基层单位的项目，多半是把元当万元填了（那样应为 4,500,000.00 元）。"
---*/
