"""``python -m jixiao`` and the command ``jixiao``."""

import sys

from jixiao.cli.program import main

if __name__ == "__main__":
    sys.exit(main())
