"""What scores and progress say in Chinese, in English: notes, methods, reasons why a record does not count, fixed words.

The sentences are made where the figures are; here each has its English. What a sentence takes from a document or a record stands in
quotes, as does a sentence that the table lacks: one that an office's own measure says.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from jixiao.system.sentences import CHINESE, quoted, sentences
from jixiao.write.page import Page

TABLE = Path(__file__).with_suffix(".toml")
BETWEEN = re.compile("(；|，|、)")
JOINTS = {"；": "; ", "，": ", ", "、": ", "}
NAMELESS = "（无名称）"


def in_english(text: str) -> str:
    """Return a text of ours in English; what the table lacks in quotes."""
    return _found(text) or _joined(text) or quoted(text)


def _found(text: str) -> str | None:
    """Return the English of a sentence of the table; a place with a capital letter holds words of ours, any other what it quotes."""
    if not CHINESE.search(text):
        return text
    for pattern, english in sentences(TABLE):
        if found := pattern.fullmatch(text):
            return english.format(**{name: (in_english if name.isupper() else _theirs)(said) for name, said in found.groupdict().items()})
    return None


def _joined(text: str) -> str | None:
    """Return the English of several texts joined by commas, None where one of them is not ours."""
    parts = BETWEEN.split(text)
    told = [_found(part) for part in parts[::2]]
    if len(parts) == 1 or None in told:
        return None
    return "".join(JOINTS[part] if n % 2 else told[n // 2] or "" for n, part in enumerate(parts))


def _theirs(text: str) -> str:
    if text == NAMELESS:
        return "(no name)"
    return quoted(text) if CHINESE.search(text) else text.replace("、", ", ")


def basis_words(basis: Iterable[str], page: Page) -> str:
    """Return by which law something is said; in English the law's own words stand in quotes."""
    return page.say("；", "; ").join(map(in_english, basis) if page.lang == "en" else basis)
