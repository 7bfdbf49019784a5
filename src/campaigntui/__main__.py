"""`python -m campaigntui` and the console script."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line of this process and return its exit code."""
    # A command is over in a tenth of a second. Looking for garbage on the way, and once more at the end, takes a fifth
    # of that and finds nothing; the terminal interface switches it on again.
    gc.disable()
    try:
        from campaigntui.cli.main import main as run

        code = run()
    except KeyboardInterrupt:
        # Before the command line is there to answer it, while modules are loaded, or after it has left.
        return 130
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())
