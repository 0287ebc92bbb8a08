"""What the readers remark, in English: a table of sentences with places for what the document says."""

from pathlib import Path

from jixiao.system.sentences import CHINESE, quoted, sentences

TABLE = Path(__file__).with_suffix(".toml")


def remark_in(lang: str, sentence: str) -> str:
    """Return a reader's remark in ``lang``; in English one that the table lacks stands in quotes, its own quotes made simple."""
    if lang != "en" or not CHINESE.search(sentence):
        return sentence
    for pattern, english in sentences(TABLE):
        if found := pattern.fullmatch(sentence):
            return english.format(
                **{name: remark_in(lang, said) if said.endswith("。") else said for name, said in found.groupdict().items()}
            ).strip()
    return quoted(sentence)
