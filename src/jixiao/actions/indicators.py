"""Indicators like what somebody looks for, out of those that others have: by likeness of names, each with its level and what would prove it.

    alike(document, 4, "培训人数", (*shipped(), *known_of(another, "某市实验小学 2023 年")))

No figure of others is taken over: what a target is, the unit says itself.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from jixiao.actions.example import EXAMPLES, example_folder
from jixiao.actions.revise import Edit, revised, with_row
from jixiao.classify.features import END, START, features, plain
from jixiao.classify.model import guess
from jixiao.errors import UsageWrong
from jixiao.evaluate.asking import unit_of
from jixiao.evaluate.keep import keep, sectors_named
from jixiao.evaluate.needed import looked_at
from jixiao.forms.grammar import standard_levels
from jixiao.ledger.measurefile import Measure, measures
from jixiao.ledger.schema import ledgers
from jixiao.ledger.sector import Sector
from jixiao.model.document import Document, Indicator, Project
from jixiao.read.document import read_file

MOST = 12
LEAST, NEAR = 25, 15
"""Likeness, of a hundred, below which a name is not told: when words are looked for, and when nothing is."""
HELD = 70
"""How like a name is that holds all that is wanted, as it is for its own length."""
WANTING = 30
"""What an indicator of a level 2 that the form has not is ahead of others by, when nothing is looked for."""
EXAMPLE, PROVABLE = "随程序的例子", "台账能证明的"
ASKED = ("数量指标", "质量指标", "时效指标", "经济成本指标", "社会效益指标", "服务对象满意度指标")
"""Levels that most forms are expected to have, told where one is missing."""


class Known(Struct, frozen=True):
    """An indicator that somebody has: in which project, and whose it is in words; ``measure`` names one that is made for it."""

    indicator: Indicator
    project: str
    origin: str
    measure: str = ""


class Like(Struct, frozen=True, kw_only=True):
    """An indicator to choose: its name and levels, the unit and a target as somebody wrote it, how often and by whom it is used.

    ``is_guessed`` says that the level follows from the name alone. ``measure`` is what would prove it, by which ``ledgers``; empty
    where nothing can be defended. ``likeness`` is of a hundred.
    """

    name: str
    level1: str
    level2: str
    is_guessed: bool
    unit: str
    example: str
    used: int
    origins: tuple[str, ...]
    measure: str
    ledgers: tuple[str, ...]
    likeness: int


def known_of(document: Document, origin: str) -> tuple[Known, ...]:
    """Return the indicators of a document that have a name; ``origin`` says whose they are."""
    return tuple(
        Known(indicator, project.name or "", origin) for project in document.projects for indicator in project.indicators if indicator.name
    )


@cache
def shipped() -> tuple[Known, ...]:
    """Return the indicators of the worked examples."""
    read = (read_file(example_folder(name) / "declaration.txt") for name in EXAMPLES)
    return tuple(known for document in read for known in known_of(document, EXAMPLE))


@cache
def provable() -> tuple[Known, ...]:
    """Return what the measures give, as indicators by their titles, of those that say which level they are of."""
    heads = ((name, measure.head) for name, measure in measures().items())
    return tuple(
        Known(Indicator(level2=head.fits.levels[0], name=head.title.zh), "", PROVABLE, name) for name, head in heads if head.fits.levels
    )


def alike(document: Document, position: int, words: str, pool: Iterable[Known], level2: str = "") -> tuple[Like, ...]:
    """Return the indicators most like ``words`` for the project at a position from 1, the most like first.

    Without words those that the project speaks of, or that projects of a like name have, first those of levels that the form has not. With ``level2`` only those of it.
    What the form has already is left out.
    """
    project = document.projects[position - 1]
    own = {plain(one.name) for one in project.indicators if one.name}
    groups: dict[str, list[Known]] = {}
    for known in pool:
        name = plain(known.indicator.name or "")
        if name and name not in own and (not level2 or _level2(known.indicator) == level2):
            groups.setdefault(name, []).append(known)
    ordered = (sorted(group, key=lambda known: (known.indicator.name or "", known.origin, known.project)) for group in groups.values())
    found = _ranked(ordered, project, words, LEAST if words.strip() else 0 if level2 else NEAR)
    ranked = sorted(found, key=lambda pair: (-pair[0], -len(pair[1]), plain(pair[1][0].indicator.name or "")))
    chosen, ways = sectors_named(document), measures()
    return tuple(_like(group, likeness, project, chosen, ways) for likeness, group in ranked[:MOST])


def _ranked(groups: Iterable[list[Known]], project: Project, words: str, least: int) -> Iterator[tuple[int, list[Known]]]:
    """Yield each group with its likeness, those left out that are less like."""
    has, said = {_level2(one) for one in project.indicators}, _runs(own_words(project))
    for group in groups:
        if words.strip():
            likeness = max(likeness_of(words, known.indicator.name or "") for known in group)
        else:
            spoken = max(_spoken(known, said) for known in group)
            likeness = max(spoken, *(likeness_of(project.name or "", known.project) for known in group))
            likeness = likeness * (100 - WANTING) // 100
            likeness += WANTING if likeness >= NEAR and _level2(group[0].indicator) not in has else 0
        if likeness >= least:
            yield likeness, group


def own_words(project: Project) -> str:
    """Return what a project says of itself: its name, its goals, what is to be done."""
    told = (project.name, project.goals.overall, project.goals.annual, project.narrative.overview, project.narrative.plan)
    return "，".join(part for part in told if part)


def _spoken(known: Known, said: frozenset[str]) -> int:
    """Return how much of an indicator's name a project speaks of, of a hundred."""
    runs = _runs(known.indicator.name or "")
    return round(100 * len(runs & said) / len(runs)) if runs else 0


