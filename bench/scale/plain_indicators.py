"""Rules by hand on indicators: their names, levels, targets and what became of them."""

import re
from collections.abc import Callable, Iterator

from scale.plain import Facts, PlainRule, Row, Verdict, any_of, figure

COUNTED = (">=", ">", "=")
AHEAD = ("declaration", "whole_department", "review")
MONITORED, EVALUATED = ("monitoring",), ("self_evaluation", "whole_department")
Look = Callable[[Row], bool | None]


def each(field: str, wanted: Callable[[Row], bool | None], fine: Callable[[], Look]) -> Callable[[Facts], Iterator[Verdict]]:
    """Return a rule that looks at indicators one by one; ``fine`` makes its check once a run."""

    def judge(facts: Facts) -> Iterator[Verdict]:
        check = fine()
        for row in facts.rows["indicator"]:
            if wanted(row):
                yield row["id"], row["at"] + field, check(row)

    return judge


def has_none_of(words: str) -> Callable[[], Look]:
    """Return the check that a name holds no word of a list."""

    def made() -> Look:
        found = any_of(words)
        return lambda row: not found.search(row["name"])

    return made


def named(row: Row) -> bool:
    """Whether the indicator has a name."""
    return row["name"] is not None


def at(level: str, name: str) -> Callable[[Row], bool]:
    """Return whether a named indicator stands under a level."""
    return lambda row: row[level] == name and row["name"] is not None


def cost_is_none() -> Look:
    """What stands under cost is money or named a cost; without a known unit nobody can tell."""
    cost = any_of("cost_words")
    return lambda row: True if row["unit_class"] == "money" or cost.search(row["name"]) else None if row["unit_class"] is None else False


def satisfaction_misplaced() -> Look:
    """Satisfaction stands under satisfaction, and nothing else does."""
    inside, outside, rank = any_of("satisfaction_words"), any_of("satisfaction_name"), re.compile("(排名|名次|位次)$")
    return lambda row: (
        bool(inside.search(row["name"]))
        if row["level1"] == "满意度指标"
        else not outside.search(row["name"]) or bool(rank.search(row["name"]))
    )


def not_input() -> Look:
    """An indicator measures no input; money that a project draws in is none."""
    given, drawn = any_of("input_words"), any_of("drawn_money_words")
    return lambda row: not given.search(row["name"]) or bool(drawn.search(row["name"]))


def is_no_input_level() -> Callable[[Row], bool]:
    """Return whether an indicator stands where inputs do not belong."""
    levels = any_of("input_levels")
    return lambda row: named(row) and row["level1"] != "成本指标" and not levels.search(row["printed_level1"] or "")


def timeliness_misplaced() -> Look:
    """What stands under quality does not measure how soon, unless it measures quality as well."""
    timely, both = any_of("timely_measure"), any_of("timely_with_quality")
    return lambda row: not timely.search(row["name"]) or bool(both.search(row["name"]))


def is_no_management() -> Callable[[Row], bool]:
    """Return whether a named indicator stands under a level of targets, not of management."""
    levels = any_of("management_levels")
    return lambda row: named(row) and not levels.search(row["printed_level1"] or "")


def is_no_lasting_management() -> Callable[[Row], bool]:
    """Return whether a named indicator is neither of management nor of what lasts."""
    here = is_no_management()
    return lambda row: here(row) and row["level2"] != "可持续影响指标"


def percentage_impossible() -> Look:
    """A percentage lies within 0 and 100."""

    def look(row: Row) -> bool:
        high = row["value"] if row["high"] is None else row["high"]
        return bool(row["value"] >= 0 and high <= 100)

    return look


def is_share() -> Callable[[Row], bool]:
    """Return whether a target is a share that can't grow beyond the whole, and no deviation of ± so much."""
    growth, deviation = any_of("growth_words"), any_of("deviation_signs")
    return lambda row: (
        row["unit_class"] == "percent"
        and row["value"] is not None
        and named(row)
        and not growth.search(row["name"])
        and not deviation.search(row["target"] or "")
    )


def is_level_of_satisfaction() -> Callable[[Row], bool]:
    """Return whether a target is a share of satisfied people, and no change of it."""
    change = any_of("change_in_value")
    return lambda row: _is_satisfaction(row) and not change.search(row["target"] or "")


def satisfaction_implausible() -> Look:
    """A target of satisfaction is neither low nor all."""
    low, high = figure("satisfaction_floor"), figure("satisfaction_ceiling")
    return lambda row: None if row["value"] is None else low <= row["value"] < high


def trivial() -> Look:
    """A number of occasions goes beyond the trivial."""
    least = figure("trivial_count")
    return lambda row: None if row["counted"] is None else row["counted"] > least


def praise() -> Look:
    """A target in words is more than praise."""
    empty = any_of("praise_words")
    return lambda row: not empty.fullmatch(row["word"])


def own_name() -> Look:
    """A target does not end the name anew."""
    return lambda row: not row["name"].endswith(row["word"])


def respondents() -> Look:
    """It is said who is asked."""
    anybody = any_of("generic_respondents")
    return lambda row: not anybody.fullmatch(row["name"])


