"""The command line: `python -m bench` measures all and prints one table of ratios."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench import apm, imports, preview, program, scale, table
from bench.measure import Interpreter

_ROUNDS: Final = 7


def main(arguments: list[str] | None = None) -> int:
    """Measure, print the table, and return 1 where a bound is exceeded."""
    rounds = _parser().parse_args(arguments).rounds
    with TemporaryDirectory() as cache:
        interpreter = Interpreter(Path(cache))
        found = []
        for part in (imports, program, preview, scale, apm):
            print(f"measuring {part.__name__.removeprefix('bench.')} ...", file=sys.stderr)
            found.extend(part.comparisons(interpreter, rounds))
    print(table.render(found), end="")
    return table.exit_status(found)


def _rounds(text: str) -> int:
    rounds = int(text)
    if rounds < 1:
        raise argparse.ArgumentTypeError("at least one round is measured")
    return rounds


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure side by side: CPU times and memory, ratios against their bounds.",
    )
    parser.add_argument(
        "--rounds",
        type=_rounds,
        default=_ROUNDS,
        help=f"interleaved pairs behind each ratio (default {_ROUNDS})",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
