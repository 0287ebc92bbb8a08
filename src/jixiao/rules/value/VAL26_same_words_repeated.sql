/*---
name     = "value.same-words-repeated"
severity = "note"
since    = "0.1"
subject  = "indicator"
params   = ["sentence_length"]
basis    = [
  { practice = "不同的指标应有各自的指标值" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标应当细化量化", from = 2015-05-21, verified = false },
]
title    = { zh = "几个指标的指标值是同一句话", en = "Several indicators with the same sentence as target" }
message  = { zh = "“{name}”的指标值与前面的“{earlier}”一字不差：“{target}”。", en = "“{name}” repeats the target of “{earlier}” word for word: “{target}”." }
fix      = { zh = "按每个指标的内容分别写出要达到的程度。", en = "State for each indicator what it is to reach." }
why      = { zh = "同一句话套用在几个指标上，说明没有分别想过要达到什么。", en = "One sentence for several indicators shows that none was thought through." }
---*/
SELECT w.id AS subject, w.place_in_row = 1 AS ok, w.at || '/target' AS path, w.first_at || '/target' AS other_path, w.name, w.first_name AS earlier, w.target
FROM (
    SELECT r.id, r.at, r.name, r.target, r.place_in_row,
           max(CASE WHEN r.place_in_row = 1 THEN r.at END) OVER (PARTITION BY r.project, r.word) AS first_at,
           max(CASE WHEN r.place_in_row = 1 THEN r.name END) OVER (PARTITION BY r.project, r.word) AS first_name
    FROM (
        SELECT i.id, i.project, i.at, i.name, i.target, i.word, row_number() OVER (PARTITION BY i.project, i.word ORDER BY i.position) AS place_in_row
        FROM indicator AS i
        WHERE length(i.word) >= :sentence_length AND i.deadline IS NULL
    ) AS r
) AS w
/*--- examples
[[example]]
name = "第二次出现；另一项目、另一句不算"
given.indicator = """
id | project | position | name     | word                 | target
I1 | A       | 1        | 经济效益 | 推动当地经济社会发展 | 推动当地经济社会发展
I2 | A       | 2        | 社会效益 | 推动当地经济社会发展 | 推动当地经济社会发展
I3 | A       | 3        | 生态效益 | 改善当地的生态环境呀 | 改善当地的生态环境呀
I4 | B       | 1        | 经济效益 | 推动当地经济社会发展 | 推动当地经济社会发展
"""
expect = { I1 = "pass", I2 = "fail", I3 = "pass", I4 = "pass" }
expect_path.I2 = ["/I2/target", "/I1/target"]
message = "“社会效益”的指标值与前面的“经济效益”一字不差：“推动当地经济社会发展”。"

[[example]]
name = "正好八个字的看；短词、日期不看"
given.indicator = """
id | project | position | word                 | deadline
I1 | A       | 1        | 推动当地经济发展     |
I2 | A       | 2        | 推动当地经济发展     |
I3 | A       | 3        | 推动地方经济增       |
I4 | A       | 4        | 推动地方经济增       |
I5 | A       | 5        | 2025年12月31日前完成 | 2025-12-31
I6 | A       | 6        | 2025年12月31日前完成 | 2025-12-31
"""
expect = { I1 = "pass", I2 = "fail" }
---*/
