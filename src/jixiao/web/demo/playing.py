"""The example year played: units and people made, declarations sent in and taken as far as the file says."""

import json
from decimal import Decimal
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from tomllib import loads

from django.conf import settings
from django.db import transaction
from msgspec import Struct, convert

from jixiao.actions.example import write_example
from jixiao.errors import UsageWrong
from jixiao.web.clock import SET
from jixiao.web.declarations.arriving import Arrived, accept
from jixiao.web.declarations.evaluating import year_folder
from jixiao.web.declarations.stepping import step
from jixiao.web.demo.acting import DemoAct, bring_year, do_first, own_record
from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Declaration, Person, Unit
from jixiao.web.people.access import rights, writing_units
from jixiao.web.people.passwords import new_password
from jixiao.web.people.staff import grant, hire
from jixiao.web.people.units import found_unit
from jixiao.workflow.situation import Act, Opinion
from jixiao.write.atomic import write_whole

LOGINS = "demo-users.json"


class DemoUnit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A unit and below which one it stands."""

    name: str
    under: str | None = None


class DemoPerson(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person, what it is and where; ``record`` is the address of the own record there."""

    name: str
    role: str
    unit: str
    record: str | None = None


class DemoStep(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step and who takes it."""

    by: str
    step: str
    opinions: tuple[Opinion, ...] = ()
    grade: str | None = None
    figure: Decimal | None = None
    reason: str | None = None
    document: str | None = None


class DemoDeclaration(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A declaration of an example, who sends it in, the steps it takes."""

    example: str
    by: str
    steps: tuple[DemoStep, ...] = ()


class Demo(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole example year."""

    units: tuple[DemoUnit, ...]
    people: dict[str, DemoPerson]
    declarations: tuple[DemoDeclaration, ...]
    acts: tuple[DemoAct, ...] = ()


class Login(Struct, frozen=True, kw_only=True):
    """How somebody of the example year comes in."""

    login: str
    password: str
    role: str
    unit: str


def demo() -> Demo:
    """Return what the file says."""
    return convert(loads(Path(__file__).with_name("demo.toml").read_text("utf-8")), Demo)


@transaction.atomic
def play(folder: Path) -> None:
    """Load the example year into an office that has nobody yet, whole or not at all; the logins are kept in its folder."""
    told = demo()
    if settings.JIXIAO.behind:
        note(Actor(), SET, days=settings.JIXIAO.behind)
    people = settle(folder, told)
    for declaration in told.declarations:
        _declare(declaration, people)
    for one in told.acts:
        do_first(one, people)


def settle(folder: Path, told: Demo) -> dict[str, Person]:
    """Make the units and the people and return these by their logins, which are kept in the folder."""
    actor, units = Actor(), dict[str, Unit]()
    for unit in told.units:
        units[unit.name] = found_unit(actor, unit.name, units[unit.under] if unit.under else None)
    people, logins = dict[str, Person](), list[Login]()
    for login, person in told.people.items():
        password = new_password()
        people[login], _ = hire(actor, login, person.name, password)
        grant(actor, people[login], person.role, units[person.unit])
        if person.record is not None:
            own_record(people[login], units[person.unit], person.record)
        logins.append(Login(login=login, password=password, role=person.role, unit=person.unit))
    _keep(folder / LOGINS, logins)
    return people


def logins(folder: Path) -> list[Login]:
    """Return the logins of a folder that was begun with the example year; UsageWrong for another one."""
    try:
        return convert(json.loads((folder / LOGINS).read_bytes()), list[Login])
    except FileNotFoundError as missing:
        raise UsageWrong(
            f"“{folder}”不是用 --demo 建的。请先运行 jixiao serve --folder {folder} --demo。",
            f"“{folder}” was not made with --demo. First run jixiao serve --folder {folder} --demo.",
        ) from missing


def _keep(file: Path, logins: list[Login]) -> None:
    told = [{name: getattr(login, name) for name in Login.__struct_fields__} for login in logins]
    write_whole(file, json.dumps(told, ensure_ascii=False, indent=2).encode())
    file.chmod(0o600)


def _declare(declared: DemoDeclaration, people: dict[str, Person]) -> None:
    sender = rights(people[declared.by])
    with TemporaryDirectory(prefix="jixiao-") as folder:
        write_example(Path(folder), declared.example)
        file = Path(folder, "declaration.txt")
        made = accept(sender, Actor(sender.person), Arrived("申报表.txt", file.read_bytes()), writing_units(sender)[0])
        _lay_records(made, Path(folder))
    for one in declared.steps:
        own = rights(people[one.by])
        act = Act(
            step=one.step,
            person=own.person.id,
            roles=own.roles,
            opinions=one.opinions,
            grade=one.grade,
            figure=one.figure,
            reason=one.reason,
            document=one.document,
        )
        step(own, Actor(own.person), made.id, act)


def _lay_records(made: Declaration, folder: Path) -> None:
    """Put the example's records where those of the declaration's unit and year lie."""
    place = year_folder(made)
    copytree(folder / "ledgers", place / "ledgers", dirs_exist_ok=True)
    write_whole(place / "bindings.toml", (folder / "bindings.toml").read_bytes())
    bring_year(made.unit, made.year or 0, place / "ledgers")
