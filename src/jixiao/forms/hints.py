"""What a blank form tells who fills it in: the rows of indicators that it prints, and a hint for every field."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.toml import decode

FILE = Path(__file__).with_name("hints.toml")


class Hint(Struct, frozen=True, forbid_unknown_fields=True):
    """A hint in both languages, what there is to choose from, and whether other words are allowed too."""

    zh: str
    en: str
    choices: tuple[str, ...] = ()
    open: bool = False

    def of(self, lang: str, year: int | None) -> str:
        """Return the hint in ``lang``, its examples in the form's year."""
        return (self.en if lang == "en" else self.zh).replace("{year}", str(year) if year else "2026")


class Hints(Struct, frozen=True, forbid_unknown_fields=True):
    """The rows of indicators (level 1, level 2, how many), and the hints by field (``indicators/level1``)."""

    rows: tuple[tuple[str, str, int], ...]
    hints: Mapping[str, Hint]


@cache
def hints() -> Hints:
    """Return the shipped hints."""
    return decode(FILE.read_bytes(), type=Hints)
