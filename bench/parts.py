"""The parts of the reader, each with what stands in its place when it is switched off, and the ways to read with less than all."""

import inspect
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from hashlib import sha256
from importlib import import_module
from typing import Any, NamedTuple

from hostile import working
from jixiao.forms.grammar import labels, levels
from jixiao.read.rows.placing import PlacedLevels
from jixiao.read.walk import FORBIDDEN


class Part(NamedTuple):
    """A part of the reader: what it does, the name that is replaced where it is used, and what stands there without it."""

    does: str
    used: str
    without: object
    stays: str = ""
    """Why a part stays that changes none of the documents measured."""


def gives(value: object) -> Callable[..., object]:
    """Return a function that gives a value whatever it is asked."""
    return lambda *_args, **_more: value


def listed(one: object, *_: object) -> list[object]:
    """Return a list of the first argument alone."""
    return [one]


def first(one: object, *_more: object) -> object:
    """Return the first thing given, as it is."""
    return one


def way(does: str, name: str) -> Part:
    """Return a way of putting back into rows as a part: the others stand without it."""
    ways = import_module("jixiao.read.recast").WAYS
    return Part(does, "recast.WAYS", tuple(one for one in ways if one.__name__ != name))


PARTS = (
    Part("page numbers and running heads left out", "text.furniture", gives(frozenset())),
    Part("rows of texts that stand under one another", "text.LEAST_SPREAD", 10_000),
    Part("tables drawn with characters", "text.grid", gives(None)),
    Part("cells in quotes that run over lines", "text.quoted", lambda lines, at: (lines[at], at + 1)),
    Part("piped rows broken by a line's end, joined", "text.rows_rejoined", iter),
    Part("columns counted by signs", "pieces.in_columns", gives(0)),
    Part("texts parted at a sign, or where others begin", "pieces.divided", lambda piece, *_more: iter((piece,))),
    Part("lines that stand side by side", "aligned.beside", gives(False)),
    Part("rows told badly, doubted", "aligned.doubted_cell", first),
    Part("merged cells printed again and again, read once", "lines.unrepeated", first),
    Part("labels broken over lines, joined", "segment.broken_labels_joined", first),
    Part("labels like one of the lists, upper part", "form.items.like", gives(None)),
    Part("heads like one of the lists, indicator table", "rows.heads.like", gives(None)),
    Part("heads of other wording beside the levels", "rows.heads.beside_levels", first),
    Part("heads of towns", "rows.heads.areas", gives(0)),
    Part("rows that a copy ran together", "segment.cut_apart", lambda row: iter((row,))),
    Part("lists of tasks inside a form", "form.pairs.without_tasks", first),
    Part("parts of merged cells among heads", "form.pairs.without_gaps", first),
    Part("a row that begins with a label keeps its values", "form.pairs.own_row", first),
    Part("cells lost on the left", "form.pairs.lost_on_the_left", gives(0)),
    Part("heads over the names of goals", "form.pairs.over_goals", gives([])),
    Part("texts of goals in several rows", "form.pairs.anew", lambda _rows, index: FORBIDDEN if index else 0.0),
    Part("where a text begins", "form.pairs.begins", gives(0.0)),
    Part("one text shared out between two goals", "form.goals.halve", gives(None)),
    Part("both offices in one cell", "form.head.both_offices", gives(None)),
    Part("an office lost behind its label", "form.head.lost_unit", gives(None)),
    Part("figures that agree (rate = executed / budget)", "form.funds.agreement", gives(0.0)),
    Part("parts of a total under their heads", "form.funds.Funds.parts", gives({})),
    Part("a unit that amounts print", "form.funds.unit_of_values", gives(None)),
    Part("budget and execution beside one another", "form.funds.Funds.beside", gives(None)),
    Part("figures under the year's label", "form.funds.Funds.under_heads", gives(None)),
    Part("loose cells in rows of one width", "rows.indicators.equal_rows", gives(())),
    Part("a column that no head names", "rows.indicators.crowded", gives(False)),
    Part("levels beside the middle of their rows", "rows.indicators.levels_placed", lambda rows, *_, **__: PlacedLevels(rows)),
    Part("levels by their height on the page", "rows.placing.height", gives(None)),
    Part("both levels in one cell", "rows.indicators.levels_apart", lambda token: iter((token,))),
    Part("copied rows that kept their empty cells", "rows.columns.stand_in_place", gives(False)),
    Part("a level 1 that its level 2 implies", "rows.levels.owner", gives(None)),
    Part("a level 1 that its level 2 contradicts", "rows.levels.contradict", gives(False)),
    Part("what is like the label of a name, under a title", "segment.is_like_name", gives(False)),
    Part("the year above a form without a title", "segment.Segmenter.year_mark", gives([])),
    Part("the upper part of a form without known labels", "segment.Segmenter.above", lambda _self: []),
    Part("narratives without a heading", "segment.FIRST", frozenset()),
    Part("lists of projects under heads in loose cells", "segment.Segmenter.completes_list", gives(False)),
    Part("lists whose levels are lines", "segment.Segmenter.completes_tree", gives(False)),
    Part("notices in running text", "lists.notice.read_notice", gives(None)),
    Part("what is said around a lone form", "reading.with_words_around", listed),
    Part("heads wrapped onto the next line", "segment.wrapped", list),
    Part("budgets from a table of their own", "recognise.with_budgets", first),
    Part("a torn last row", "recognise.without_torn_end", first),
    Part("all that is put back into rows", "reading.recast", list),
    way("lines that only say that a table goes on, questionnaires", "unmarked"),
    way("heads of a list in two rows", "flattened"),
    way("records that say their project again", "in_rows"),
    way("a form in one row", "spread_out"),
    way("labels on lines of their own, each over its value", "lifted"),
    way("numbered points that go on under their row", "with_points"),
    way("marks that repeat the text above", "spelled_out"),
    way("the rest of a name that a page cut off", "with_rests"),
    way("forms in sentences", "said_in_sentences"),
    way("several labels in one line", "told_apart"),
    way("labels that name a column and a row", "uncrossed"),
    way("money whose parts stand across", "upright_money"),
    way("two tables beside one another", "unfolded"),
    way("indicators beside one another behind their levels", "side_by_side"),
    way("a table for every level", "under_levels"),
    way("a row under every indicator that explains it", "explained"),
    way("two rows an indicator", "in_turn"),
    way("lists in cells", "listed"),
    way("tables on their side, records", "upright"),
    way("levels in the cell of a name", "without_levels_in_front"),
    way("two columns in one", "disjoined"),
    way("outlines", "outlined"),
    Part("records in a line", "prepared.unrolled", gives(None)),
    Part("levels above the first head", "form.project.led_by_levels", lambda _rows, start: start),
    Part("codes before names", "rows.form_rows.without_codes", list),
    Part("rows of copied tables that kept all their cells", "rows.indicators.whole_rows", gives(frozenset())),
    Part("where merged cells have their text", "form.project.stands_of", gives(None)),
    Part("labels and values in one line, after a colon", "lines.after_colon", iter),
    Part("the end of an indicator table", "form.project.ends", gives(False)),
)


