"""What the fenced child does: one format's reader on a file's bytes. It loads that format and what it needs, nothing of what reads forms."""

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from msgspec.json import encode

from jixiao.read.blocks import Blocks
from jixiao.read.refused import Refused

if TYPE_CHECKING:
    from jixiao.fence import Emit


class Format(Protocol):
    """A format module of ``read/formats``."""

    FORMAT: str
    __name__: str

    def recognises(self, data: bytes, name: str) -> bool:
        """Return whether the bytes are of this format."""

    def read(self, data: bytes) -> Blocks:
        """Return the blocks."""


def format_module(name: str) -> Format:
    """Return a format's module."""
    return cast("Format", import_module(f"jixiao.read.formats.{name}"))


def parse(payload: bytes, emit: "Emit") -> None:
    """Run in the child: parse and send the blocks, or the refusal."""
    form, _, data = payload.partition(b"\n")
    module = format_module(form.decode())
    try:
        read = module.read(data)
    except Refused as refused:
        emit(refused.encoded())
    else:
        emit(encode(read))
