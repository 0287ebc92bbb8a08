"""Inputs of the same content are read and audited once: what offices hand in holds the same file under several names, and again and again."""

from collections import OrderedDict
from hashlib import sha256
from pathlib import PurePath
from typing import Generic, NamedTuple, TypeVar

from jixiao.model.document import Document

Answer = TypeVar("Answer")
Key = tuple[bytes, str]
"""The hash of a content, and the suffix of its name, which decides how it is read."""
MOST = 64
"""Contents of which it is kept in mind what came of them: copies mostly lie beside each other."""


def key_of(data: bytes, name: str) -> Key:
    """Return what is the same for two inputs that are read alike."""
    return sha256(data).digest(), PurePath(name).suffix.lower()


class Copy(NamedTuple):
    """An input of a content that another has too: its position among all, the name shown for it."""

    position: int
    name: str


class Copies(Generic[Answer]):
    """What came of the contents of late, and the copies of those that are still to be audited."""

    def __init__(self) -> None:
        """Begin with none."""
        self._answers: OrderedDict[Key, Answer] = OrderedDict()
        self._firsts: dict[int, Key] = {}
        self._waiting: dict[Key, list[Copy]] = {}

    def begin(self, key: Key, first: Copy, document: Document) -> None:
        """Let copies of a content wait for what comes of the first; a document that names another file than it stands in has none."""
        if document.source.file == first.name:
            self._firsts[first.position], self._waiting[key] = key, []

    def waits(self, key: Key, copy: Copy) -> bool:
        """Whether an input is a copy of a content that is still to be audited; :meth:`end` gives it back."""
        if key in self._waiting:
            self._waiting[key].append(copy)
        return key in self._waiting

    def end(self, position: int, answer: Answer) -> list[Copy]:
        """Keep in mind what came of a content by the position of its first, and return the copies that waited for it."""
        key = self._firsts.pop(position, None)
        if key is None:
            return []
        self._answers[key] = answer
        if len(self._answers) > MOST:
            self._answers.popitem(last=False)
        return self._waiting.pop(key)

    def of(self, key: Key) -> Answer | None:
        """Return what came of a content of late, None where that is not known."""
        return self._answers.get(key)
