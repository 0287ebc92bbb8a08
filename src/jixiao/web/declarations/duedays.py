"""By when a declaration is to move on, by the office's calendar."""

from django.conf import settings
from django.utils.timezone import localdate

from jixiao.web.models import Declaration
from jixiao.workflow.calendar import Due, calendar, due


def due_of(declaration: Declaration) -> Due | None:
    """Return by when, None where nothing is set."""
    return due(declaration.state, declaration.year, localdate(), calendar(settings.JIXIAO.folder))
