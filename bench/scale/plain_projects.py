"""Rules by hand on documents, projects, their money and their goals."""

import re
from collections import defaultdict
from collections.abc import Iterator
from re import Pattern

from scale.plain import Facts, PlainRule, Verdict, any_of, figure

DECLARED = ("declaration",)
AHEAD = ("declaration", "whole_department", "review")
THREE = ("declaration", "monitoring", "self_evaluation")


def finish_before_start(facts: Facts) -> Iterator[Verdict]:
    """The last day lies before the first."""
    for project in facts.project.values():
        start, finish = project["start"], project["finish"]
        if start or finish:
            yield project["id"], project["at"] + "/finish", start <= finish if start and finish else None


def name_differs(facts: Facts) -> Iterator[Verdict]:
    """Form and narrative give the project different names, blanks and the width of brackets aside."""
    for project in facts.project.values():
        if project["has_form"] and project["has_narrative"]:
            one, other = (
                None if name is None else re.sub("[ 　]", "", name).replace("(", "（").replace(")", "）")
                for name in (project["name"], project["narrative_name"])
            )
            yield project["id"], project["at"] + "/name", None if one is None or other is None else one == other


def nature_unlisted(facts: Facts) -> Iterator[Verdict]:
    """The nature is none of the form's choices, which another form of the document or the form's own category keeps to."""
    yield from _unlisted(facts, "nature", any_of("project_natures"), "category", any_of("project_categories"))


def category_unlisted(facts: Facts) -> Iterator[Verdict]:
    """The category is none of the code list, which the document keeps to elsewhere, or whose words or natures the form has."""
    choices, speaks = any_of("project_categories", before="[0-9 .、-]*", after="(?:[-—－].*)?"), any_of("category_words")
    yield from _unlisted(facts, "category", choices, "nature", any_of("code_list_natures"), speaks)


def _unlisted(
    facts: Facts, field: str, choices: Pattern[str], other: str, beside: Pattern[str], speaks: Pattern[str] | None = None
) -> Iterator[Verdict]:
    kept = {key: bool(choices.fullmatch(row[field].replace(" ", ""))) for key, row in facts.project.items() if row[field] is not None}
    in_use = {facts.project[key]["document"] for key, is_listed in kept.items() if is_listed}
    for key, is_listed in kept.items():
        project = facts.project[key]
        is_meant = (
            project["document"] in in_use
            or bool(speaks and speaks.search(project[field]))
            or bool(beside.fullmatch((project[other] or "").replace(" ", "")))
        )
        yield key, f"{project['at']}/{field}", True if is_listed else False if is_meant else None


def form_title_in_name(facts: Facts) -> Iterator[Verdict]:
    """The name of the project holds the form's title."""
    titles = any_of("form_title_words")
    for project in facts.project.values():
        if project["name"] is not None:
            yield project["id"], project["at"] + "/name", not titles.search(project["name"])


def total_not_sum(facts: Facts) -> Iterator[Verdict]:
    """The total is not fiscal plus other money; a blank part is completed from the year's where the project lies in one year."""
    for key, money in facts.funding.items():
        fiscal, other, total = money["total_fiscal"], money["total_other"], money["total"]
        if total is None or (fiscal is None and other is None):
            continue
        project = facts.project[key]
        within = project["start"] and project["finish"] and project["start"].year == project["finish"].year
        known = (fiscal or 0) + (other or 0)
        if fiscal is None and within and money["annual_fiscal"] is not None:
            fiscal = money["annual_fiscal"] + (money["carried_over"] or 0)
        if other is None and within:
            other = money["annual_other"]
        whole = None if fiscal is None or other is None else fiscal + other
        ok = False if (whole is not None and whole != total) or known > total else True if known == total else None
        yield key, money["at"] + "/total", ok


def narrative_differs(facts: Facts) -> Iterator[Verdict]:
    """The narrative's budget comes to another amount than the form's, beyond what rounding explains."""
    unit = figure("rounding_unit")
    for key, narrative in facts.narrative.items():
        money = facts.funding.get(key)
        if money is None or narrative["budget"] is None:
            continue
        counted, printed, annual = narrative["total"], narrative["printed_total"], money["annual"]
        shown = counted if printed is None else printed
        ok = None
        if shown is not None and annual is not None:
            ok = annual in (shown, shown if counted is None else counted) or (shown % unit == 0 and 2 * abs(shown - annual) <= unit)
        yield key, facts.project[key]["at"] + "/funding/annual", ok