def place(used: str) -> tuple[object, str]:
    """Return the module or class that holds a name, and the name."""
    *path, name = used.split(".")
    if path[-1][0].isupper():
        return getattr(import_module(f"jixiao.read.{'.'.join(path[:-1])}"), path[-1]), name
    return import_module(f"jixiao.read.{'.'.join(path)}"), name


def serving(parts: tuple[Part, ...], told: set[str]) -> dict[tuple[object, str], object]:
    """Return what stands in the place of parts so that what each does is put into ``told`` once it gives anything else than would stand without it.

    For values that stand in a part's place there is no telling: they are always told.
    """
    stands: dict[tuple[object, str], Any] = {}
    for part in parts:
        owner, name = place(part.used)
        value = stands.get((owner, name), getattr(owner, name))
        if isinstance(value, tuple) and isinstance(part.without, tuple):
            left = {one.__name__ for one in part.without}
            stands[owner, name] = tuple(one if one.__name__ in left else telling(one, list, partial(told.add, part.does)) for one in value)
        elif callable(value) and callable(part.without):
            stands[owner, name] = telling(value, part.without, partial(told.add, part.does))
        else:
            told.add(part.does)
    return stands


def telling(part: Callable[..., Any], without: Callable[..., Any], tell: Callable[[], None]) -> Callable[..., Any]:
    """Return a part that tells when it gives anything else than what would stand without it, or changes what it writes to."""
    seen = inspect.signature(part)
    writes = seen.return_annotation is None or any(
        one.name == "self" or "Notebook" in str(one.annotation) for one in seen.parameters.values()
    )

    @wraps(part)
    def told(*args: Any, **more: Any) -> Any:  # noqa: ANN401 - whatever the part takes and gives
        kept = [list(one) if isinstance(one, Iterator) else one for one in args]
        given, other = ((iter(one) if isinstance(arg, Iterator) else one for arg, one in zip(args, kept, strict=True)) for _ in range(2))
        before, instead = state(kept) if writes else None, plain(without(*other, **more))
        found = part(*given, **more)
        found = list(found) if (lazy := isinstance(found, Iterator)) else found
        if plain(found) != instead or (writes and before != state(kept)):
            tell()
        return iter(found) if lazy else found

    return told


