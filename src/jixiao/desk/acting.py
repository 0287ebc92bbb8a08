"""The one door for who acts: an act of a desk by its name, or the correction of a ledger that it keeps."""

from jixiao.desk.asking import Body
from jixiao.desk.book import Book
from jixiao.desk.correcting import correct, corrected_ledger
from jixiao.desk.deskfile import Desk
from jixiao.desk.doing import Done, do
from jixiao.desk.situation import Refused, Situation


def acted(desk: Desk, name: str, body: Body, book: Book, who: Situation) -> Done | Refused | None:
    """Return what an act does, or why it is refused; None where the desk has no such act."""
    ledger = corrected_ledger(desk, name)
    if ledger is not None:
        return correct(desk.correctors, ledger, body, book, who)
    return do(desk, name, body, book, who) if name in desk.acts else None