def likeness_of(wanted: str, name: str) -> int:
    """Return how much of what is wanted stands in a name, of a hundred, less where the name says much else."""
    one, other = _runs(wanted), _runs(name)
    if not one or not other:
        return 0
    if len(plain(wanted)) == 1:
        return HELD if plain(wanted) in plain(name) else 0
    shared = len(one & other)
    return round(HELD * shared / len(one) + 60 * shared / (len(one) + len(other)))  # a name that is the same has 100


@lru_cache(maxsize=8192)
def _runs(name: str) -> frozenset[str]:
    core = plain(name)
    return frozenset(run for run in features(name) if START not in run and END not in run and (len(run) > 1 or len(core) == 1))


def _level2(indicator: Indicator) -> str:
    return indicator.level2_standard or standard_levels(indicator.level1, indicator.level2)[1] or indicator.level2 or ""


def _like(group: Sequence[Known], likeness: int, project: Project, chosen: Sequence[Sector], ways: Mapping[str, Measure]) -> Like:
    first = _usual(group, lambda known: _level2(known.indicator))
    indicator, level2 = first.indicator, _level2(first.indicator)
    found = None if level2 else guess(indicator.name or "")
    level2 = level2 or (found.level2 if found else "")
    level1 = standard_levels(None, level2)[0] or indicator.level1 or ""
    asked = replace(indicator, level1=level1 or None, level2=level2 or None, level1_standard=level1 or None, level2_standard=level2 or None)
    made = next((known.measure for known in group if known.measure), "")
    proof = None if made else keep(project, asked, chosen, ways)
    name = proof.measure if proof is not None else made
    sources = looked_at(proof, ways) if proof is not None else ways[made].head.ledgers if made else ()
    known = ledgers()
    return Like(
        name=indicator.name or "",
        level1=level1,
        level2=level2,
        is_guessed=found is not None,
        unit=unit_of(indicator) or (ways[made].head.unit if made else ""),
        example=indicator.target.raw if indicator.target is not None else "",
        used=len(group),
        origins=tuple(dict.fromkeys(one.origin for one in group)),
        measure=ways[name].head.title.zh if name else "",
        ledgers=tuple(known[one].title.zh for one in sources),
        likeness=min(100, likeness),
    )


def _usual(group: Sequence[Known], of: Callable[[Known], str]) -> Known:
    """Return the first of those that say what most say."""
    most = Counter(map(of, group)).most_common(1)[0][0]
    return next(one for one in group if of(one) == most)


def missing(project: Project) -> tuple[str, ...]:
    """Return the levels 2 that most forms have and this one has not."""
    has = {_level2(one) for one in project.indicators}
    return tuple(level for level in ASKED if level not in has)


def with_indicator(document: Document, position: int, name: str, level2: str) -> tuple[Document, str]:
    """Return the document with an indicator more, behind the last of its level, and its pointer; its target is blank.

    UsageWrong for a level that there is none of, a name that is blank or there already, and a form that is full.
    """
    project, level1 = document.projects[position - 1], standard_levels(None, level2)[0]
    if level1 is None or standard_levels(None, level2)[1] is None:
        raise UsageWrong(f"没有“{level2}”这一级指标。请从列表里选。", f"There is no level “{level2}”. Choose one of the list.")
    if not plain(name):
        raise UsageWrong("指标要有名称。请从列表里选，或写上名称。", "An indicator needs a name.")
    if plain(name) in {plain(one.name or "") for one in project.indicators}:
        raise UsageWrong(f"这张表已经有“{name}”了，没有再加。", f"The form has “{name}” already; nothing was added.")
    list_ = f"/projects/{position - 1}/indicators"
    at = _behind(project.indicators, level1, level2)
    made = with_row(document, list_ if at < 0 else f"{list_}/{at}")
    path = f"{list_}/{at + 1}"
    typed = (("level1", level1), ("level2", level2), ("name", name))
    return revised(made, [Edit(path=f"{path}/{field}", text=text) for field, text in typed]), path


def _behind(rows: Sequence[Indicator], level1: str, level2: str) -> int:
    """Return the place of the row that one of these levels is put behind, from 0; -1 where there is none at all."""
    same = [n for n, one in enumerate(rows) if _level2(one) == level2]
    near = [n for n, one in enumerate(rows) if (one.level1_standard or one.level1) == level1]
    return (same or near or [len(rows) - 1])[-1]
