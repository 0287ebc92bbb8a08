"""Personal data that must not be published: what of it stands in the texts of a document, and in the name of its file.

What is found is told by kind and place; the data itself never leaves this module.
"""

from collections.abc import Iterator
from pathlib import PurePath

from msgspec import to_builtins

from jixiao.model.document import Document
from jixiao.model.personal import Personal
from jixiao.privacy.find import find
from jixiao.values.place import Place

SKIPPED = frozenset(("source", "places", "warnings", "schema"))
"""Parts of a Document that are not published."""


def personal(document: Document) -> tuple[Personal, ...]:
    """Return what personal data stands in a document's texts that would be published, and in its file's name, in their order."""
    texts = (("/source/file", PurePath(document.source.file).name), *_texts(to_builtins(document), ""))
    found = ((path, one) for path, text in texts for one in find(text))
    return tuple(Personal(kind=one.kind, path=path, place=_place(document, path), digits=one.digits) for path, one in found)


def _place(document: Document, path: str) -> Place | None:
    while path and path not in document.places:
        path = path.rpartition("/")[0]
    return document.places.get(path)


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if path or key not in SKIPPED:
                yield from _texts(inner, f"{path}/{str(key).replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _texts(inner, f"{path}/{index}")