def cover_differs(facts: Facts) -> Iterator[Verdict]:
    """The cover states another number of projects, or another amount, than the forms have."""
    unit, attached, amounts = figure("rounding_unit"), figure("attached_share"), defaultdict(list)
    unsaid = any_of("no_statement")
    for money in facts.rows["funding"]:
        amounts[money["document"]].append(money["annual"])
    for document in facts.rows["document"]:
        count, stated, found = document["stated_count"], document["stated_total"], amounts.get(document["id"])
        if found is None or (count is None and stated is None):
            continue
        total = None if None in found else sum(found)
        fits = (
            True
            if stated is None
            else None
            if total is None
            else stated == total or (stated % unit == 0 and 2 * abs(stated - total) <= unit)
        )
        same = count is None or count == document["form_count"]
        ok = False if not same or fits is False else fits
        aside = document["statement"] is not None and unsaid.search(document["statement"])
        part = document["statement"] is not None and count is not None and document["form_count"] * 100 < count * attached
        ok = None if (aside or part) and ok is False and not (fits and stated is not None) else ok
        yield document["id"], document["at"] + ("/stated_count" if fits else "/stated_total"), ok


def units_mixed(facts: Facts) -> Iterator[Verdict]:
    """Some forms of a document are in 元, others in 万元."""
    first: dict[str, str] = {}
    units = defaultdict(set)
    for project in facts.project.values():
        if project["money_unit"] is not None:
            units[project["document"]].add(project["money_unit"])
            first[project["document"]] = min(first.get(project["document"], project["at"]), project["at"])
    for document, found in units.items():
        yield document, first[document] + "/funding", len(found) == 1


def amount_not_positive(facts: Facts) -> Iterator[Verdict]:
    """What is applied for is zero or less."""
    for key, money in facts.funding.items():
        annual, total = money["annual"], money["total"]
        if annual is not None or total is not None:
            wrong = (annual is not None and annual <= 0) or (total is not None and total <= 0)
            yield key, money["at"] + "/annual", False if wrong else None if annual is None else True


def carry_over_unexplained(facts: Facts) -> Iterator[Verdict]:
    """Money is carried over, and neither the narrative nor a goal says why."""
    told = any_of("carry_over_words")
    for key, money in facts.funding.items():
        narrative, goals = facts.narrative.get(key, {}), facts.goals.get(key, {})
        if money["carried_over"] is not None:
            said = [*(narrative.get(name) for name in ("overview", "basis", "plan", "budget")), *(goal["text"] for goal in goals.values())]
            text = "。".join(part for part in said if part is not None)
            yield key, money["at"] + "/carried_over", money["carried_over"] == 0 or bool(told.search(text))


def spent_more(facts: Facts) -> Iterator[Verdict]:
    """More was spent than the budget of the year."""
    for key, money in facts.funding.items():
        if money["executed"] is not None:
            budget = money["annual"] if money["adjusted"] is None else money["adjusted"]
            yield key, money["at"] + "/executed", None if budget is None else money["executed"] <= budget


def formula_wrong(facts: Facts) -> Iterator[Verdict]:
    """A calculation does not give the result written."""
    for item in facts.rows["item"]:
        if item["is_leaf"] and item["lump_sum"] is False and item["stated"] is not None:
            yield item["id"], item["at"], item["holds"]


def gifts(facts: Facts) -> Iterator[Verdict]:
    """Money goes into gifts."""
    found = any_of("gift_words")
    for item in facts.rows["item"]:
        if item["is_leaf"] and item["label"] is not None:
            yield item["id"], item["at"], not found.search(item["label"])


def three_public(facts: Facts) -> Iterator[Verdict]:
    """Money goes into receptions, cars or journeys abroad."""
    found = any_of("three_public_words")
    for item in facts.rows["item"]:
        if item["is_leaf"] and item["label"] is not None:
            yield item["id"], item["at"], not found.search(item["label"])


def overall_repeats_annual(facts: Facts) -> Iterator[Verdict]:
    """The overall goal is the year's, word for word."""
    for key, goals in facts.goals.items():
        if "annual" in goals and "overall" in goals:
            one, other = goals["annual"]["plain"], goals["overall"]["plain"]
            yield key, goals["annual"]["at"], None if one is None or other is None else one != other


def no_effect(facts: Facts) -> Iterator[Verdict]:
    """No goal says what gets better."""
    better = any_of("effect_words")
    for key, goals in facts.goals.items():
        told = [goal for which, goal in goals.items() if which != "achieved"]
        if told:
            yield key, min(goal["at"] for goal in told), any(better.search(goal["plain"] or "") for goal in told)


def nothing_measurable(facts: Facts) -> Iterator[Verdict]:
    """No goal holds a number that can be measured, slogans aside."""
    slogans, figures = any_of("slogans"), any_of("goal_figures")
    for key, goals in facts.goals.items():
        told = [goal for which, goal in goals.items() if which != "achieved"]
        if told:
            yield (
                key,
                min(goal["at"] for goal in told),
                any(goal["numbers"] > 0 or figures.search(slogans.sub("", goal["text"])) for goal in told),
            )


