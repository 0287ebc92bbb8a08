"""Calendar years that a goal names, each with the words around it; what is a title, a document number or a span is left out."""

import re
from collections.abc import Iterator

from jixiao.facts.schema import Row

REACH = 8
YEAR = re.compile(r"(?<![0-9.])((?:19|20)[0-9]{2})\s*年(?!\s*(?:[-—–~～至到]+)\s*(?:19|20)?[0-9]{2}\s*年)")
SPAN_BEFORE = re.compile(r"(?:19|20)[0-9]{2}\s*年?\s*[-—–~～至到]+\s*$")
TITLE = re.compile(r"《[^《》]*》")
STOP = re.compile(r"[，,。；;：:、！!？?\n]")


def years_named(text: str) -> Iterator[Row]:
    """Yield every year of a text that stands alone: its number, up to eight characters on either side, and the whole clause."""
    masked = TITLE.sub(lambda m: "《" * len(m[0]), text)
    for found in YEAR.finditer(masked):
        before, after = masked[: found.start()], masked[found.end() :]
        if SPAN_BEFORE.search(before):
            continue
        ahead, behind = STOP.split(before)[-1], STOP.split(after, maxsplit=1)[0]
        clause = text[found.start() - len(ahead) : found.end() + len(behind)].strip()
        yield {"year": int(found[1]), "before": ahead[-REACH:], "after": behind[:REACH], "clause": clause}
