"""Python because a score is tried against several lawful schemes, each with its own rounding, and the finding names those tried."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import cast

from jixiao.scoring.lawful import lawful_scores, rules_tried
from jixiao.scoring.share import Aim, aim_from

HEAD = r'''
name     = "outcome.score-follows-no-scheme"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = []
kinds    = ["self_evaluation", "whole_department"]
basis    = [
  { text = """\
    财预〔2020〕10号《项目支出绩效评价管理办法》：定量指标达到目标得满分，未达到按完成比例计分，年初目标明显偏低\
    的适度调减""", from = 2020-02-25, verified = false },
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：直接赋分、按完成比例赋分（可\
    设及格门槛）、满意度分档赋分""", from = 2021-08-18, verified = false },
  { practice = "反向指标按超出幅度直线扣分，或按目标与实际之比计分；得分取两位或一位小数" },
]
title    = { zh = "得分与完成情况不符", en = "Score does not follow from what was reached" }
message.zh = "“{name}”的目标是 {target}，实际 {actual}，分值 {points} 分，得了 {score} 分。{tried}，都不是这个分。"
message.en = "“{name}”: target {target}, reached {actual}, {score} of {points} points. None of the lawful schemes gives that score ({tried_en})."
fix.zh = "按适用的赋分规则重算；另有扣分理由的，写进偏差原因一栏。"
fix.en = "Score it again by the rule that applies; give the reason for any other deduction in its column."
why.zh = "完成了却扣分、没完成却满分，总分就不可信。本规则把各地使用的赋分办法都试过一遍，只在全都对不上时指出；填了偏差原因的少得分不作判断。"
why.en = """\
  Points taken for what was done, or given for what was not, make the total unreliable. Every scheme in use was tried; a lower score with a stated reason is \
  not judged."""
'''

QUERY = """
SELECT i.id AS subject, i.at || '/score' AS path, [i.at || '/target', i.at || '/actual'] AS other_path, i.name, i.target, i.actual, i.operator, i.value, i.high,
       i.actual_value AS reached, i.points, i.score, i.reason, i.unit_class, i.level1,
       -- a form that scores in whole points throughout; who gives all the points has not rounded
       i.score < i.points AND NOT EXISTS (SELECT o.id FROM indicator AS o WHERE o.project = i.project AND o.score % 1 <> 0) AS whole
FROM indicator AS i
WHERE i.score <= i.points AND i.value IS NOT NULL AND i.actual IS NOT NULL
"""

EXAMPLES = '''
[[example]]
name = "full for what was met, by ratio for what was not, to two decimals or one, cut or rounded"
given.indicator = """
id | operator | value | actual | actual_value | points | score
A  | >=       | 80    | 80     | 80           | 10     | 10
B  | =        | 214   | 203    | 203          | 2      | 1.8
C  | =        | 650   | 94     | 94           | 20     | 2.9
D  | >=       | 95    | 93     | 93.2         | 10     | 9.81
E  | >        | 95    | 50     | 50           | 10     | 0
"""
expect = { A = "pass", B = "pass", C = "pass", D = "pass", E = "pass" }

[[example]]
name = "met and yet less without a reason; missed and yet full; neither, with or without a reason"
given.indicator = """
id | operator | value | actual  | actual_value | points | score | name | target  | reason
A  | >=       | 100   | 100%    | 100          | 10     | 7     |      |         |
C  | >=       | 863   | 695     | 695          | 2      | 1.8   |      |         |
B  | =        | 38508 | 37442人 | 37442        | 3      | 3     | 人数 | 38508人 |
E  | >=       | 863   | 695     | 695          | 2      | 1.99  |      |         | 动态管理
"""
expect = { A = "fail", B = "fail", C = "fail", E = "fail" }
expect_path.A = ["/A/score", "/A/target", "/A/actual"]
message = "“人数”的目标是 38508人，实际 37442人，分值 3 分，得了 3 分。试过按完成比例（2.92 分）、未达到不得分（0 分），都不是这个分。"

