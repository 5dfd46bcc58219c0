"""What the components cost a program that runs: the dev stack beside a flat script of the same."""

from typing import Final

from bench.measure import Comparison, Interpreter, as_pairs

BOUND: Final = 1.3


def comparisons(interpreter: Interpreter, rounds: int) -> list[Comparison]:
    """Return what rehearsing the dev stack costs, in CPU time (ms)."""
    pairs = as_pairs(interpreter.report("bench.program_run", rounds))
    return [Comparison("rehearse dev, beside a flat script", "ms", pairs, BOUND)]
