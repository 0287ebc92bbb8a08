"""What an invoice says, from the texts of its page; and the photo that tells nothing but its picture."""

from io import BytesIO

import pytest
from PIL import Image

from jixiao.actions.read_invoice import read_invoice
from jixiao.errors import InputUnreadable
from jixiao.read.blocks import Aligned, Cell, Grid, Paragraph, Strip
from jixiao.read.invoice import GUESSED, invoice_of
from jixiao.read.refused import Refused
from jixiao.read.scan.photo import LONGEST, bare_photo
from jixiao.values.place import Place


def cell(text: str, confidence: float = 1.0) -> Cell:
    return Cell(text, Place(text=text, confidence=confidence, box=(1.0, 2.0, 3.0, 4.0)))


def values(*texts: str) -> tuple[str | None, str | None, str | None]:
    found = invoice_of([Paragraph(text, Place(text=text)) for text in texts])
    number, day, total = (None if one is None else one.value for one in (found.number, found.day, found.total))
    return number, day, total


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (
            ("发票号码：24317000000012345678", "开票日期：2024年10月18日", "（小写） ¥186.00"),
            ("24317000000012345678", "2024-10-18", "186.00"),
        ),
        (
            ("发 票 号 码 : 12345678", "开票日期:2024 年 1 月 8 日", "价税合计 壹佰 （小写）￥1,860.50"),
            ("12345678", "2024-01-08", "1860.50"),
        ),
        (
            ("发票代码 031001900111", "发票号码", "87654321", "开票日期", "2024年03月02日", "小写", "￥9.90"),
            ("87654321", "2024-03-02", "9.90"),
        ),
        (("24317000000012345678", "2024-10-18", "¥98.00", "¥186.00", "¥88.00"), ("24317000000012345678", "2024-10-18", "186.00")),
        (("发票号码：123456789", "开票日期：2024年13月40日", "合计 186"), (None, None, None)),
        (("购买方 某代表",), (None, None, None)),
        ((), (None, None, None)),
    ],
)
def test_number_day_and_total_are_found_by_the_words_before_them(texts: tuple[str, ...], wanted: tuple[str | None, ...]) -> None:
    assert values(*texts) == wanted


def test_what_stands_without_its_word_is_a_guess() -> None:
    sure = invoice_of([Strip((cell("发票号码：24317000000012345678"), cell("（小写）¥186.00", 0.87)))])
    assert (sure.number and sure.number.confidence, sure.total and sure.total.confidence) == (1.0, 0.87)
    guessed = invoice_of([Grid(((cell("24317000000012345678"), cell("¥186.00")),))])
    assert (guessed.number and guessed.number.confidence, guessed.total and guessed.total.confidence) == (GUESSED, GUESSED)


def test_what_was_read_tells_where_it_stands() -> None:
    found = invoice_of([Aligned(((cell("发票号码"), cell("87654321")),))])
    assert found.number is not None
    assert found.number.box == (1.0, 2.0, 3.0, 4.0)


def picture(kind: str, size: tuple[int, int] = (60, 40), turn: int = 1) -> bytes:
    made, exif, out = Image.new("RGB", size, "#d0d0d0"), Image.Exif(), BytesIO()
    exif[0x0112], exif[0x010F] = turn, "MakerOfThePhone"
    exif.get_ifd(0x8825)[1] = "N"
    made.save(out, kind, exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_is_its_picture_alone(kind: str) -> None:
    given = picture(kind)
    assert b"MakerOfThePhone" in given
    made = bare_photo(given)
    assert made.data.startswith(b"\xff\xd8\xff")
    assert not [mark for mark in (b"MakerOfThePhone", b"Exif", b"eXIf") if mark in made.data]
    assert (made.width, made.height) == (60, 40)


def test_a_photo_is_upright_and_no_larger_than_needed() -> None:
    made = bare_photo(picture("JPEG", (3000, 1500), turn=6))
    assert (made.width, made.height) == (LONGEST // 2, LONGEST)


@pytest.mark.parametrize("data", [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", picture("JPEG")[:200], picture("PNG")[:40]])
def test_a_broken_photo_is_refused_with_the_way_out(data: bytes) -> None:
    with pytest.raises(Refused, match="重拍"):
        bare_photo(data)


def test_an_invoice_is_no_text() -> None:
    with pytest.raises(InputUnreadable, match="照片、PDF"):
        read_invoice("发票号码：12345678".encode(), "a.txt")
