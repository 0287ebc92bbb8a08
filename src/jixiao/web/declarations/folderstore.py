"""Files in a folder, each under its name; where nothing else is set they lie in the office's own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from jixiao.write.atomic import write_whole

PART = 1 << 20


class Store(Protocol):
    """Where files lie under names that say what is in them; OSError where the place does not answer, FileNotFoundError for what is not there."""

    def has(self, name: str) -> bool:
        """Whether a file lies there."""

    def put(self, name: str, data: bytes) -> None:
        """Lay a file there, whole, to last before this returns."""

    def get(self, name: str) -> bytes:
        """Return a file."""

    def parts(self, name: str) -> Iterator[bytes]:
        """Yield a file in parts, so that it need not be held whole."""

    def names(self) -> Iterator[str]:
        """Yield the names of all files."""


class Folder:
    """A folder, its files in folders by the first two signs of their names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def place(self, name: str) -> Path:
        """Return where a file lies."""
        return self.folder / name[:2] / name

    def has(self, name: str) -> bool:
        """Whether a file lies there."""
        return self.place(name).is_file()

    def put(self, name: str, data: bytes) -> None:
        """Write a file to the disk before this returns."""
        place = self.place(name)
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(place, data)

    def get(self, name: str) -> bytes:
        """Return a file."""
        return self.place(name).read_bytes()

    def parts(self, name: str) -> Iterator[bytes]:
        """Yield a file in parts."""
        with self.place(name).open("rb") as file:
            while part := file.read(PART):
                yield part

    def names(self) -> Iterator[str]:
        """Yield the names of all files."""
        yield from sorted(file.name for file in self.folder.glob("??/*") if file.is_file() and not file.name.startswith("."))
