"""A new year begun by itself: what desks carry over from the last one comes into its book, once, with a line in the log."""

from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from jixiao.desk.loading import desks
from jixiao.desk.turning import carried
from jixiao.web.desks.rows import bring
from jixiao.web.desks.shelf import book_of, changing
from jixiao.web.journal.write import Actor, hold, note
from jixiao.web.models import Entry, Row, Unit

BEGUN = "records.begun"
JANUARY = 1


def turn_one() -> bool:
    """Begin this year for one unit that worked in the last one and has not begun it; False where there is none.

    Who has rows of a year whose January is over has begun it in some other way.
    """
    today = localdate()
    year = today.year
    subjects = Entry.objects.filter(event=BEGUN, subject__endswith=f":{year}").values_list("subject", flat=True)
    begun = {subject.partition(":")[0] for subject in subjects}
    worked = Unit.objects.filter(_has_rows_of(year - 1)).exclude(pk__in=begun)
    unit = (worked if today.month == JANUARY else worked.exclude(_has_rows_of(year))).order_by("pk").first()
    if unit is not None:
        begin(unit, year)
    return unit is not None


def _has_rows_of(year: int) -> Exists:
    return Exists(Row.objects.filter(unit=OuterRef("pk"), year=year))


def begin(unit: Unit, year: int) -> int:
    """Bring what goes on into a unit's year, beside what stands there already; return how many rows came. The second time none does."""
    with book_of(unit, year - 1) as last:
        tables = carried(desks().values(), last, localdate())
    with changing(unit, year):
        hold()
        if Entry.objects.filter(event=BEGUN, subject=f"{unit.pk}:{year}").exists():
            return 0
        with book_of(unit, year) as book:
            new = {name: [row for row in rows if book.row(str(row["at"])) is None] for name, rows in tables.items()}
            count = sum(map(len, new.values()))
            line = note(Actor(), BEGUN, f"{unit.pk}:{year}", year=year, rows=count)
            bring(unit, year, new, book.kept, line.seq)
    return count
