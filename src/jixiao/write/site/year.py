"""The page of a unit's year: its money in one sentence, what does not add up, every project, what else the year holds; the page of all years."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from jixiao.model.document import Project
from jixiao.values.blank import filled
from jixiao.values.money import Money
from jixiao.write.site.frame import file_size, framed, seat_of
from jixiao.write.site.record import Portal, Result, Wrong, Year, name_of
from jixiao.write.site.say import Say, percent_of
from jixiao.write.site.statements import came_of_it, first_wrong, promises, spent_line

FIRST_WRONG = 3
ON_CARD = 2
WIDE = 100


class Card(NamedTuple):
    """A project of the year: its money (yuan) and the bar of it, what was promised and done, the first of what is wrong and how much more."""

    position: int
    name: str
    doubt: bool
    yuan: Money | None
    spent: Money | None
    whole: str
    part: str | None
    lines: tuple[tuple[str, str], ...]
    wrong: Wrong | None
    more: int


def year_page(portal: Portal, year: Year) -> bytes:
    """Return the page."""
    seat = seat_of(portal, portal.page_of(year), "index.html")
    say, money, things = seat.say, year.money, seat.say.things(len(year.projects))
    known = say(f"做{things}，钱没有写全", f"{things}; not all say their money")
    told = {
        "year": year,
        "known": known if money is None else say(f"{say.wan(money)}，做{things}", f"{say.wan(money)} for {things}"),
        "spent_line": _spent_line(year, say),
        "figures": tuple(_figures(year, say)),
        "errors": _errors(year),
        "cards": tuple(_cards(year, say)),
        "size": file_size,
        "FIRST_WRONG": FIRST_WRONG,
    }
    return framed(seat, "year", f"{say.year(year.year)}{say('的钱', ' money')} · {year.unit}", told)


def spent_of(year: Year) -> tuple[Money | None, Money | None]:
    """Return what was spent and the budget in force by the records, None where a project's is not known."""
    results = [result_at(year, position) for position in range(len(year.projects))]
    spent = [_spent(project, result) for project, result in zip(year.projects, results, strict=True)]
    known = [yuan for yuan in spent if yuan is not None]
    budgets = [result.budget for result in results if result is not None and result.budget is not None]
    whole = sum(budgets, Money("0.00")) if budgets and len(budgets) == len(spent) else year.money
    return (sum(known, Money("0.00")) if known and len(known) == len(spent) else None), whole


def result_at(year: Year, position: int) -> Result | None:
    """Return what came of a project."""
    return year.lead.result_of(position)


def _spent(project: Project, result: Result | None) -> Money | None:
    return project.funding.executed if project.funding.executed is not None else result.spent if result else None


def _spent_line(year: Year, say: Say) -> str | None:
    spent, budget = spent_of(year)
    result = next((result for result in year.lead.results if result), None)
    return None if spent is None else spent_line(Result(result.until if result else None, budget, spent, ()), say)


def _figures(year: Year, say: Say) -> Iterator[tuple[str, str, str]]:
    """Yield the year's figures, each with its words and its unit."""
    spent, budget = spent_of(year)
    unit = say("万元", "yuan")
    yield say("预算", "Budget"), say.column(year.money), unit if year.money is not None else ""
    if spent is not None:
        yield say("花了", "Spent"), say.column(spent), unit
        if budget is not None and (part := percent_of(spent, budget)):
            yield say("花了几成", "Share spent"), part, ""
    yield say("算错、对不上的地方", "Errors found"), f"{len(_errors(year))}", say("处", "")


def _errors(year: Year) -> list[tuple[int | None, str]]:
    """Return the errors with the project they are in, None for the cover."""
    cover: list[tuple[int | None, str]] = [(None, sentence) for sentence in year.lead.wrong_cover]
    inside = ((n, one.sentence) for n in range(len(year.projects)) for one in year.lead.wrong_in(n) if one.weight == "error")
    return [*cover, *inside]


def _cards(year: Year, say: Say) -> Iterator[Card]:
    """Yield the projects, those with most money first."""
    most = max((_money(project) for project in year.projects), default=Money(0))
    for n in sorted(range(len(year.projects)), key=lambda n: (-_money(year.projects[n]), n)):
        project, result, wrong = year.projects[n], result_at(year, n), year.lead.wrong_in(n)
        yuan, spent = project.funding.annual, _spent(project, result)
        part = min(filled(spent, Money(0)), _money(project))
        yield Card(
            position=n,
            name=name_of(project, n),
            doubt=bool(year.lead.reading[n]),
            yuan=yuan,
            spent=spent,
            whole=_width(_money(project), most),
            part=_width(part, most) if filled(spent, Money(0)) > 0 else None,
            lines=tuple(_lines(project, result, say)),
            wrong=first_wrong(wrong) if wrong else None,
            more=len(wrong) - 1,
        )


def _money(project: Project) -> Money:
    return filled(project.funding.annual, Money(0))


def _width(yuan: Money, most: Money) -> str:
    """Return how long a bar is on the scale of the largest."""
    return f"{yuan * WIDE / most:.1f}" if most > 0 and yuan > 0 else "0"


def _lines(project: Project, result: Result | None, say: Say) -> Iterator[tuple[str, str]]:
    promised = list(promises(project, say, len(project.indicators)))
    if promised:
        yield say("答应", "Promised"), say("", " ").join(promised[:ON_CARD])
    came = [line for line in (spent_line(result, say) if result else None, *came_of_it(project, result, say, ON_CARD)) if line]
    if came:
        yield say("做成", "Done"), "".join(came)


def overview_page(portal: Portal) -> bytes:
    """Return the first page of several units or years: what each has, by unit and by year."""
    seat = seat_of(portal, "index.html", "index.html")
    say = seat.say
    projects = sum(len(year.projects) for year in portal.years)
    units, years = {year.unit for year in portal.years}, sorted({year.year for year in portal.years if year.year})
    span = say.year(years[0]) if len(years) == 1 else f"{years[0]}—{years[-1]} {say('年', '')}".strip() if years else ""
    title = say(f"{len(units)} 家单位，{projects} 件事", f"{len(units)} units, {projects} projects")
    wanted = sorted({one.year for one in portal.years}, key=lambda year: -(year or 0))
    found = [(year, _of_year(portal, year)) for year in wanted]
    return framed(seat, "overview", title, {"span": span, "years": found, "figures": partial(_row, say)})


def _of_year(portal: Portal, wanted: int | None) -> list[Year]:
    return sorted((year for year in portal.years if year.year == wanted), key=lambda year: (-filled(year.money, Money(0)), year.unit))


def _row(say: Say, year: Year) -> tuple[str, ...]:
    return say.column(year.money), say.column(spent_of(year)[0]), f"{len(year.projects)}", f"{len(_errors(year))}"
