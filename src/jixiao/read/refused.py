"""What a format reader raises when a file must not or cannot be read: a sentence in both languages."""


class Refused(Exception):  # noqa: N818 - it is a decision, not a fault of the program
    """The file is refused: why, and the way out, in Chinese and in English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en