def state(thing: object, depth: int = 5) -> object:
    """Return which objects a thing holds, and those it holds in turn so many times."""
    if isinstance(thing, dict) and depth:
        return {key: state(value, depth - 1) for key, value in thing.items()}
    if isinstance(thing, list) and depth:
        return [state(one, depth - 1) for one in thing]
    return state(vars(thing), depth - 1) if hasattr(thing, "__dict__") and depth and not isinstance(thing, tuple) else id(thing)


def plain(value: object) -> object:
    """Return a list for rows however they are given, any other value as it is."""
    return list(value) if isinstance(value, Iterator | list) or type(value) is tuple else value


class Weakening(NamedTuple):
    """A reader with less: what is switched off, which words of the lists it does not know, or how a text is printed otherwise."""

    name: str
    kind: str
    parts: tuple[Part, ...] = ()
    unknown: Callable[[str], bool] | None = None
    printed: Callable[[str], str] | None = None


def bucket(text: str, count: int) -> int:
    """Return which of so many groups a text is in, the same every time."""
    return sha256(text.encode()).digest()[0] * count // 256


@contextmanager
def weakened(weakening: Weakening) -> Iterator[None]:
    """Read with less: names replaced where they are used, words taken out of the lists; all is put back at the end."""
    kept = [(*place(part.used), part.without) for part in weakening.parts]
    values = [getattr(owner, name) for owner, name, _ in kept]
    lists: list[dict[str, object]] = [labels(), levels(1), levels(2)]  # type: ignore[list-item]
    gone = [{key: one[key] for key in list(one) if weakening.unknown is not None and weakening.unknown(key)} for one in lists]
    orders = [list(one) for one in lists]
    for owner, name, without in kept:
        setattr(owner, name, without)
    for one, away in zip(lists, gone, strict=True):
        for key in away:
            del one[key]
    forget()
    try:
        yield
    finally:
        for (owner, name, _), value in zip(kept, values, strict=True):
            setattr(owner, name, value)
        for one, away, order in zip(lists, gone, orders, strict=True):
            whole = {**one, **away}
            one.clear()
            one.update({key: whole[key] for key in order})
        forget()


KEPT = frozenset(("labels", "levels", "label_file", "label_patterns", "words", "weak_heads"))
"""What holds the lists themselves, or what no weakening changes."""


@contextmanager
def observed(told: set[str]) -> Iterator[None]:
    """Read with every part, what those do put into ``told`` that give anything: what the reader remembers is emptied before and behind."""
    stands = serving(PARTS, told)
    values = {(owner, name): getattr(owner, name) for owner, name in stands}
    for (owner, name), value in stands.items():
        setattr(owner, name, value)
    forget()
    try:
        yield
    finally:
        for (owner, name), value in values.items():
            setattr(owner, name, value)
        forget()


def forget() -> None:
    """Empty what functions of the reader remember, but for the lists."""
    working.forget()
    for name, module in list(sys.modules.items()):
        if name.startswith(("jixiao.read", "jixiao.forms")):
            for what, value in vars(module).items():
                if what not in KEPT and hasattr(value, "cache_clear"):
                    value.cache_clear()
