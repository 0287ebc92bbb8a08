"""Blocks as bytes and back: how they cross from the fenced child to the parent."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.json import decode, encode

from jixiao.read.blocks import Aligned, Block, Blocks, Cell, Grid, Paragraph, Repair, Strip
from jixiao.read.refused import Refused
from jixiao.values.place import Place

WireCell = tuple[str, Place, int, int, int, int, tuple[float, float] | None]


class WireParagraph(Struct, tag="p", array_like=True):
    """A paragraph on the wire."""

    text: str
    place: Place
    heading: int | None


class WireGrid(Struct, tag="g", array_like=True):
    """A grid on the wire."""

    rows: list[list[WireCell]]
    exact: bool


class WireStrip(Struct, tag="s", array_like=True):
    """A strip on the wire."""

    cells: list[WireCell]


class WireAligned(Struct, tag="a", array_like=True):
    """Aligned lines on the wire."""

    lines: list[list[WireCell]]
    tops: list[float]


WireBlock = WireParagraph | WireGrid | WireStrip | WireAligned


class Answer(Struct, array_like=True):
    """What the child sends: blocks and repairs, or why the file is refused (Chinese, English).

    ``format`` stands where the reader corrects it, ``extra`` where the file can be read once that extra is installed.
    """

    blocks: list[WireBlock] = []
    repairs: list[tuple[str, float]] = []
    refused: tuple[str, str] | None = None
    format: str | None = None
    extra: str | None = None


def to_wire(read: Blocks, form: str | None = None) -> bytes:
    """Return the blocks as bytes."""
    return encode(Answer([_out(b) for b in read.blocks], list(read.repairs), None, form))


def refusal(refused: Refused) -> bytes:
    """Return a refusal as bytes."""
    return encode(Answer(refused=(refused.zh, refused.en), extra=refused.extra))


def from_wire(data: bytes) -> Answer:
    """Return what the child sent; msgspec.DecodeError when it is not that."""
    return decode(data, type=Answer)


def blocks_of(answer: Answer) -> Blocks:
    """Return the blocks of an answer."""
    return Blocks(tuple(_in(b) for b in answer.blocks), tuple(Repair(*r) for r in answer.repairs))


def _out(block: Block) -> WireBlock:
    if isinstance(block, Paragraph):
        return WireParagraph(*block)
    if isinstance(block, Grid):
        return WireGrid([list(row) for row in block.rows], block.exact)
    if isinstance(block, Aligned):
        return WireAligned([list(line) for line in block.lines], list(block.tops))
    return WireStrip(list(block.cells))


def _in(block: WireBlock) -> Block:
    if isinstance(block, WireParagraph):
        return Paragraph(block.text, block.place, block.heading)
    if isinstance(block, WireGrid):
        return Grid(tuple(_cells(row) for row in block.rows), block.exact)
    if isinstance(block, WireAligned):
        return Aligned(tuple(_cells(line) for line in block.lines), tuple(block.tops))
    return Strip(_cells(block.cells))


def _cells(cells: Iterable[WireCell]) -> tuple[Cell, ...]:
    return tuple(Cell(*c) for c in cells)
