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
message  = { zh = "“{project}”的预算执行率得分是 {score} 分，分值 {points} 分。按全年执行数 {executed} 元除以全年预算数 {budget} 元得不出这个分，表里的执行率也支持不了它。", en = "The execution score of “{project}” is {score} of {points}; {executed} spent of {budget} yuan does not give it, nor does the printed rate bear it out." }
fix      = { zh = "重新计算：得分＝执行率×分值，超过 100% 按满分；有本地扣分办法的，在原因栏写明。", en = "Recalculate: rate × points, at most the points; where a local rule deducts, say so in the reason." }
why      = { zh = "执行率得分是自评表里唯一完全由资金算出的分，错了总分跟着错。试过的算法：执行数÷预算数×分值；所填执行率与金额相符或没有金额时，也试执行率×分值（最高为满分；两位小数，或一位小数四舍五入、舍去）。", en = "It is the one score that follows from the money alone, and the total is wrong with it. Tried: executed ÷ budget × points; and printed rate × points where the rate agrees with the money or there is none; at most full, to two decimals or one (rounded or cut)." }
---*/
SELECT g.project AS subject, COALESCE(g.fits_money, g.fits_rate) OR COALESCE(g.fits_rate AND g.rate_agrees, FALSE) AS ok, g.place || '/execution_score' AS path,
       g.place || '/executed' AS other_path, g.name AS project, g.score, g.points, g.executed, g.budget
FROM (
    SELECT w.project, w.place, w.name, w.score, w.points, w.executed, w.budget,
           w.budget > 0 AND (abs(w.money_gap) <= :rate_rounding * w.budget OR w.is_short AND w.money_gap * 20 >= -w.budget AND w.money_gap * 10 < w.budget
                             OR w.is_whole AND abs(w.money_gap) * 2 <= w.budget) AS fits_money,
           abs(w.rate_gap) <= 100 * :rate_rounding OR w.is_short AND w.rate_gap >= -5 AND w.rate_gap < 10 OR w.is_whole AND abs(w.rate_gap) <= 50 AS fits_rate,
           2 * abs(w.rate * w.budget - 100 * w.executed) <= 2 * greatest(w.step, :rate_rounding) * w.budget + w.slack AS rate_agrees
    FROM (
        SELECT f.project, f.at AS place, p.name, f.execution_score AS score, f.execution_points AS points, f.executed, b.budget, f.execution_rate AS rate,
               f.execution_rate_step AS step, f.execution_score * 10 % 1 = 0 AS is_short,
               -- a form that scores in whole points throughout; who gives all the points has not rounded
               f.execution_score % 1 = 0 AND f.execution_score < f.execution_points AND EXISTS (SELECT i.id FROM indicator AS i WHERE i.project = f.project AND i.score IS NOT NULL)
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
given.funding = [
    { project = "A", annual = 250000, executed = 215457.60, execution_points = 10, execution_score = 8.62 }, { project = "B", annual = 200, executed = 193, execution_points = 10, execution_score = 9.6 },
    { project = "C", annual = 1000, executed = 995, execution_points = 10, execution_score = 10 }, { project = "D", annual = 100, executed = 120, execution_points = 10, execution_score = 10 },
    { project = "E", annual = 500, adjusted = 100, executed = 75, execution_points = 20, execution_score = 15 }, { project = "F", annual = 0.5, executed = 0.25, execution_points = 10, execution_score = 5 },
    { project = "G", annual = 1000, executed = 959.5, execution_points = 10, execution_score = 9.5 },
]
expect = { A = "pass", B = "pass", C = "pass", D = "pass", E = "pass", F = "pass", G = "pass" }

[[example]]
name = "没有金额，按所填执行率算得出：正好一分之差、进位、舍去、超过百分之百；预算为零的执行率为零"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "D" }, { id = "E" }]
given.funding = [
    { project = "A", execution_rate = 86.1, execution_points = 10, execution_score = 8.62 }, { project = "B", annual = 100, execution_rate = 95.5, execution_points = 10, execution_score = 9.6 },
    { project = "C", executed = 50, execution_rate = 95.9, execution_points = 10, execution_score = 9.5 }, { project = "D", execution_rate = 101, execution_points = 10, execution_score = 10 },
    { project = "E", annual = 0, executed = 0, execution_rate = 0, execution_points = 10, execution_score = 0 },
]
expect = { A = "pass", B = "pass", C = "pass", D = "pass", E = "pass" }

