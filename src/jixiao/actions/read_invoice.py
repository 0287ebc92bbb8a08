"""What an invoice says, read from a photo or a PDF of it behind the fence: a proposal."""

from jixiao.errors import InputUnreadable
from jixiao.read.document import is_plain
from jixiao.read.gate import format_of, read_fenced
from jixiao.read.invoice import Invoice, invoice_of

KINDS = frozenset(("image", "pdf", "ofd"))
"""Formats in which invoices come."""


def read_invoice(data: bytes, name: str) -> Invoice:
    """Return what the file says; InputUnreadable with the way out for one that is no picture, PDF or OFD, or can't be read."""
    form = None if is_plain(data, name) else format_of(data, name)
    if form not in KINDS:
        raise InputUnreadable(name, "发票要是照片、PDF 或 OFD。", "an invoice comes as a photo, PDF or OFD.")
    return invoice_of(read_fenced(data, name, form).blocks)
