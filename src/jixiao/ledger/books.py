"""A spreadsheet file as rows of texts, as it crosses from the fenced child."""

from msgspec import Struct


class Sheet(Struct, array_like=True):
    """A sheet: its name, its rows that hold anything (row number from 1, texts by column), addresses of formulas, merged cells, formulas without a value."""

    name: str
    rows: list[tuple[int, list[str]]]
    formulas: list[str] = []
    merged: list[str] = []
    uncomputed: list[str] = []


class Book(Struct, array_like=True):
    """A file: its name, its sheets, or why it is refused (Chinese, English)."""

    file: str
    sheets: list[Sheet] = []
    refused: tuple[str, str] | None = None