[[example]]
name = "按所填执行率算得出，执行率与金额差在尾数上：所填的位数、百分之一、万元取两位小数"
given.project = [{ id = "A" }, { id = "B" }, { id = "C", money_unit = "万元" }, { id = "D", money_unit = "万元" }]
given.funding = [
    { project = "A", annual = 1000, executed = 954, execution_rate = 95.5, execution_rate_step = 0.1, execution_points = 10, execution_score = 9.6 },
    { project = "B", annual = 1000, executed = 954.9, execution_rate = 95.5, execution_rate_step = 0.001, execution_points = 10, execution_score = 9.6 },
    { project = "C", annual = 10000, executed = 7500, execution_rate = 75.88, execution_rate_step = 0.01, execution_points = 100, execution_score = 75.88 },
    { project = "D", annual = 5050, executed = 3800, execution_rate = 77.0101, execution_rate_step = 0.0001, execution_points = 100, execution_score = 77.01 },
]
expect = { A = "pass", B = "pass", C = "pass", D = "pass" }

[[example]]
name = "按所填执行率算得出，但执行率与金额不符"
given.project = [{ id = "A" }, { id = "B" }, { id = "C", money_unit = "万元" }, { id = "D" }, { id = "E", money_unit = "万元" }]
given.funding = [
    { project = "A", annual = 250000, executed = 215457.60, execution_rate = 96.18, execution_rate_step = 0.01, execution_points = 10, execution_score = 9.62 },
    { project = "B", annual = 1000, executed = 954.94, execution_rate = 95.5045, execution_rate_step = 0.001, execution_points = 10, execution_score = 9.6 },
    { project = "C", annual = 10000, executed = 7500, execution_rate = 75.89, execution_rate_step = 0.01, execution_points = 100, execution_score = 75.89 },
    { project = "D", annual = 10000, executed = 7500, execution_rate = 75.88, execution_rate_step = 0.01, execution_points = 100, execution_score = 75.88 },
    { project = "E", annual = 10000, executed = 7501, execution_rate = 75.88, execution_rate_step = 0.01, execution_points = 100, execution_score = 75.88 },
]
expect = { A = "fail", B = "fail", C = "fail", D = "fail", E = "fail" }

[[example]]
name = "都算不出：两位小数差两分、一位小数差一分、多于进位、预算为零"
given.project = [{ id = "A", name = "宣传" }, { id = "B" }, { id = "C" }, { id = "D" }, { id = "E" }, { id = "F" }, { id = "G" }, { id = "H" }]
given.funding = [
    { project = "A", annual = 1000, executed = 500, execution_rate = 90, execution_points = 10, execution_score = 8.97 },
    { project = "B", annual = 1000, executed = 500, execution_rate = 96, execution_points = 10, execution_score = 9.5 },
    { project = "C", annual = 1000, executed = 500, execution_rate = 95.4, execution_points = 10, execution_score = 9.6 },
    { project = "D", annual = 0, executed = 0, execution_rate = 100, execution_points = 10, execution_score = 0 },
    { project = "E", annual = 1000, executed = 960, execution_rate = 50, execution_points = 10, execution_score = 9.5 },
    { project = "F", annual = 1000, executed = 954.9, execution_rate = 50, execution_points = 10, execution_score = 9.6 },
    { project = "G", annual = 1000, executed = 897, execution_rate = 50, execution_points = 10, execution_score = 8.95 },
    { project = "H", annual = 1000, executed = 500, execution_rate = 86.0995, execution_points = 10, execution_score = 8.62 },
]
expect = { A = "fail", B = "fail", C = "fail", D = "fail", E = "fail", F = "fail", G = "fail", H = "fail" }
expect_path.A = ["/A/funding/execution_score", "/A/funding/executed"]
message = "“宣传”的预算执行率得分是 8.97 分，分值 10 分。按全年执行数 500.00 元除以全年预算数 1,000.00 元得不出这个分，表里的执行率也支持不了它。"

