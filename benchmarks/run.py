"""Run benchmarks and print their figures side by side: `python benchmarks/run.py [NAME …] [--runs N] [--json]`.

Ours and the peer are taken in turn on the same machine, and the medians of the ratios are printed. Nothing fails for
being slow; the exit code is 1 only when something could not be measured.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from cases import BENCHMARKS
from figures import Figure, table
from terminal import NoAnswer
from workplace import Workplace


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the command line names, everything without a name."""
    parser = _parser()
    wishes = parser.parse_args(argv)
    if unknown := [name for name in wishes.names if name not in BENCHMARKS]:
        parser.error(f"there is no benchmark “{unknown[0]}”; there are {', '.join(BENCHMARKS)}")
    figures: list[Figure] = []
    troubles: list[str] = []
    with tempfile.TemporaryDirectory(prefix="campaigntui-bench-") as folder:
        place = Workplace(Path(folder), _environ(Path(folder)), wishes.runs)
        for name in wishes.names or BENCHMARKS:
            print(f"{name} …", file=sys.stderr, flush=True)
            try:
                figures += BENCHMARKS[name](place)
            except NoAnswer as silence:
                troubles.append(f"{name}: {silence}")
    if wishes.json:
        found = {"load": os.getloadavg()[0], "figures": [figure.as_json() for figure in figures]}
        print(json.dumps(found, ensure_ascii=False, indent=1))
    elif figures:
        print(table(figures))
    if _busy():
        print("Other programs were busy meanwhile: only the ratios say something.", file=sys.stderr)
    for trouble in troubles:
        print(trouble, file=sys.stderr)
    return 1 if troubles else 0


def _busy() -> bool:
    """True when more ran than one benchmark and its terminal."""
    return os.getloadavg()[0] > 0.75 * (os.cpu_count() or 1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure campaigntui beside its peers.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--runs", type=int, default=5, help="times that each pair is taken (5)")
    parser.add_argument("--json", action="store_true", help="print every run as JSON")
    return parser


def _environ(folder: Path) -> Mapping[str, str]:
    """What programs start with: a terminal of today, none of the user's settings, bytecode as after an install."""
    unwanted = ("CAMPAIGNTUI_", "TEXTUAL", "PYTHONDONTWRITEBYTECODE")
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(unwanted)},
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
        "CAMPAIGNTUI_CONFIG_DIR": str(folder / "settings"),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }


if __name__ == "__main__":
    sys.exit(main())
