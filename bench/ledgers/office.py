"""``office.py DIR``: imports the ledgers of the worked example and measures every indicator of its bindings, as evaluation does."""

import json
import sys
from datetime import date
from pathlib import Path
from tomllib import loads

from jixiao.ledger.load import load
from jixiao.ledger.measured import Ask
from jixiao.ledger.measuring import opened
from jixiao.read.document import read_file


def main(folder: Path) -> None:
    """Print how many records there are, and how many indicators have a figure."""
    document = read_file(folder / "declaration.txt")
    records = load(folder / "ledgers").records
    if records is None:
        raise SystemExit("the example is wrong")
    bindings = [b for b in loads((folder / "bindings.toml").read_text("utf-8"))["binding"] if "measure" in b]
    with opened(records, document) as measuring:
        asks = [
            Ask(
                key=b["indicator"],
                measure=b["measure"],
                project=measuring.projects[int(b["indicator"].split("/")[2]) + 1],
                params=b.get("params", {}),
            )
            for b in bindings
        ]
        found = measuring.measure(asks, date(2024, 1, 1), date(2024, 12, 31))
    sys.stdout.write(json.dumps({"rows": records.count(), "measured": sum(m.value is not None for m in found.values())}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
