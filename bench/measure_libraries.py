"""Well-kept libraries beside code of our own, in the same run: what decisions 19 to 22 rest on."""

from importlib.metadata import version

from libraries import containers, tables, texts

LIBRARIES = ("xlrd", "olefile", "charset-normalizer", "opencc-python-reimplemented", "pdfplumber", "xlfmt", "wcwidth", "rich")
NOTES = (
    "Medians of processor time, own and library in turns. Containers: our former readers come from the history.",
    "Import: processor time in a new process; OpenCC with its dictionaries, which it loads at the first use.",
)


def measure() -> dict[str, object]:
    """Return the tables."""
    return {
        "title": "程序库 Libraries: old workbooks and Word files by xlrd and olefile, beside our former readers",
        "rows": list(containers.rows()),
        "more": {"Texts, beside what we use": list(texts.rows()), "Tables in PDF, beside what we use": list(tables.rows())},
        "notes": [*NOTES, "Versions: " + ", ".join(f"{name} {version(name)}" for name in LIBRARIES) + "."],
    }
