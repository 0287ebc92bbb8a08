"""What is written down while a document is recognised: places, warnings and printed blanks by pointer."""

from jixiao.model.document import ReaderWarning
from jixiao.values.place import Place


class Notebook:
    """Places, warnings and printed blanks of one subject, by pointers that begin at it."""

    def __init__(self) -> None:
        self.places: dict[str, Place] = {}
        self.warnings: list[ReaderWarning] = []
        self.blanks: dict[str, Place] = {}

    def at(self, path: str, place: Place, confidence: float = 1.0) -> None:
        """Keep where the field ``path`` stands."""
        if confidence < place.confidence:
            place = Place(
                line=place.line,
                page=place.page,
                sheet=place.sheet,
                table=place.table,
                row=place.row,
                column=place.column,
                box=place.box,
                text=place.text,
                confidence=confidence,
            )
        self.places[path] = place

    def warn(self, path: str, message: str, confidence: float) -> None:
        """Keep that something at ``path`` was repaired or could not be told."""
        self.warnings.append(ReaderWarning(path=path, message=message, confidence=confidence))
        place = self.places.get(path)
        if place is not None and confidence < place.confidence:
            self.at(path, place, confidence)

    def blank(self, path: str, label: Place) -> None:
        """Keep that the field ``path`` is left empty beside its label, which stands at ``label``."""
        self.blanks.setdefault(path, label)

    def take(self, prefix: str, other: "Notebook") -> None:
        """Take over what ``other`` holds, its pointers put under ``prefix``."""
        self.places.update({prefix + path: place for path, place in other.places.items()})
        self.warnings.extend(ReaderWarning(path=prefix + w.path, message=w.message, confidence=w.confidence) for w in other.warnings)
        self.blanks.update({prefix + path: place for path, place in other.blanks.items()})
