"""What a PDF must be before it is parsed, and how long it may take: judged from its bytes and its number of pages."""

import re

from jixiao.read.refused import Refused

HEADER = b"%PDF-"
MOST_PAGES = 3_000
MOST_FILTERS = 2
"""A stream packed more often than this is a bomb."""
FILTERS = re.compile(rb"/Filter\s*\[([^\]]{0,400})\]")


def checked(data: bytes) -> bytes:
    """Return the bytes of a file that may be parsed; Refused for others."""
    if not data.startswith(HEADER):
        raise Refused(
            "文件不是以 PDF 文件头开始：可能扩展名不对，或文件前面被加了别的内容。请用原软件重新导出 PDF。",
            "the file does not begin with a PDF header: wrong suffix or foreign bytes in front. Export it again.",
        )
    for found in FILTERS.finditer(data):
        if found[1].count(b"/") > MOST_FILTERS:
            raise Refused(
                "PDF 中有多重压缩的内容，可能是恶意文件，不予解析。请用原软件重新导出 PDF。",
                "the PDF holds content packed several times over, as harmful files do. Export it again.",
            )
    return data


def counted(pages: int) -> int:
    """Return a number of pages that can be read; Refused for none or too many."""
    if pages < 1:
        raise Refused(
            "PDF 里没有可以读的页面，文件可能不完整。请重新下载或导出。",
            "the PDF has no page that can be read; it may be incomplete. Get it again.",
        )
    if pages > MOST_PAGES:
        raise Refused(f"PDF 超过 {MOST_PAGES} 页。请拆分后再读。", f"the PDF has more than {MOST_PAGES} pages. Split it.")
    return pages
