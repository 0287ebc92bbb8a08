"""Laws and document numbers cited in a text: 《…》, its article, and 机关代字〔年〕号 (GB/T 9704)."""

import re
from collections.abc import Iterator

from msgspec import Struct

ARTICLE = r"第[一二三四五六七八九十百零〇\d]+(?:章|条|款|项)"
TITLE = re.compile(rf"《([^《》]{{2,120}})》((?:\s*{ARTICLE}[、，和及]?)*)")
NUMBER = re.compile(
    r"[一-鿿]{1,12}\s*(?P<open>[〔【\[［（(﹝〈])\s*(?P<year>(?:19|20)\d\d)\s*(?P<close>[〕】\]］）)﹞〉])\s*(?P<ordinal>第?)\s*(?P<zero>0?)\d{1,5}\s*号"
)
MAY_BE_NUMBER = re.compile(r"[〔【\[［（(﹝〈]\s*(?:19|20)\d\d\s*[〕】\]］）)﹞〉]")
"""The year of a document number, which is looked for at brackets alone."""
LAW = re.compile(r"(?:法|条例|规定|规则|办法|细则|决定)(?:（[^）]*）|\([^)]*\))?$")
WELL_FORMED = {("〔", "〕"), ("﹝", "﹞")}


class Citation(Struct, frozen=True, kw_only=True):
    """One title or document number cited; ``is_well_formed`` is None where no number stands."""

    title: str | None = None
    article: str | None = None
    number: str | None = None
    number_year: int | None = None
    is_well_formed: bool | None = None
    is_law: bool = False


def citations(text: str) -> Iterator[Citation]:
    """Yield every title in 《》 with its article, then every document number, in order."""
    for m in TITLE.finditer(text):
        title = re.sub(r"\s", "", m[1])
        yield Citation(title=title, article=re.sub(r"\s", "", m[2]) or None, is_law=bool(LAW.search(title)))
    for m in NUMBER.finditer(text) if MAY_BE_NUMBER.search(text) else ():
        fine = (m["open"], m["close"]) in WELL_FORMED and not m["ordinal"] and not m["zero"]
        yield Citation(number=re.sub(r"\s", "", m[0]), number_year=int(m["year"]), is_well_formed=fine)
