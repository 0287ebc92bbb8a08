/*---
name     = "outcome.execution-score-wrong"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["rate_rounding", "rounding_unit"]
kinds    = ["self_evaluation", "whole_department"]
basis    = [
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：预算执行率得分＝执行率×分值，最高为满分", from = 2020-02-25, verified = false },
  { practice = "执行率按全年执行数除以调整后的全年预算数计算" },
]
title    = { zh = "预算执行率得分算不出来", en = "Score of budget execution does not follow" }
message.zh = """\
  “{project}”的预算执行率得分是 {score} 分，分值 {points} 分。按全年执行数 {executed} 元除以全年预算数 {budget} 元得不出这个分[，按所填的执行率 {rate}% 也得\
  不出]。"""
message.en = """\
  The execution score of “{project}” is {score} of {points}; {executed} spent of {budget} yuan does not give it[, nor does the printed rate of {rate} %]."""
fix.zh = "重新计算：得分＝执行率×分值，超过 100% 按满分；有本地扣分办法的，在原因栏写明。"
fix.en = "Recalculate: rate × points, at most the points; where a local rule deducts, say so in the reason."
why.zh = """\
  执行率得分是自评表里唯一完全由资金算出的分，错了总分跟着错。试过的算法：执行数÷预算数×分值；所填执行率与金额相符或没有金额时，也试执行率×分值（最高为满分；\
  两位小数，或一位小数四舍五入、舍去）。"""
why.en = """\
  It is the one score that follows from the money alone, and the total is wrong with it. Tried: executed ÷ budget × points; and printed rate × points where \
  the rate agrees with the money or there is none; at most full, to two decimals or one (rounded or cut)."""
---*/
SELECT g.project AS subject, COALESCE(g.fits_money, g.fits_rate) OR COALESCE(g.fits_rate AND g.rate_agrees, FALSE) AS ok, g.place || '/execution_score' AS path,
       [g.place || '/executed', g.place || '/execution_rate'] AS other_path, g.name AS project, g.score, g.points, g.executed, g.budget,
       CASE WHEN NOT g.fits_rate THEN g.rate END AS rate
