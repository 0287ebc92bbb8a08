"""What a format reader raises when a file must not or cannot be read: a sentence in both languages."""


class Refused(Exception):
    """The file is refused: why, and the way out, in Chinese and in English; ``extra`` names the extra that would help."""

    def __init__(self, zh: str, en: str, extra: str | None = None) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en
        self.extra = extra
