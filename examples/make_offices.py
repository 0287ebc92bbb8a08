"""Makes the worked years of other offices, whole: ``python examples/make_offices.py``.

All of it is invented. Chance follows from a seed, so that a second run changes no byte.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from make_songjiang import Answer, Answers, as_csv
from making.office import Office
from making.school import school
from making.town import town
from msgspec.json import encode
from msgspec.json import format as laid_out

from jixiao.ledger.rows import record_at
from jixiao.ledger.schema import ledgers

HERE = Path(__file__).parent
OFFICES: Mapping[str, Callable[[], Office]] = {"school-2024": school, "town-2024": town}


def made(office: Office) -> dict[str, bytes]:
    """Return the files of an office by their path in its folder."""
    return {
        "declaration.txt": office.declaration(),
        "bindings.toml": office.bindings(),
        "answers.json": laid_out(encode(_answers(office)), indent=2) + b"\n",
        **{f"ledgers/{name}.csv": as_csv(ledgers()[name], rows) for name, rows in office.rows.items()},
    }


def _answers(office: Office) -> Answers:
    planted = []
    for fault in office.planted:
        row = next(place for place, row in enumerate(office.rows[fault.ledger], 2) if row is fault.row)
        planted.append(Answer(fault.code, fault.ledger, row, record_at(fault.ledger, fault.row["code"]), fault.what))
    return Answers(tuple(sorted(planted, key=lambda answer: (answer.code, answer.ledger, answer.row))))


if __name__ == "__main__":
    for folder, make in OFFICES.items():
        for path, data in made(make()).items():
            file = HERE / folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
