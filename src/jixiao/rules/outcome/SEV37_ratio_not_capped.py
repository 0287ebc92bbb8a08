"""Python because the full marks, which the form does not print, must be sought among those in use."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

HEAD = """
name     = "outcome.ratio-not-capped"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = []
kinds    = ["self_evaluation"]
basis    = [
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：完成目标的得满分，得分不超过分值", from = 2020-02-25, verified = false },
  { practice = "按比例计分的，比例超过 1 时按 1 计" },
]
title    = { zh = "超额完成的按比例加了分", en = "Scores grow with over-fulfilment" }
message.zh = "“{project}”有 {number} 个超额完成的指标，得分正好是满分乘以实际与目标之比，超过了满分，例如“{name}”得了 {score} 分。"
message.en = "{number} over-fulfilled indicators of “{project}” have full marks times actual over target, more than full marks, e.g. “{name}” with {score}."
fix.zh = "超额完成的按满分计，重新加总；超出很多的，另行说明原因。"
fix.en = "Give no more than full marks and add up again; explain where the excess is large."
why.zh = "得分超过分值，会把没有完成的指标掩盖掉。没有印分值的表才这样看，至少两项都如此才说。"
why.en = "Scores above the points hide what was not reached. Only forms that print no points are looked at, and two such scores are needed."
"""

QUERY = """
SELECT i.project AS project_id, i.at || '/score' AS path, p.name AS project, i.name AS name, i.value AS value, i.actual_value AS actual, i.score AS score
FROM indicator AS i
JOIN project AS p ON p.id = i.project
WHERE i.points IS NULL AND i.operator IN ('>=', '=') AND i.value > 0 AND i.actual_value > i.value
ORDER BY i.project, i.position
"""

EXAMPLES = '''
[[example]]
name = "full marks for what was over-fulfilled; one such score may be chance"
given.project = [{ id = "A" }, { id = "B" }]
given.indicator = """
id | project | name | operator | value | actual_value | score
I1 | A       | a    | =        | 8000  | 12767.36     | 20
I2 | A       | b    | =        | 90    | 100          | 10
I3 | B       | c    | =        | 8000  | 12767.36     | 31.9
I4 | B       | d    | =        | 90    | 100          | 9.5
"""
expect = { A = "pass", B = "pass" }

[[example]]
name = "twenty times 1.6, ten times 1.05; and a value of less than one"
given.project = [{ id = "A", name = "主体" }, { id = "B" }]
given.indicator = """
id | at | project | name | position | operator | value | actual_value | score
I1 | /0 | A       | 产值 | 1        | =        | 8000  | 12767.36     | 31.9
I2 | /1 | A       | 增收 | 2        | >=       | 1980  | 2074         | 10.5
I3 |    | A       |      | 3        | >=       | 1980  | 2074         | 10
I4 |    | B       |      |          | =        | 0.5   | 0.6          | 18.0001
I5 |    | B       |      |          | =        | 1     | 1.11         | 5.6
"""
expect = { A = "fail", B = "fail" }
expect_path.A = ["/0/score", "/1/score"]
message = "“主体”有 2 个超额完成的指标，得分正好是满分乘以实际与目标之比，超过了满分，例如“产值”得了 31.9 分。"

[[example]]
name = "a score is missing"
given.project = [{ id = "A" }]
given.indicator = """
id | project | operator | value | actual_value | score
I1 | A       | =        | 90    | 100          |
I2 | A       | =        | 90    | 100          | 11.1
"""
expect.A = "unknown"

[[example]]
name = "points printed, not over-fulfilled, an upper bound, nothing to divide by; a word for the target"
given.project = [{ id = "A" }]
given.indicator = """
id | project | operator | value | actual_value | score | points
I1 | A       | =        | 8000  | 12767.36     | 31.9  | 20
I2 | A       | =        | 90    | 90           | 10.5  |
I3 | A       | <=       | 90    | 100          | 11.1  |
I5 | A       | =        | 0     | 100          | 11.1  |
I6 | A       | word     |       |              | 11.1  |
"""
expect = {}
'''

Row = Mapping[str, object]

FULL_MARKS = tuple(Decimal(points) for points in range(5, 65, 5))
ROUNDING = Decimal("0.05")
"""A score is printed to one decimal."""
LEAST = 2


def judge(rows: Sequence[Row]) -> Iterable[Row]:
    """Return a verdict per project that over-fulfilled some of its indicators."""
    for project in dict.fromkeys(row["project_id"] for row in rows):
        own = [row for row in rows if row["project_id"] == project]
        grown = [row for row in own if is_grown(row)]
        ok = False if len(grown) >= LEAST else None if any(row["score"] is None for row in own) else True
        first = grown[0] if grown else own[0]
        yield {
            **first,
            "subject": project,
            "ok": ok,
            "other_path": [str(row["path"]) for row in grown[1:]],
            "number": len(grown),
            "supposes": "满分是 5 的倍数",
        }


def is_grown(row: Row) -> bool:
    """Return whether a score is some full marks times actual over target, and no whole number."""
    if row["score"] is None:
        return False
    score, value, actual = (Decimal(str(row[name])) for name in ("score", "value", "actual"))
    return score % 1 != 0 and any(abs(score * value - full * actual) <= ROUNDING * value for full in FULL_MARKS)