[[example]]
name = "一位小数的金额正好进位、正好差一分"
given.project = [{ id = "A" }, { id = "B" }]
given.funding = [
    { project = "A", annual = 1000, executed = 955, execution_rate = 50, execution_points = 10, execution_score = 9.6 },
    { project = "B", annual = 1000, executed = 897, execution_rate = 50, execution_points = 10, execution_score = 8.96 },
]
expect = { A = "pass", B = "pass" }

[[example]]
name = "只有执行率，或只有金额，算不出"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "D" }, { id = "E" }, { id = "F" }]
given.funding = [
    { project = "A", execution_rate = 100, execution_points = 10, execution_score = 9 }, { project = "B", annual = 100, executed = 100, execution_points = 10, execution_score = 9 },
    { project = "C", execution_rate = 86.0995, execution_points = 10, execution_score = 8.62 }, { project = "D", execution_rate = 95.4, execution_points = 10, execution_score = 9.6 },
    { project = "E", execution_rate = 96, execution_points = 10, execution_score = 9.5 }, { project = "F", execution_rate = 96.05, execution_points = 10, execution_score = 9.5 },
]
expect = { A = "fail", B = "fail", C = "fail", D = "fail", E = "fail", F = "fail" }

[[example]]
name = "没有分值、没有金额也没有执行率"
given.project = [{ id = "A" }, { id = "B" }]
given.funding = [{ project = "A", annual = 1000, executed = 900, execution_rate = 90, execution_score = 9 }, { project = "B", execution_points = 10, execution_score = 9 }]
expect = { A = "unknown", B = "unknown" }

[[example]]
name = "没有打分的不看"
given.project = [{ id = "A" }]
given.funding = [{ project = "A", annual = 1000, executed = 900, execution_points = 10 }]
expect = {}

[[example]]
name = "整张表都打整数分的，执行率得分四舍五入到整数；有一项打了小数、没有别的得分的不行；差半分以上的不行"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "D" }, { id = "E" }, { id = "F" }, { id = "G" }, { id = "H" }, { id = "J" }, { id = "K" }]
given.indicator = [
    { id = "A1", project = "A", score = 10 }, { id = "A2", project = "A", score = 9 }, { id = "B1", project = "B", score = 9.5 }, { id = "B2", project = "B", score = 9 }, { id = "D1", project = "D", score = 9 },
    { id = "E1", project = "E", score = 9 }, { id = "F1", project = "F", score = 9 }, { id = "C1", project = "C" }, { id = "G1", project = "G", score = 9 }, { id = "H1", project = "H", score = 9 }, { id = "J1", project = "J", score = 9 }, { id = "K1", project = "K", score = 9 },
]
given.funding = [
    { project = "A", annual = 1000, executed = 862, execution_points = 10, execution_score = 9 }, { project = "B", annual = 1000, executed = 862, execution_points = 10, execution_score = 9 },
    { project = "C", annual = 1000, executed = 862, execution_points = 10, execution_score = 9 }, { project = "D", annual = 1000, executed = 849, execution_points = 10, execution_score = 9 },
    { project = "E", annual = 1000, executed = 850, execution_points = 10, execution_score = 9 }, { project = "F", execution_rate = 86, execution_points = 10, execution_score = 9 },
    { project = "G", execution_rate = 84.9, execution_points = 10, execution_score = 9 }, { project = "H", execution_rate = 85, execution_points = 10, execution_score = 9 }, { project = "J", annual = 1000, executed = 862, execution_points = 10, execution_score = 9.1 },
    { project = "K", annual = 1000, executed = 960, execution_points = 10, execution_score = 10 },
]
expect = { A = "pass", B = "fail", C = "fail", D = "fail", E = "pass", F = "pass", G = "fail", H = "pass", J = "fail", K = "fail" }
---*/
