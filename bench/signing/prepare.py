"""An office for the benchmark, in a process of its own: so many deputies, each at a phone, and an activity today; or what came of it.

prepare.py make FOLDER PEOPLE    writes FOLDER/phones.json: the cookie of every deputy and of who organises
prepare.py count FOLDER          prints how many duties there are, of how many deputies
"""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from jixiao.web.configure import configure
from jixiao.web.site import site_of

UNIT, YEAR, ACTIVITY = "示例办公室", 2024, "HD-01"


def web(name: str) -> Any:  # noqa: ANN401 - a module of what is stored, which loads once the process is one of the site
    """Return a module of the workbench."""
    return import_module(f"jixiao.web.{name}")


def make(folder: Path, people: int) -> None:
    """Make the office."""
    web("opening").migrated(site_of(folder))
    with import_module("django.db.transaction").atomic():
        phones = _people(people)
    (folder / "phones.json").write_text(json.dumps(phones), "utf-8")


def _people(people: int) -> dict[str, object]:
    models, now = web("models"), import_module("django.utils.timezone").now()
    unit = web("people.units").found_unit(web("journal.write").Actor(), UNIT)
    names = [*((f"d{n}", f"代表{n}") for n in range(people)), ("organiser", "承办")]
    everybody = [models.Person(login=login, name=name, password="!", password_set=now, created=now, seen=now) for login, name in names]  # noqa: S106 - nobody has it
    models.Person.objects.bulk_create(everybody)
    roles = ["deputy"] * people + ["handler"]
    models.Grant.objects.bulk_create(models.Grant(person=one, role=role, unit=unit) for one, role in zip(everybody, roles, strict=True))
    own = enumerate(everybody[:people])
    models.OwnRecord.objects.bulk_create(models.OwnRecord(person=one, unit=unit, address=f"ledger:deputies#D{n:05}") for n, one in own)
    keys = [f"{one.id}{one.login}" for one in everybody]
    digest = web("people.sittings").digest_of
    models.Sitting.objects.bulk_create(
        models.Sitting(digest=digest(key), person=one, mark=0, begun=now, seen=now) for key, one in zip(keys, everybody, strict=True)
    )
    _rows(unit, people)
    return {"deputies": keys[:people], "organiser": keys[people]}


def _rows(unit: Any, people: int) -> None:  # noqa: ANN401 - a Unit
    """Bring in the register, and the activity of today."""
    loading, writing = import_module("jixiao.desk.loading"), web("journal.write")
    deputies = "\n".join(f"D{n:05} | 代表{n} | 区 | 2021-11-16" for n in range(people))
    today = import_module("django.utils.timezone").localdate()
    tables = {
        "budgets": "code | name\n2 | 代表工作",
        "deputies": f"code | name | level | term_start\n{deputies}",
        "activities": f"code | title | project | kind | planned_on\n{ACTIVITY} | 视察社区 | 2 | 视察 | {today}",
    }
    with loading.at_desks(loading.desks().values()) as kept:
        rows = import_module("jixiao.desk.table").full_rows(tables, kept)
        web("desks.rows").bring(unit, YEAR, rows, kept, writing.note(writing.Actor(), "records.brought").seq)


def count() -> None:
    """Print what there is."""
    found = web("models").Row.objects.filter(ledger="duties").values_list("values", flat=True)
    rows = [json.loads(text)["deputy"] for text in found]
    print(json.dumps({"rows": len(rows), "deputies": len(set(rows)), "faults": list(web("keeping.verify").verified().faults)}))


if __name__ == "__main__":
    place = Path(sys.argv[2])
    configure(site_of(place))
    if sys.argv[1] == "make":
        make(place, int(sys.argv[3]))
    else:
        count()
