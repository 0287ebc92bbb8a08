"""What a format reader raises when a file must not or cannot be read, and how that crosses from the fenced child to its parent."""

from msgspec import Struct
from msgspec.json import encode


class Refusal(Struct, frozen=True, tag=True):
    """Why a file is refused, and the way out, in Chinese and in English; ``extra`` names the extra that would help."""

    zh: str
    en: str
    extra: str | None = None


class Refused(Exception):
    """The file is refused: why, and the way out, in Chinese and in English; ``extra`` names the extra that would help."""

    def __init__(self, zh: str, en: str, extra: str | None = None) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en
        self.extra = extra

    def encoded(self) -> bytes:
        """Return what the child sends in the file's place."""
        return encode(Refusal(self.zh, self.en, self.extra))


def encrypted() -> Refused:
    """Return the refusal of an encrypted file."""
    return Refused(
        "文件已加密，无法检查。请去掉打开密码后另存一份再报送。",
        "The file is encrypted and can't be checked. Remove its password and save a copy.",
    )