def compared(one: str, other: str) -> Look:
    """Return the check that the first figure is not above the second."""
    return lambda row: None if row[one] is None or row[other] is None else row[one] <= row[other]


def name_repeated(facts: Facts) -> Iterator[Verdict]:
    """An indicator of the project has the same name further up."""
    for indicators in facts.indicators.values():
        first: dict[tuple[str, str], int] = {}
        rows = [(row, (row["plain"], row["area"])) for row in indicators if row["plain"] is not None]
        for row, name in rows:
            first[name] = min(first.get(name, row["position"]), row["position"])
        for row, name in rows:
            yield row["id"], row["at"] + "/name", first[name] == row["position"]


def own_staff_asked(facts: Facts) -> Iterator[Verdict]:
    """Nobody is asked but the unit's own staff."""
    staff = any_of("own_staff")
    for indicators in facts.indicators.values():
        rows = [row for row in indicators if row["level1"] == "满意度指标" and named(row)]
        others = any(not staff.search(row["name"]) for row in rows)
        for row in rows:
            yield row["id"], row["at"] + "/name", others or not staff.search(row["name"])


def missing_beside_others(field: str, *excused: str) -> Callable[[Facts], Iterator[Verdict]]:
    """Return a rule: where some indicators of a form have it filled in, all that have a target must."""

    def judge(facts: Facts) -> Iterator[Verdict]:
        for indicators in facts.indicators.values():
            rows = [row for row in indicators if row["target"] is not None]
            if any(row[field] is not None for row in rows):
                for row in rows:
                    yield row["id"], f"{row['at']}/{field}", any(row[name] is not None for name in (field, *excused))

    return judge


def points_in_one(facts: Facts) -> Iterator[Verdict]:
    """One indicator has too large a share of all points."""
    share, low, high = figure("concentrated_points"), figure("weights_of_indicators"), figure("weights_with_execution")
    for indicators in facts.indicators.values():
        rows = [row for row in indicators if row["points"] is not None]
        total = sum(row["points"] for row in rows)
        if rows and low <= total <= high:
            for row in rows:
                yield row["id"], row["at"] + "/points", row["points"] * 100 <= total * share


def budget_repeated(facts: Facts) -> Iterator[Verdict]:
    """The only cost of a project is its whole budget."""
    for key, indicators in facts.indicators.items():
        costs = [row for row in indicators if row["level1"] == "成本指标" and row["name"] is not None]
        money = facts.funding.get(key)
        for row in costs:
            if money is not None and row["unit_class"] == "money" and row["unit_per"] is None:
                both = row["money"] is not None and money["annual"] is not None
                yield row["id"], row["at"] + "/target", True if len(costs) > 1 else row["money"] != money["annual"] if both else None


def _is_satisfaction(row: Row) -> bool:
    return row["level1"] == "满意度指标" and row["unit_class"] == "percent" and row["operator"] in COUNTED


def _is_occasion(row: Row) -> bool:
    return row["level2"] == "数量指标" and row["unit_class"] == "occasion" and row["operator"] in COUNTED


def _is_word(row: Row) -> bool:
    return row["operator"] == "word" and row["word"] is not None


RULES = (
    PlainRule("CLS01", each("/level2", at("level2", "经济成本指标"), cost_is_none)),
    PlainRule("CLS02", each("/level2", at("level2", "质量指标"), timeliness_misplaced)),
    PlainRule("CLS04", each("/level1", at("level1", "效益指标"), has_none_of("quality_facts"))),
    PlainRule("CLS07", each("/name", at("level1", "效益指标"), has_none_of("region_words"))),
    PlainRule("CLS08", each("/level1", lambda row: row["level1"] is not None and named(row), satisfaction_misplaced)),
    PlainRule("CLS11", each("/name", is_no_management(), has_none_of("execution_words"))),
    PlainRule("IND12", each("/name", is_no_lasting_management(), has_none_of("routine_words"))),
    PlainRule("IND13", each("/name", is_no_input_level(), not_input)),
    PlainRule("IND09", name_repeated),
    PlainRule("IND21", points_in_one, ("declaration", "monitoring", "self_evaluation")),
    PlainRule("CST06", budget_repeated),
    PlainRule("VAL08", each("/target", _is_word, praise)),
    PlainRule("VAL12", each("/target", is_share(), percentage_impossible)),
    PlainRule("VAL19", each("/target", _is_occasion, trivial), AHEAD),
    PlainRule("VAL20", each("/target", is_level_of_satisfaction(), satisfaction_implausible)),
    PlainRule("VAL23", each("/target", lambda row: _is_word(row) and named(row), own_name)),
    PlainRule("SAT01", each("/name", at("level1", "满意度指标"), respondents)),
    PlainRule("SAT03", own_staff_asked),
    PlainRule("SEV12", each("/score", lambda row: row["score"] is not None, lambda: compared("score", "points")), EVALUATED),
    PlainRule("MON08", missing_beside_others("to_date", "reason"), MONITORED),
    PlainRule("MON09", missing_beside_others("forecast", "reason"), MONITORED),
    PlainRule("MON11", missing_beside_others("likelihood"), MONITORED),
)
