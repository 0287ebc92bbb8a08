"""What the help says of a command, in Chinese and English."""

from typing import NamedTuple


class Text(NamedTuple):
    """A text in both languages."""

    zh: str
    en: str

    def of(self, lang: str) -> str:
        """Return the text in ``lang``."""
        return self.en if lang == "en" else self.zh


class Manual(NamedTuple):
    """A command's help: what it does in one line, more of it, and examples (command, what it shows)."""

    summary: Text
    more: Text = Text("", "")
    examples: tuple[str, ...] = ()
