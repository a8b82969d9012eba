"""`python -m tui`: what the command `reports-tui` does."""

import sys

from tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
