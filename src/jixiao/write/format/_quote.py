"""What is quoted from a source, cut to the room there is."""

import re
from collections.abc import Iterator, Sequence

from jixiao.write.columns import excerpt
from jixiao.write.hostile import visible
from jixiao.write.page import Page
from jixiao.write.tree import Quote

MOST_COMPARED, QUOTED = 3, 60
"""Places that a fault is compared with, and columns of a quotation."""
ESCAPED = re.compile(r"\\([*_#~.])")


def cut(quote: Quote, columns: int, page: Page) -> str:
    """Return what stands there in so many columns, the figures that matter in sight; that it is blank."""
    if quote.text is None:
        return blank_words(page)
    return excerpt(visible(as_typed(excerpt(quote.text, 4 * columns, quote.needles))), columns, quote.needles)


def in_words(quotes: Sequence[Quote], page: Page) -> Iterator[str]:
    """Yield what stands at the place of a fault and at the first that it is compared with, a sentence each."""
    own, others = [q for q in quotes if not q.word], [q for q in quotes if q.word][:MOST_COMPARED]
    for quote in (*own, *others):
        if quote.text is None or quote.text.strip():
            at = f"{quote.spot.field}（{quote.spot.place}）" if quote.word else ""
            yield f"{quote.word or page.say('原文', 'there')}：{at}{cut(quote, QUOTED, page)}{quote.spot.mark}"


def blank_words(page: Page) -> str:
    """Return what is shown for a place that was seen to be empty."""
    return page.say("（空白）", "(blank)")


def as_typed(text: str) -> str:
    """Return the text without the backslashes that a copy through Markdown leaves before signs."""
    return ESCAPED.sub(r"\1", text) if "\\" in text else text