def goal_reused(facts: Facts) -> Iterator[Verdict]:
    """Goals of two projects of a document that differ in name and not in kind begin alike, and not as goals often do."""
    length, common, openings = int(figure("shared_opening")), any_of("common_openings"), defaultdict(set)
    goals = [goal for goal in facts.rows["goal"] if goal["which"] == "annual" and goal["plain"] is not None]
    for goal in goals:
        project = facts.project[goal["project"]]
        openings[goal["document"], project["kind"], goal["plain"][:length]].add(project["name"])
    for goal in goals:
        project = facts.project[goal["project"]]
        names = openings[goal["document"], project["kind"], goal["plain"][:length]] - {project["name"], None}
        yield goal["project"], goal["at"], not names or project["name"] is None or bool(common.match(goal["plain"]))


def goal_is_the_name(facts: Facts) -> Iterator[Verdict]:
    """The goal of the year says hardly more than the project's name."""
    enough = figure("goal_beyond_name")
    for key, goals in facts.goals.items():
        name = facts.project[key]["name"]
        if "annual" in goals and name is not None:
            bare, plain = re.sub("[ （）()]", "", name), goals["annual"]["plain"]
            yield key, goals["annual"]["at"], None if plain is None else bare not in plain or len(plain) - len(bare) >= enough


def number_unusual(facts: Facts) -> Iterator[Verdict]:
    """There are very few indicators, or very many; in a torn copy few may be all that is left."""
    least, most = figure("fewest_indicators"), figure("most_indicators")
    for key, indicators in facts.indicators.items():
        project, number = facts.project[key], len(indicators)
        torn = project["ending"] == "torn" or project["partly_read"]
        yield key, project["at"] + "/indicators", number <= most if number >= least else None if torn else False


def basis_missing(facts: Facts) -> Iterator[Verdict]:
    """The narrative cites no law and no document as its basis."""
    documents = any_of("basis_documents")
    cited = {(row["project"], row["at"]) for row in facts.rows["citation"]}
    for key, narrative in facts.narrative.items():
        place = narrative["at"] + "/basis"
        yield key, place, (key, place) in cited or bool(documents.search(narrative["basis"] or ""))


def number_form(facts: Facts) -> Iterator[Verdict]:
    """A document number is not written with the brackets of the standard."""
    for key, cited in facts.of_project("citation").items():
        numbered = [row for row in cited if row["number"] is not None]
        odd = [row["at"] for row in cited if row["is_well_formed"] is False]
        if numbered and key is not None:
            yield key, min(odd, default=facts.project[key]["at"]), not odd


def everything_exactly_met(facts: Facts) -> Iterator[Verdict]:
    """Every actual is the target itself, with full points."""
    fewest = figure("exact_rows_fewest")
    for key, indicators in facts.indicators.items():
        rows = [row for row in indicators if row["actual"] is not None and row["target"] is not None]
        same = [
            row
            for row in rows
            if row["score"] is not None
            and row["score"] == row["points"]
            and (
                (row["value"] is not None and row["actual_value"] == row["value"])
                or row["actual"].replace(" ", "") == row["target"].replace(" ", "")
            )
        ]
        if rows:
            yield key, facts.project[key]["at"] + "/indicators", not (len(rows) >= fewest and len(same) == len(rows))


def achieved_repeats_goal(facts: Facts) -> Iterator[Verdict]:
    """What was achieved is the goal, word for word."""
    for key, goals in facts.goals.items():
        if "annual" in goals and "achieved" in goals:
            one, other = goals["annual"]["plain"], goals["achieved"]["plain"]
            yield key, goals["achieved"]["at"], None if one is None or other is None else one != other


RULES = (
    PlainRule("FRM07", finish_before_start),
    PlainRule("FRM04", name_differs),
    PlainRule("FRM09", nature_unlisted, DECLARED),
    PlainRule("FRM10", category_unlisted, DECLARED),
    PlainRule("FRM20", form_title_in_name),
    PlainRule("FND01", total_not_sum),
    PlainRule("FND06", narrative_differs),
    PlainRule("FND08", cover_differs),
    PlainRule("FND05", units_mixed),
    PlainRule("FND13", amount_not_positive, DECLARED),
    PlainRule("FND14", carry_over_unexplained, DECLARED),
    PlainRule("FND16", spent_more, ("monitoring", "self_evaluation", "whole_department")),
    PlainRule("CAL01", formula_wrong),
    PlainRule("STD07", gifts),
    PlainRule("STD10", three_public),
    PlainRule("GOA02", overall_repeats_annual),
    PlainRule("GOA04", no_effect, AHEAD),
    PlainRule("GOA05", nothing_measurable, AHEAD),
    PlainRule("GOA07", goal_reused),
    PlainRule("GOA13", goal_is_the_name),
    PlainRule("IND18", number_unusual, THREE),
    PlainRule("LAW01", basis_missing),
    PlainRule("LAW02", number_form),
    PlainRule("SEV07", everything_exactly_met, ("self_evaluation",)),
    PlainRule("SEV23", achieved_repeats_goal, ("self_evaluation",)),
)
