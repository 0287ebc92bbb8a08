"""What a unit's desks keep of what was said with the public: drafts, comments and answers, citizens' questions; as it may be published."""

from django.conf import settings
from django.utils.timezone import localdate

from jixiao.actions.portal.civic import SAID, public_dialogue
from jixiao.facts.schema import Row as Values
from jixiao.privacy.find import find
from jixiao.web.desks.shelf import Where, book_of
from jixiao.web.models import Release, Unit
from jixiao.web.publishing.releases import public_releases
from jixiao.web.site import HERE
from jixiao.write.site.record import Public

WITHHELD = "（里面有个人信息，不公布。）"
TEXTS = ("comment", "answer", "question")
"""Columns that people write in who are not of the office, or answer them."""


def said_at(where: Where) -> Public:
    """Return what was said with the public in a unit's year, and the address where a citizen asks; texts with personal data are withheld."""
    with book_of(where.unit, where.year) as book:
        journals = {name: [_safe(row) for row in book.rows(name)] for name in SAID}
        return public_dialogue(journals, book.rows("budgets"))._replace(ask=ask_address(where.unit))


def _safe(row: Values) -> Values:
    return {name: WITHHELD if name in TEXTS and value is not None and any(find(str(value))) else value for name, value in row.items()}


def ask_address(unit: Unit) -> str:
    """Return where a citizen's question to a unit goes: on the first host that the office is known by outside, empty where there is none."""
    host = next((host for host in settings.JIXIAO.hosts if host not in HERE), None)
    return "" if host is None else f"{'https' if settings.JIXIAO.secure else 'http'}://{host}/ask/{unit.pk}"


def year_to_ask_about(unit: int) -> Where | None:
    """Return the unit's year that a citizen may ask about: the last of which anything is public; None where nothing is."""
    releases: list[Release] = [one for one in public_releases() if one.declaration.unit_id == unit]
    years = [(one.declaration.year or localdate().year, one.declaration.unit) for one in releases]
    return max((Where(whose, year) for year, whose in years), key=lambda where: where.year, default=None)
