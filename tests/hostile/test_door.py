"""JSON of somebody else, whatever is wrong with it, ends in the one error that its readers catch."""

import pytest
from msgspec import DecodeError

from jixiao.door import decoded
from jixiao.errors import InputUnreadable
from jixiao.model.document import Document
from jixiao.read.document import read_bytes
from jixiao.read.json_ import read_document

HEAD = b'{"schema": "jixiao-document/1", '
WRONG = {
    "shape": b'"source": 1}',
    "broken off": b'"source": ',
    "no UTF-8 in a text": b'"title": "\x8d"}',
    "no UTF-8 in a name": b'"\xff": 1}',
    "half a sign": rb'"title": "\ud800"}',
    "too deep": b'"other": ' + b"[" * 200_000,
    "zero bytes": b'"title": "\0"}',
}


@pytest.mark.parametrize("rest", WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("of", [Document, dict[str, int]])
def test_whatever_is_wrong_is_one_error(rest: bytes, of: type[object]) -> None:
    with pytest.raises(DecodeError):
        decoded(HEAD + rest, of)


@pytest.mark.parametrize("rest", WRONG.values(), ids=WRONG)
def test_a_document_that_is_none_is_told_in_a_sentence(rest: bytes) -> None:
    with pytest.raises(InputUnreadable, match=r"请重新导出"):
        read_document(HEAD + rest, "document.json")
    with pytest.raises(InputUnreadable):
        read_bytes(HEAD + rest, "document.json")
