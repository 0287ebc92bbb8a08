"""Lines of the log: one a record whatever stands in it, no control character, no personal data."""

from logging import Formatter, LogRecord
from types import TracebackType

from jixiao.privacy.mask import masked_text
from jixiao.write.hostile import visible

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Line(Formatter):
    """A record as a line; the trace of a failure follows on lines of its own, which begin with a blank."""

    def formatMessage(self, record: LogRecord) -> str:  # noqa: N802 - the name that Python gave it
        """Return the line."""
        return visible(masked_text(super().formatMessage(record)))

    def formatException(self, ei: Raised) -> str:  # noqa: N802 - as above
        """Return the trace."""
        return "\n".join(f" {visible(masked_text(line))}" for line in super().formatException(ei).splitlines())
