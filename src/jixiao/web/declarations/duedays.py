"""By when a declaration is to move on, by the office's calendar."""

from django.conf import settings
from django.utils.timezone import localdate

from jixiao.web.calendar.deadlines import set_days
from jixiao.web.models import Declaration
from jixiao.workflow.calendar import Days, Due, calendar, due


def due_of(declaration: Declaration, days: Days | None = None) -> Due | None:
    """Return by when, None where nothing is set; ``days`` are those that the office set, looked up where they are not given."""
    own = set_days() if days is None else days
    return due(declaration.state, declaration.year, localdate(), calendar(settings.JIXIAO.folder), own)
