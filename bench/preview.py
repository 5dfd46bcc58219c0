"""What the components cost a preview on the real engine: the dev stack beside a flat script.

The program turns the garbage collection off, and the script, as people write them, does not.
"""

import shutil
import sys
from typing import Final

from bench.measure import Comparison, Interpreter, as_pairs

BOUND: Final = 1.15
COMMAND: Final = "pulumi"


def comparisons(interpreter: Interpreter, rounds: int) -> list[Comparison]:
    """Return what a preview costs, in CPU time (ms); nothing where there is no engine."""
    if shutil.which(COMMAND) is None:
        print(f"skipped: `{COMMAND}` is not on the PATH", file=sys.stderr)
        return []
    found = interpreter.report("bench.preview_run", rounds)
    return [
        Comparison(
            f"pulumi preview of dev with {size} {'account' if size == '1' else 'accounts'}, "
            "beside a flat script",
            "ms",
            as_pairs(pairs),
            BOUND,
        )
        for size, pairs in found.items()
    ]