[[example]]
name = "less is better: linear, by the inverse ratio, nothing left at twice the target; a target of zero"
given.indicator = """
id | operator | value | actual | actual_value | points | score | name     | level1
A  | <=       | 100   | 150    | 150          | 10     | 5     |          |
B  | <        | 100   | 150    | 150          | 10     | 6.67  |          |
C  | <=       | 100   | 250    | 250          | 10     | 0     |          |
D  | =        | 0     | 0      | 0            | 10     | 10    |          |
E  | <=       | 0     | 1      | 1            | 10     | 0     |          |
G  | =        | 2     | 1%     | 1            | 10     | 10    | 差错率   |
F  | =        | 100   | 90     | 90           | 10     | 10    |          | 成本指标
H  | <=       | 5300  | 5830   | 5830         | 10     | 10    | 救助标准 |
I  | =        | 0     | 1      | 1            | 10     | 10    |          |
"""
expect = { A = "pass", B = "pass", C = "pass", D = "pass", E = "pass", F = "pass", G = "pass", H = "fail", I = "fail" }

[[example]]
name = "satisfaction by bands; far above the target, reduced; within a range"
given.indicator = """
id | level1     | unit_class | operator | value | actual | actual_value | points | score | high
A  | 满意度指标 | percent    | >=       | 95    | 85%    | 85           | 10     | 8     |
B  |            |            | >=       | 10    | 14     | 14           | 10     | 9     |
F  |            |            | >=       | 10    | 13     | 13           | 10     | 9     |
C  |            |            | range    | 18    | 20     | 20           | 10     | 10    | 26
G  |            |            | >=       | 10    | 13.05  | 13.05        | 10     | 8     |
H  |            |            | >=       | 10    | 14     | 14           | 10     | 7.95  |
"""
expect = { A = "pass", B = "pass", C = "pass", F = "fail", G = "pass", H = "fail" }

[[example]]
name = "less with a reason, another unit, outside a range: not judged; words, no score, no points, above the points, no actual value: not looked at"
given.indicator = """
id | operator | value | actual | actual_value | points | score | reason     | high
A  | >=       | 80    | 80     | 80           | 10     | 9     | 归档不及时 |
B  | >=       | 80    | 90户   |              | 10     | 9     |            |
C  | range    | 18    | 30     | 30           | 10     | 7     |            | 26
D  | word     |       | 8      |              | 8      | 7     |            |
E  |          | 80    | 80     |              | 10     |       |            |
F  |          | 80    | 80     |              |        | 10    |            |
G  |          | 80    | 80     |              | 10     | 11    |            |
H  |          | 80    |        |              | 10     | 9     |            |
"""
expect = { A = "unknown", B = "unknown", C = "unknown" }

[[example]]
name = "whole points throughout, rounded; half a point off; a form with decimals; all points given; another project's decimals"
given.indicator = """
id | project | operator | value | actual | actual_value | points | score
A1 | A       | =        | 43.2  | 37.24  | 37.24        | 10     | 9
A2 | A       | >=       | 100   | 85     | 85           | 10     | 8
A3 | A       | >=       | 100   | 84     | 84           | 10     | 9
A4 | A       | >=       | 100   | 97     | 97           | 3      | 3
B1 | B       | =        | 43.2  | 37.24  | 37.24        | 10     | 9
B2 | B       |          |       |        |              | 10     | 9.5
"""
expect = { A1 = "pass", A2 = "pass", A3 = "fail", A4 = "fail", B1 = "fail" }
'''

Row = Mapping[str, object]


def judge(rows: Sequence[Row]) -> Iterable[Row]:
    """Return a verdict per scored row: some scheme gives the score, none does, or it can't be judged."""
    for row in rows:
        score, reached = _number(row["score"]), row["reached"]
        tried = lawful_scores(_aim(row), None if reached is None else _number(reached), _number(row["points"]))
        fits = any(lawful.gives(score, whole=bool(row["whole"])) for lawful in tried)
        unsure = not tried or (row["reason"] is not None and score < tried[0].high)
        yield {**row, "ok": True if fits else None if unsure else False, "tried": rules_tried(tried), "tried_en": rules_tried(tried, "en")}


def _aim(row: Row) -> Aim | None:
    value, high = (None if row[column] is None else Decimal(str(row[column])) for column in ("value", "high"))
    level1, name = cast("str | None", row["level1"]), cast("str | None", row["name"])
    return aim_from(row["operator"], value, high, level1=level1, name=name, is_rate=row["unit_class"] == "percent")


def _number(value: object) -> Fraction:
    return Fraction(str(value))
