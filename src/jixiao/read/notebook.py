"""What is written down while a document is recognised: places, warnings, printed blanks and what was not read, by pointer."""

from msgspec.structs import replace

from jixiao.model.document import ReaderWarning, Unread
from jixiao.values.place import Place

MEANING = 0.6
"""A doubt about what a value means lowers how sure it is only below this: it is read all the same."""


class Notebook:
    """Places, warnings, printed blanks and unread parts of one subject, by pointers that begin at it."""

    def __init__(self) -> None:
        self.places: dict[str, Place] = {}
        self.warnings: list[ReaderWarning] = []
        self.blanks: dict[str, Place] = {}
        self.unread: list[Unread] = []

    def at(self, path: str, place: Place, confidence: float = 1.0) -> None:
        """Keep where the field ``path`` stands."""
        if confidence < place.confidence:
            place = replace(place, confidence=confidence)
        self.places[path] = place

    def warn(self, path: str, message: str, confidence: float) -> None:
        """Keep that something at ``path`` was repaired or could not be told."""
        self.warnings.append(ReaderWarning(path=path, message=message, confidence=confidence))
        place = self.places.get(path)
        if place is not None and confidence < min(place.confidence, MEANING):
            self.at(path, place, confidence)

    def blank(self, path: str, label: Place) -> None:
        """Keep that the field ``path`` is left empty beside its label, which stands at ``label``."""
        self.blanks.setdefault(path, label)

    def miss(self, path: str, message: str, place: Place | None) -> None:
        """Keep that a part was seen and not read that belongs under ``path``."""
        self.unread.append(Unread(path=path, message=message, place=place))

    def take(self, prefix: str, other: "Notebook") -> None:
        """Take over what ``other`` holds, its pointers put under ``prefix``."""
        self.places.update({prefix + path: place for path, place in other.places.items()})
        self.warnings.extend(ReaderWarning(path=prefix + w.path, message=w.message, confidence=w.confidence) for w in other.warnings)
        self.blanks.update({prefix + path: place for path, place in other.blanks.items()})
        self.unread.extend(Unread(path=prefix + u.path, message=u.message, place=u.place) for u in other.unread)
