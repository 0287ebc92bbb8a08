"""A region in the workbench's database: units, their people, declarations of eight forms each, written in bulk; run by itself, it fills a folder."""

import sys
from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from jixiao.read.document import read_file
from jixiao.web.chores import entered
from jixiao.web.configure import configure
from jixiao.web.site import SECRET, site_of

EXAMPLE = Path(__file__).parents[2] / "examples/songjiang-2024/declaration.txt"
FORMS = 8
"""Forms of a declaration, and projects of it."""
VARIANTS = 500
"""Different texts: many more than the reports that a process remembers."""
STAFF = 24
"""Units whose people the load is of."""
PASSWORD = "Of-the-benchmark-7"  # noqa: S105 - of people who are nobody
STATES = ("draft", "submitted", "business_review", "accepted", "recut", "approved", "in_execution", "archived")
TOGETHER = 500


class Size(NamedTuple):
    """How large the region is."""

    projects: int
    units: int

    @property
    def declarations(self) -> int:
        """How many declarations there are."""
        return max(1, self.projects // FORMS)


def texts(count: int) -> Iterator[bytes]:
    """Yield so many texts of a declaration as they are stored, each with names and one amount of its own."""
    content = import_module("jixiao.web.declarations.content")
    text = content.text_from(read_file(EXAMPLE))
    for number in range(count):
        own = text.replace("课题调研".encode(), f"课题调研{number:03}".encode())
        yield own.replace(b'"645000.00"', f'"{645_000 + number}.00"'.encode())


def fill(folder: Path, size: Size) -> None:
    """Make the office in a folder and write the region into it."""
    if (folder / SECRET).is_file():
        entered(folder)
    else:
        site = site_of(folder)
        configure(site)
        import_module("jixiao.web.opening").migrated(site)
    transaction = import_module("django.db").transaction
    with transaction.atomic():
        units = _units(size.units)
        _people(units)
    _declarations(units, size)
    _analyse()


def _units(count: int) -> list[Any]:
    write, found = import_module("jixiao.web.journal.write"), import_module("jixiao.web.people.units").found_unit
    root = found(write.Actor(), "大区")
    offices = [found(write.Actor(), f"第{n:02}局", root) for n in range(1, 21)]
    return [found(write.Actor(), f"第{n:03}单位", offices[n % len(offices)]) for n in range(count)]


def _people(units: list[Any]) -> None:
    """Make the people of some units, and those who see everything; one password is hashed once for all."""
    staff, actor = import_module("jixiao.web.people.staff"), import_module("jixiao.web.journal.write").Actor()
    models = import_module("jixiao.web.models")
    root = models.Unit.objects.get(parent=None)
    wanted = [(f"staff{n}", "unit_staff", unit) for n, unit in enumerate(units[:STAFF])]
    wanted += [("business", "finance_business", root), ("performance", "finance_performance", root), ("auditor", "auditor", root)]
    known = ""
    for login, role, unit in wanted:
        person, _ = staff.hire(actor, login, login, None if known else PASSWORD)
        known = known or person.password
        staff.grant(actor, person, role, unit)
    models.Person.objects.update(password=known, must_change=False)


def _declarations(units: list[Any], size: Size) -> None:
    content, models = import_module("jixiao.web.declarations.content"), import_module("jixiao.web.models")
    table, now = import_module("jixiao.workflow.table"), import_module("django.utils.timezone").now()
    made = [(content.packed(text), content.digest(text)) for text in texts(min(VARIANTS, size.declarations))]
    phases = {name: table.PHASES.index(table.table().states[name].phase) for name in STATES}
    for start in range(0, size.declarations, TOGETHER):
        rows, versions = [], []
        for n in range(start, min(start + TOGETHER, size.declarations)):
            state, at = STATES[(n // len(units)) % len(STATES)], now - timedelta(seconds=n)
            unit = units[n % len(units)]
            title = f"{unit.name}{2020 + n % 6}年财政支出项目绩效目标申报表"
            frozen = 1 if phases[state] >= phases["approved"] else None
            row = models.Declaration(
                unit=unit, title=title, year=2020 + n % 6, state=state, reached=phases[state], version=1, handed_in=1, frozen=frozen,
                forms=FORMS, annual=4_600_800 + n, created=at, changed=at,
            )  # fmt: skip
            packed, digest = made[n % len(made)]
            rows.append(row)
            versions.append(
                models.Version(declaration=row, number=1, content=packed, digest=digest, at=at, what="上传", frozen=bool(frozen))
            )
        models.Declaration.objects.bulk_create(rows)
        models.Version.objects.bulk_create(versions)


def _analyse() -> None:
    with import_module("django.db").connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    fill(Path(sys.argv[1]), Size(int(sys.argv[2]), int(sys.argv[3])))
