"""The documents of a family in the format that it is built in, and through the converters that it goes through."""

from collections.abc import Callable, Collection, Sequence

from layouts.as_html import html_of
from layouts.as_pdf import pdf_of, plain
from layouts.as_xlsx import xlsx_of
from layouts.block import Block
from layouts.converters import MADE, blocks_as_json, converted, lacking
from layouts.family import Case, Draft, Family, drafts, text_cases
from layouts.sources import SHARED

Builder = Callable[[Sequence[Block]], bytes]
MEDIA: dict[str, tuple[str, Builder]] = {
    "html": (".html", html_of),
    "html bare": (".html", lambda blocks: html_of(blocks, ruled=False)),
    "html nested": (".html", lambda blocks: html_of(blocks, nested=True)),
    "xlsx": (".xlsx", xlsx_of),
    "xlsx unmerged": (".xlsx", lambda blocks: xlsx_of(blocks, merged=False)),
    "xlsx numbers": (".xlsx", lambda blocks: xlsx_of(blocks, numbers=True)),
    "pdf": (".pdf", pdf_of),
    "pdf bare": (".pdf", lambda blocks: pdf_of(blocks, ruled=False)),
    "pdf numbered": (".pdf", lambda blocks: pdf_of(blocks, numbered=True)),
    "docx": (".json", lambda blocks: word_json(blocks, ruled=True)),
    "docx bare": (".json", lambda blocks: word_json(blocks, ruled=False)),
}
"""What a medium's file ends with, and what builds it; a Word file is built by a library in the converters' environment."""


def word_json(blocks: Sequence[Block], *, ruled: bool) -> bytes:
    """Return the blocks as the builder of Word files takes them."""
    told = [plain(block) | ({"heading": block.heading} if not hasattr(block, "cells") else {}) for block in blocks]
    return blocks_as_json(told, ruled=ruled)


def cases(family: Family, count: int) -> list[Case]:
    """Return the documents of a family."""
    made = list(drafts(family, count))
    return list(text_cases(family, made)) if family.medium == "text" and family.builder is None else built(family, made)


def built(family: Family, made: Sequence[Draft]) -> list[Case]:
    """Return the documents as files, through the family's converters."""
    if family.builder is not None:
        suffix, files = family.builder[0], [family.builder[1](draft) for draft in made]
    else:
        suffix, builder = MEDIA[family.medium]
        files = [builder(draft.blocks) for draft in made]
    for tool in steps(family):
        files = converted(tool, suffix, files)
        suffix = MADE.get(tool, ".txt")
    return [Case(name=f"{draft.name}{suffix}", data=data, wanted=draft.wanted) for draft, data in zip(made, files, strict=True)]


def steps(family: Family) -> tuple[str, ...]:
    """Return the converters that a family's files go through."""
    return (*(("docx",) if family.medium.startswith("docx") else ()), *family.via)


def missing(families: Collection[Family]) -> dict[str, str]:
    """Return the names of families that can't be made on this machine, with why."""
    absent = {family.name: "the real documents are not beside the project" for family in families if family.real and not SHARED.is_dir()}
    lacks = {family.name: [found for tool in steps(family) if (found := lacking(tool))] for family in families}
    return absent | {name: f"{found[0]} is not installed" for name, found in lacks.items() if found}
