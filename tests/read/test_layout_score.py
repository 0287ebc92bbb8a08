"""The generator of layouts and its score: what is known is what is printed, and every kind of fault is counted as what it is."""

import copy
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pypdfium2
import pytest
from msgspec.structs import replace

from jixiao.formula.target import read_target
from layouts.aims import effects, measures
from layouts.aligned import aim
from layouts.block import Table
from layouts.canvas import ruled, unruled
from layouts.contact import CHECK, WORK
from layouts.developed import DEVELOPED
from layouts.families import TEXTS
from layouts.family import Family, drafts
from layouts.held import HELD
from layouts.indicator_rows import printed
from layouts.known import Aim
from layouts.making import cases
from layouts.running import plain
from layouts.scanned import HELD_SCANS, SCANNED
from layouts.scoring import Score, score
from layouts.show import shown, written
from layouts.tables import reliability, total_line
from layouts.trades import Trade, trades

INVENTED = [family for family in (*DEVELOPED, *HELD) if not family.real]
Json = dict[str, Any]
FAMILY = next(family for family in TEXTS if family.name == "points-in-levels")


@pytest.fixture(scope="module")
def wanted() -> Json:
    """Return what is wanted of a self-evaluation."""
    return plain(cases(FAMILY, 1)[0].wanted)


def changed(wanted: Json, change: Callable[[Json], object]) -> Score:
    """Return the score of a reading that is right but for a change."""
    read = copy.deepcopy(wanted)
    change(read)
    return score("x", wanted, read, None)


def target_lost(read: Json, confidence: float = 1.0) -> None:
    """Read another target in the first row, as sure as that."""
    read["projects"][0]["indicators"][0]["target"] = {"raw": "7", "operator": "=", "value": "7", "high": None, "unit": None, "word": None}
    read["places"]["/projects/0/indicators/0/target"] = {"text": "7", "confidence": confidence}


def last_row_lost(read: Json, confidence: float = 1.0) -> None:
    """Leave the last row out, as sure as that that the list is complete."""
    read["projects"][0]["indicators"].pop()
    read["places"]["/projects/0/indicators"] = {"text": "", "confidence": confidence}


def test_a_right_reading_has_no_fault(wanted: Json) -> None:
    found = changed(wanted, lambda _: None)
    assert (found.faults, found.silent, found.declared) == ((), False, False)


def test_a_wrong_target_that_is_said_to_be_sure_is_wrong_without_a_word(wanted: Json) -> None:
    found = changed(wanted, target_lost)
    assert ([fault.what for fault in found.faults], found.silent) == (["cell wrong"], True)


def test_a_doubt_that_is_told_is_no_silence(wanted: Json) -> None:
    found = changed(wanted, lambda read: target_lost(read, 0.6))
    assert ([fault.told for fault in found.faults], found.silent) == ([True], False)


@pytest.mark.parametrize(("sure", "silent"), [(1.0, True), (0.5, False)])
def test_a_missing_row_is_told_by_the_list(wanted: Json, sure: float, silent: bool) -> None:
    found = changed(wanted, lambda read: last_row_lost(read, sure))
    assert ([fault.what for fault in found.faults], found.silent) == (["row missing"], silent)


def test_an_invented_row_counts_against_precision_alone(wanted: Json) -> None:
    extra = {**wanted["projects"][0]["indicators"][0], "name": "联系电话", "target": None}
    found = changed(wanted, lambda read: read["projects"][0]["indicators"].append(extra))
    assert (found.tally["rows have"] - found.tally["rows wanted"], found.tally["rows right"]) == (1, found.tally["rows wanted"])


def test_an_invented_field_is_a_fault(wanted: Json) -> None:
    found = changed(wanted, lambda read: read["projects"][0]["funding"].update(total="1.00"))
    assert [fault.what for fault in found.faults] == ["field invented"]


def test_a_form_that_is_declared_is_not_silent(wanted: Json) -> None:
    def torn(read: Json) -> None:
        target_lost(read)
        read["projects"][0]["partly_read"] = True

    found = changed(wanted, torn)
    assert (found.declared, found.silent) == (True, False)


def test_a_refused_file_is_declared_and_has_no_row(wanted: Json) -> None:
    found = score("x", wanted, None, None)
    assert (found.declared, found.tally["rows have"]) == (True, 0)


def test_a_missing_form_is_wrong_however_sure_the_rest_is(wanted: Json) -> None:
    two = {**wanted, "projects": [*wanted["projects"][:1], {**wanted["projects"][0], "name": "另一个项目", "indicators": []}]}
    found = score("x", two, {**wanted, "projects": wanted["projects"][:1]}, None)
    assert [fault.what for fault in found.faults if fault.what.startswith("form")] == ["form missing"]


def test_reliability_counts_right_and_wrong_by_what_was_told(wanted: Json) -> None:
    found = [changed(wanted, lambda read: target_lost(read, 0.6)), changed(wanted, target_lost)]
    lines = {str(line["confidence told"]): line for line in reliability(found)}
    assert (lines["0.5 – 0.8"]["values"], lines["0.5 – 0.8"]["right"]) == (1, 0)


