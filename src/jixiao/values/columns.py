"""Columns of a sheet by their letters: A, B, … Z, AA."""

from functools import lru_cache


@lru_cache(maxsize=1024)
def letters_of(column: int) -> str:
    """Return a column's letters, from 0; empty below it."""
    text, column = "", column + 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


@lru_cache(maxsize=1024)
def index_of(letters: str) -> int:
    """Return the index of a column by its letters, from 0."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
