"""Measures tried: a shipped one by its name or file, those of an office by file or folder, and these in the fence.

The ledgers of the office's folder are in force meanwhile.
"""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from jixiao.errors import ContentInvalid, MeasureFileInvalid, UsageWrong
from jixiao.ledger.measurecheck import TriedMeasure
from jixiao.ledger.measurefile import FOLDER, Measure, measures, parse_measure
from jixiao.ledger.measuring import chosen
from jixiao.ledger.office import Office, at_work, office_of
from jixiao.sql.file import read_text
from jixiao.sql.trial import Made, Trial, ready_to_try, try_foreign, try_ours

READY = "jixiao.actions.records.measure_trial:prepare"


class Tested(Struct, frozen=True):
    """What was tried, and what could not be loaded."""

    trials: tuple[Trial, ...]
    problems: tuple[ContentInvalid, ...] = ()


def try_measures(which: str, office: Office) -> Tested:
    """Return how the measures do that a folder, a file or a name means; UsageWrong where it means none."""
    place = Path(which)
    if place.is_dir():
        return _of_folder(place)
    if place.is_file():
        return _of_file(place)
    if place.suffix == ".sql":
        raise UsageWrong(f"没有文件“{which}”。", f"There is no file “{which}”.")
    with at_work(office):
        measure = chosen(measures(), which)
        file = next((file for file in office.files if file.stem == which), FOLDER / measure.file)
        return Tested((_tried(file, measure),))


def _of_folder(folder: Path) -> Tested:
    office = office_of((folder,))
    if not office.measures and not office.problems:
        raise UsageWrong(
            f"“{folder}”里没有度量（小写英文名的 .sql 文件）。先写一个：jixiao measure new 名称 --to {folder}",
            f"“{folder}” holds no measure (an .sql file with a name in small letters). Begin one: jixiao measure new NAME --to {folder}",
        )
    with at_work(office):
        return Tested(tuple(_trials(office)), office.problems)


def _trials(office: Office) -> Iterator[Trial]:
    for file in office.files:
        if file.stem in office.measures:
            yield _tried(file, office.measures[file.stem])


def _of_file(file: Path) -> Tested:
    if file.resolve().parent == FOLDER.resolve():
        return Tested((_tried(file, chosen(measures(), file.stem)),))
    office = office_of((file.parent,))
    own = [wrong for wrong in office.problems if wrong.file == file.name]
    if own:
        raise own[0]
    if file.stem not in office.measures:
        raise UsageWrong(
            f"“{file}”不是度量文件：小写英文名的 .sql。", f"“{file}” is no measure: an .sql file with a name in small letters."
        )
    with at_work(office):
        return Tested((_tried(file, office.measures[file.stem]),))


def _tried(file: Path, measure: Measure) -> Trial:
    text = read_text(file, MeasureFileInvalid)
    if measure.foreign:
        return try_foreign(file.name, text, TriedMeasure(measure), READY)
    return try_ours(text, TriedMeasure(measure))


def prepare(payload: bytes) -> Made:
    """In the child, before its limits hold: parse the file and make ready for it."""
    return ready_to_try(payload, lambda file, text: TriedMeasure(parse_measure(file, text, foreign=True)))
