"""Python because what a name looks like is told by adding up weights of its n-grams, which SQL rules can't look up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jixiao.classify.model import Guess, guess, model, reasons

HEAD = """
name     = "class.likely-another-level"
severity = "note"
since    = "0.1"
subject  = "indicator"
params   = ["execution_words", "quality_facts", "service_facts", "economic_words", "cost_words", "count_endings", "quality_words", "completion_words", "lasting_words", "satisfaction_name"]
basis    = [
    { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：产出指标反映数量、质量、时效，效益指标反映经济、社会、生态效益和可持续影响", from = 2015-05-21, verified = false },
    { practice = "目标审核时的常见问题：指标放错类别。由字词权重模型判断，只在留出文件上对过 95% 以上的把握时才说" },
]
title    = { zh = "名称更像另一类指标", en = "The name looks like another class of indicator" }
message  = { zh = "“{name}”放在{level2}下，从“{words}”看更像{likely}。", en = "“{name}” stands under {level2}; by “{words}” it looks like {likely}." }
fix      = { zh = "想清楚它反映的是什么：移到{likely}，或把名称和指标值改得看得出属于{level2}。", en = "Ask what it measures: move it to {likely}, or word name and target so that they show {level2}." }
why      = { zh = "每一类指标回答不同的问题；放错以后，原来那一类就没有要求了。", en = "Each class answers a question of its own; misplaced, that class is left without a demand." }
"""

QUERY = """
SELECT i.id AS subject, i.at || '/level2' AS path, i.name, i.level2, i.unit_class, i.value IS NULL AND i.word IS NOT NULL AS worded
FROM indicator AS i
WHERE i.name IS NOT NULL AND i.level2 IS NOT NULL
  AND NOT regexp_matches(i.name, :execution_words || '|' || :satisfaction_name)
  AND NOT (i.level1 IS NOT DISTINCT FROM '效益指标' AND regexp_matches(i.name, :quality_facts || '|' || :service_facts))
  AND CASE i.level2
      WHEN '数量指标' THEN i.unit_class IS NULL OR i.unit_class NOT IN ('percent', 'money')
      WHEN '质量指标' THEN NOT regexp_matches(i.name, :quality_words) AND (i.unit_class IS NULL OR i.unit_class = 'percent' OR NOT regexp_matches(i.name, :count_endings || '([(（%％].*)?$'))
      WHEN '时效指标' THEN NOT regexp_matches(i.name, :completion_words)
      WHEN '经济成本指标' THEN i.unit_class IS NULL AND NOT regexp_matches(i.name, :cost_words)
      WHEN '经济效益指标' THEN regexp_matches(i.name, :economic_words)
      WHEN '可持续影响指标' THEN regexp_matches(i.name, :lasting_words)
      ELSE i.level2 IN ('社会效益指标', '生态效益指标') END
"""

EXAMPLES = """
"""

Row = Mapping[str, object]

TELLING = {
    "数量指标": ("时效指标", "经济成本指标"),
    "质量指标": ("数量指标", "经济成本指标", "社会效益指标"),
    "时效指标": ("数量指标", "经济成本指标", "社会效益指标"),
    "经济成本指标": ("数量指标", "质量指标", "时效指标", "社会效益指标"),
    "经济效益指标": ("数量指标", "时效指标"),
    "社会效益指标": ("数量指标", "时效指标", "经济成本指标"),
    "生态效益指标": ("时效指标", "经济成本指标"),
    "可持续影响指标": ("数量指标", "时效指标", "经济成本指标"),
}
"""For a printed level those it is told from safely: benefits of different kinds run into each other, and so do lasting ones."""


def judge(rows: Sequence[Row]) -> Iterable[Row]:
    """Return a verdict per indicator: another level for sure fails, none for sure is unknown."""
    return (row for given in rows for row in _verdicts(given))


def _verdicts(row: Row) -> Iterator[Row]:
    found = guess(str(row["name"]), None if row["unit_class"] is None else str(row["unit_class"]), bool(row["worded"]))
    if found is None:
        return
    level2 = str(row["level2"])
    wrong = found.level2 in TELLING[level2]
    yield {**row, "ok": _ok(found, wrong=wrong), "likely": found.level2, "words": "、".join(reasons(found, level2)) if wrong else None}


def _ok(found: Guess, *, wrong: bool) -> bool | None:
    if found.margin < model().sure:
        return None
    return not wrong