def test_totals_count_rows_of_readable_families_and_silence_of_all(wanted: Json) -> None:
    unreadable = next(family for family in TEXTS if family.ask == "honesty")
    scores = {FAMILY.name: [changed(wanted, lambda _: None)], unreadable.name: [changed(wanted, target_lost)]}
    line = total_line("both", [FAMILY, unreadable], scores)
    assert (line["rows F1"], line["n"], line["silent"]) == ("1.000", 2, 1)


@pytest.mark.parametrize("trade", trades(), ids=lambda trade: trade.office)
@pytest.mark.parametrize("manner", ["plain", "bracket", "wordy"])
def test_a_target_is_printed_so_that_it_says_what_is_known(trade: Trade, manner: str) -> None:
    random = Random(trade.office)  # noqa: S311 - the same rows every time
    rows = [row for _ in range(4) for row in (*measures(random, trade, 2025), *effects(random, trade))]
    said = {row.name: (aim(as_json(read_target(printed(row.aim, manner) or "").target)), aim(as_json(row.aim))) for row in rows}
    assert {name: pair for name, pair in said.items() if pair[0] != pair[1]} == {}


def as_json(target: Any) -> Json:  # noqa: ANN401 - a Target or an Aim
    """Return a target in the contract's shape."""
    fields = ("operator", "value", "high", "unit", "word")
    raw = target.word if isinstance(target, Aim) else target.raw
    return {"raw": raw, **{field: None if (told := getattr(target, field)) is None else str(told) for field in fields}}


@pytest.mark.parametrize("family", INVENTED, ids=lambda family: family.name)
def test_every_square_of_every_table_is_covered_once(family: Family) -> None:
    tables = [block for draft in drafts(family, 3) for block in draft.blocks if isinstance(block, Table)]
    assert all(len(row) == table.width for table in tables for row in table.lattice())


@pytest.mark.parametrize("draw", [unruled, ruled])
@pytest.mark.parametrize("centred", [True, False])
def test_a_canvas_loses_no_sign_of_a_cell(draw: Callable[..., list[str]], centred: bool) -> None:
    table = next(block for block in next(drafts(FAMILY, 1)).blocks if isinstance(block, Table))
    drawn = "".join(draw(table, 100, centred=centred))
    for cell in table.cells:
        for sign in cell.text:
            assert sign in drawn
    assert sum(map(len, "".join(cell.text for cell in table.cells).split())) == sum(
        len(part.strip("+-|")) for part in "".join(drawn).split()
    )


@pytest.mark.parametrize("name", ["tabs", "canvas-centred", "lists", "glued"])
def test_a_family_makes_the_same_documents_every_time(name: str) -> None:
    family = next(family for family in TEXTS if family.name == name)
    assert [case.data for case in cases(family, 3)] == [case.data for case in cases(family, 3)]


@pytest.mark.parametrize("family", [SCANNED[2], HELD_SCANS[1]], ids=lambda family: family.name)
def test_a_scan_is_a_picture_alone_and_the_same_every_time(family: Family) -> None:
    once, again = (cases(replace(family, most=1), 1)[0].data for _ in range(2))
    page = pypdfium2.PdfDocument(once)[0]
    assert (once == again, page.get_textpage().count_chars(), len(list(page.get_objects()))) == (True, 0, 1)


def test_a_good_part_of_the_families_is_kept_apart_and_of_most_kinds() -> None:
    aside, seen = (*HELD, *CHECK), (*DEVELOPED, *WORK)
    assert 0.15 < len(aside) / (len(aside) + len(seen)) < 0.4
    assert len({family.choice for family in aside}) >= 9


def test_what_is_held_says_so_and_nothing_else_does() -> None:
    assert (all(family.held for family in HELD), any(family.held for family in DEVELOPED)) == (True, False)


@pytest.mark.parametrize("family", [family for family in HELD if not family.real], ids=lambda family: family.name)
def test_no_square_of_a_held_table_is_covered_twice(family: Family) -> None:
    tables = [block for draft in drafts(family, 3) for block in draft.blocks if isinstance(block, Table)]
    assert [sum(cell.rows * cell.columns for cell in table.cells) for table in tables] == [table.width * table.height for table in tables]


def test_no_family_has_the_name_of_another() -> None:
    names = [family.name for family in (*DEVELOPED, *HELD)]
    assert sorted(set(names)) == sorted(names)


def test_what_went_wrong_is_shown_with_the_document(wanted: Json, tmp_path: Path) -> None:
    made = cases(FAMILY, 1)
    place = written(made, FAMILY.name, tmp_path)
    told = "\n".join(shown(place, [score(made[0].name, wanted, changed_reading(wanted), None)]))
    assert (str(place / made[0].name) in told, "WRONG WITHOUT A WORD" in told, (place / made[0].name).read_bytes() == made[0].data) == (
        True,
        True,
        True,
    )


def changed_reading(wanted: Json) -> Json:
    """Return a reading with one wrong target."""
    read = copy.deepcopy(wanted)
    target_lost(read)
    return read
