"""Families of scans: the pages of known documents as pictures, worn in one way each; a page takes seconds, so there are few of each."""

from collections.abc import Callable

from layouts.as_scan import Wear, scan_of
from layouts.family import Draft, Family
from layouts.maker import Wish

MIDDLE = Wish(forms=(1,), sizes=(8, 10, 12, 16))
DENSE = Wish(forms=(1,), sizes=(24, 31, 45), schemas=("self", "central"))


def pages(wear: Wear, *, ruled: bool = True) -> tuple[str, Callable[[Draft], bytes]]:
    """Return what builds a family's files."""
    return ".pdf", lambda draft: scan_of(draft.blocks, wear, ruled=ruled)


FEW = 4


def family(name: str, wear: Wear, *, wish: Wish = MIDDLE, ruled: bool = True, held: bool = False) -> Family:
    """Return a family of scans."""
    return Family(name=name, choice="scans", wish=wish, builder=pages(wear, ruled=ruled), held=held, most=FEW)


SCANNED = (
    family("scan-plain", Wear()),
    family("scan-skewed", Wear(skew=-1.3, shade=0.2, grain=9)),
    family("scan-stamped", Wear(dots=200, stamp="财政局业务专用章")),
    family("scan-dense", Wear(dots=200, skew=0.7), wish=DENSE),
    family("scan-photo", Wear(dots=200, right=0.03, shade=0.35, blur=0.8)),
)
HELD_SCANS = (
    family("y-scan-fax", Wear(dots=200, fax=True, skew=-0.6), held=True),
    family("y-scan-photo", Wear(dots=200, top=0.035, right=-0.015, shade=0.3, blur=0.7, skew=0.8), held=True),
    family("y-scan-coarse", Wear(dots=115, quality=35, grain=12), held=True),
    family("y-scan-unruled", Wear(dots=200), ruled=False, held=True),
    family("y-scan-dense-stamped", Wear(dots=170, stamp="绩效评价专用章", skew=1.1), wish=DENSE, held=True),
)