FROM (
    SELECT w.project, w.place, w.name, w.score, w.points, w.executed, w.budget, w.rate,
           w.budget > 0 AND (abs(w.money_gap) <= :rate_rounding * w.budget OR w.is_short AND w.money_gap * 20 >= -w.budget AND w.money_gap * 10 < w.budget
                             OR w.is_whole AND abs(w.money_gap) * 2 <= w.budget) AS fits_money,
           abs(w.rate_gap) <= 100 * :rate_rounding OR w.is_short AND w.rate_gap >= -5 AND w.rate_gap < 10 OR w.is_whole AND abs(w.rate_gap) <= 50 AS fits_rate,
           2 * abs(w.rate * w.budget - 100 * w.executed) <= 2 * greatest(w.step, :rate_rounding) * w.budget + w.slack AS rate_agrees
    FROM (
        SELECT f.project, f.at AS place, p.name, f.execution_score AS score, f.execution_points AS points, f.executed, b.budget, f.execution_rate AS rate,
               f.execution_rate_step AS step, f.execution_score * 10 % 1 = 0 AS is_short,
               -- a form that scores in whole points throughout; who gives all the points has not rounded
               f.execution_score % 1 = 0 AND f.execution_score < f.execution_points
                 AND EXISTS (SELECT i.id FROM indicator AS i WHERE i.project = f.project AND i.score IS NOT NULL)
               AND NOT EXISTS (SELECT i.id FROM indicator AS i WHERE i.project = f.project AND i.score % 1 <> 0) AS is_whole,
               CASE WHEN f.executed IS NOT NULL THEN least(f.executed, b.budget) END * f.execution_points - f.execution_score * b.budget AS money_gap,
               CASE WHEN f.execution_rate IS NOT NULL THEN least(f.execution_rate, 100) END * f.execution_points - f.execution_score * 100 AS rate_gap,
               CASE WHEN p.money_unit = '万元' AND f.executed % :rounding_unit = 0 THEN (100 + f.execution_rate) * :rounding_unit ELSE 0 END AS slack
        FROM funding AS f
        JOIN project AS p ON p.id = f.project
        JOIN (SELECT u.project, COALESCE(u.adjusted, u.annual) AS budget FROM funding AS u) AS b ON b.project = f.project
        WHERE f.execution_score IS NOT NULL
    ) AS w
) AS g
/*--- examples
[[example]]
name = "按金额算得出：两位小数、一位小数进位或舍去、超过预算按满分；调整后的预算优先"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "D" }, { id = "E" }, { id = "F" }, { id = "G" }]
given.funding = """
project | annual | executed  | execution_points | execution_score | adjusted
A       | 250000 | 215457.60 | 10               | 8.62            |
B       | 200    | 193       | 10               | 9.6             |
C       | 1000   | 995       | 10               | 10              |
D       | 100    | 120       | 10               | 10              |
E       | 500    | 75        | 20               | 15              | 100
F       | 0.5    | 0.25      | 10               | 5               |
G       | 1000   | 959.5     | 10               | 9.5             |
"""
expect = { A = "pass", B = "pass", C = "pass", D = "pass", E = "pass", F = "pass", G = "pass" }

[[example]]
name = "没有金额，按所填执行率算得出：正好一分之差、进位、舍去、超过百分之百；预算为零的执行率为零"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "D" }, { id = "E" }]
given.funding = """
project | execution_rate | execution_points | execution_score | annual | executed
A       | 86.1           | 10               | 8.62            |        |
B       | 95.5           | 10               | 9.6             | 100    |
C       | 95.9           | 10               | 9.5             |        | 50
D       | 101            | 10               | 10              |        |
E       | 0              | 10               | 0               | 0      | 0
"""
expect = { A = "pass", B = "pass", C = "pass", D = "pass", E = "pass" }

[[example]]
name = "按所填执行率算得出，执行率与金额差在尾数上：所填的位数、百分之一、万元取两位小数"
given.project = [{ id = "A" }, { id = "B" }, { id = "C", money_unit = "万元" }, { id = "D", money_unit = "万元" }]
given.funding = """
project | annual | executed | execution_rate | execution_rate_step | execution_points | execution_score
A       | 1000   | 954      | 95.5           | 0.1                 | 10               | 9.6
B       | 1000   | 954.9    | 95.5           | 0.001               | 10               | 9.6
C       | 10000  | 7500     | 75.88          | 0.01                | 100              | 75.88
D       | 5050   | 3800     | 77.0101        | 0.0001              | 100              | 77.01
"""
expect = { A = "pass", B = "pass", C = "pass", D = "pass" }

[[example]]
name = "按所填执行率算得出，但执行率与金额不符"
given.project = [{ id = "A" }, { id = "B" }, { id = "C", money_unit = "万元" }, { id = "D" }, { id = "E", money_unit = "万元" }]
given.funding = """
project | annual | executed  | execution_rate | execution_rate_step | execution_points | execution_score
A       | 250000 | 215457.60 | 96.18          | 0.01                | 10               | 9.62
B       | 1000   | 954.94    | 95.5045        | 0.001               | 10               | 9.6
C       | 10000  | 7500      | 75.89          | 0.01                | 100              | 75.89
D       | 10000  | 7500      | 75.88          | 0.01                | 100              | 75.88
E       | 10000  | 7501      | 75.88          | 0.01                | 100              | 75.88
"""
expect = { A = "fail", B = "fail", C = "fail", D = "fail", E = "fail" }

[[example]]
name = "都算不出：两位小数差两分、一位小数差一分、多于进位、预算为零"
given.project = [{ id = "A", name = "宣传" }, { id = "B" }, { id = "C" }, { id = "D" }, { id = "E" }, { id = "F" }, { id = "G" }, { id = "H" }]
given.funding = """
project | annual | executed | execution_rate | execution_points | execution_score
A       | 1000   | 500      | 90             | 10               | 8.97
B       | 1000   | 500      | 96             | 10               | 9.5
C       | 1000   | 500      | 95.4           | 10               | 9.6
D       | 0      | 0        | 100            | 10               | 0
E       | 1000   | 960      | 50             | 10               | 9.5
F       | 1000   | 954.9    | 50             | 10               | 9.6
G       | 1000   | 897      | 50             | 10               | 8.95
H       | 1000   | 500      | 86.0995        | 10               | 8.62
"""
expect = { A = "fail", B = "fail", C = "fail", D = "fail", E = "fail", F = "fail", G = "fail", H = "fail" }
expect_path.A = ["/A/funding/execution_score", "/A/funding/executed", "/A/funding/execution_rate"]
message = "“宣传”的预算执行率得分是 8.97 分，分值 10 分。按全年执行数 500.00 元除以全年预算数 1,000.00 元得不出这个分，按所填的执行率 90% 也得不出。"

[[example]]
name = "按填错的执行率算的：执行率另有一条规则说"
given.project = [{ id = "A", name = "救助" }]
given.funding = [{ project = "A", annual = 520, executed = 468, execution_rate = 95, execution_points = 10, execution_score = 9.5 }]
expect = { A = "fail" }
message = "“救助”的预算执行率得分是 9.5 分，分值 10 分。按全年执行数 468.00 元除以全年预算数 520.00 元得不出这个分。"

[[example]]
name = "一位小数的金额正好进位、正好差一分"
given.project = [{ id = "A" }, { id = "B" }]
given.funding = """
project | annual | executed | execution_rate | execution_points | execution_score
A       | 1000   | 955      | 50             | 10               | 9.6
B       | 1000   | 897      | 50             | 10               | 8.96
"""
expect = { A = "pass", B = "pass" }

[[example]]
name = "只有执行率，或只有金额，算不出"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "D" }, { id = "E" }, { id = "F" }]
given.funding = """
project | execution_rate | execution_points | execution_score | annual | executed
A       | 100            | 10               | 9               |        |
B       |                | 10               | 9               | 100    | 100
C       | 86.0995        | 10               | 8.62            |        |
D       | 95.4           | 10               | 9.6             |        |
E       | 96             | 10               | 9.5             |        |
F       | 96.05          | 10               | 9.5             |        |
"""
expect = { A = "fail", B = "fail", C = "fail", D = "fail", E = "fail", F = "fail" }

[[example]]
name = "没有分值、没有金额也没有执行率"
given.project = [{ id = "A" }, { id = "B" }]
given.funding = """
project | annual | executed | execution_rate | execution_score | execution_points
A       | 1000   | 900      | 90             | 9               |
B       |        |          |                | 9               | 10
"""
expect = { A = "unknown", B = "unknown" }

[[example]]
name = "没有打分的不看"
given.project = [{ id = "A" }]
given.funding = [{ project = "A", annual = 1000, executed = 900, execution_points = 10 }]
expect = {}

[[example]]
name = "整张表都打整数分的，执行率得分四舍五入到整数；有一项打了小数、没有别的得分的不行；差半分以上的不行"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "D" }, { id = "E" }, { id = "F" }, { id = "G" }, { id = "H" }, { id = "J" }, { id = "K" }]
given.indicator = """
id | project | score
A1 | A       | 10
A2 | A       | 9
B1 | B       | 9.5
B2 | B       | 9
D1 | D       | 9
E1 | E       | 9
F1 | F       | 9
C1 | C       |
G1 | G       | 9
H1 | H       | 9
J1 | J       | 9
K1 | K       | 9
"""
given.funding = """
project | annual | executed | execution_points | execution_score | execution_rate
A       | 1000   | 862      | 10               | 9               |
B       | 1000   | 862      | 10               | 9               |
C       | 1000   | 862      | 10               | 9               |
D       | 1000   | 849      | 10               | 9               |
E       | 1000   | 850      | 10               | 9               |
F       |        |          | 10               | 9               | 86
G       |        |          | 10               | 9               | 84.9
H       |        |          | 10               | 9               | 85
J       | 1000   | 862      | 10               | 9.1             |
K       | 1000   | 960      | 10               | 10              |
"""
expect = { A = "pass", B = "fail", C = "fail", D = "fail", E = "pass", F = "pass", G = "fail", H = "pass", J = "fail", K = "fail" }
---*/
