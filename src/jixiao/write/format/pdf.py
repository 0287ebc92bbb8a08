"""A report as PDF for paper: A4, tagged, the font embedded, with bookmarks; the same report gives the same bytes."""

from importlib import import_module
from pathlib import Path

from msgspec.json import encode

from jixiao.extras import need
from jixiao.write.document.fonts import chinese_font
from jixiao.write.document.pdf import compiler
from jixiao.write.format._paper import PaperLine, PaperTable, blocks
from jixiao.write.page import Page
from jixiao.write.tree import Report

TEMPLATE = Path(__file__).with_name("report.typ")


def as_pdf(report: Report, page: Page) -> bytes:
    """Return the file's bytes; UsageWrong where the extra or a font is missing."""
    need("write")
    import_module("typst")
    data = {
        "title": report.name,
        "lang": "en" if page.lang == "en" else "zh",
        "fonts": [chinese_font().family],
        "blocks": [_block(block) for block in blocks(report)],
    }
    made: bytes = compiler(TEMPLATE).compile(format="pdf", sys_inputs={"pages": encode(data).decode()})
    return made


def _block(block: PaperLine | PaperTable) -> dict[str, object]:
    if isinstance(block, PaperLine):
        return {"text": block.text, "look": block.look, "new": block.new_page}
    return block._asdict()
