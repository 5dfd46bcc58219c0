"""What an account costs as accounts become many: rehearsals of 1, 10, 100 and 1,000 of them."""

from collections.abc import Mapping, Sequence
from typing import Final

from bench.measure import Comparison, Interpreter

BOUND: Final = 1.2
SIZES: Final = (1, 10, 100, 1000)

Round = Mapping[int, float]
"""One figure for each number of accounts, measured one after the other."""


def comparisons(interpreter: Interpreter, rounds: int) -> list[Comparison]:
    """Return what an account costs in a larger stack beside a smaller one: CPU time and memory.

    Each stack has a process of its own. This one must stay small and import neither components nor
    rehearsal: on Linux a process's peak of memory starts at that of the process that started it.
    """
    reports = [
        {size: interpreter.report("bench.scale_run", size) for size in SIZES} for _ in range(rounds)
    ]
    times = [{size: each["milliseconds"] for size, each in one.items()} for one in reports]
    peaks = [{size: each["kilobytes"] for size, each in one.items()} for one in reports]
    return [
        per_account("time", "ms", times, many=10, few=1),
        per_account("time", "ms", times, many=100, few=10),
        per_account("time", "ms", times, many=1000, few=100, bound=BOUND),
        # Ten accounts use every region and subscription: beyond those, accounts alone are added.
        per_account("time", "ms", times, many=1000, few=100, beyond=10, bound=BOUND),
        # The interpreter and the SDK are in every peak: they are no account's.
        per_account("memory", "KB", peaks, many=100, few=10, beyond=1),
        per_account("memory", "KB", peaks, many=1000, few=100, beyond=1, bound=BOUND),
        per_account("memory", "KB", peaks, many=1000, few=100, beyond=10, bound=BOUND),
    ]


def per_account(
    quantity: str,
    unit: str,
    rounds: Sequence[Round],
    *,
    many: int,
    few: int,
    beyond: int = 0,
    bound: float | None = None,
) -> Comparison:
    """Compare what each account beyond the first `beyond` costs among `many` and among `few`."""

    def cost(figures: Round, accounts: int) -> float:
        return (figures[accounts] - figures.get(beyond, 0)) / (accounts - beyond)

    counted = f"{quantity} per account" + (f" beyond {beyond}" if beyond else "")
    return Comparison(
        f"{counted}, {many:,} beside {few:,}",
        unit,
        tuple((cost(figures, many), cost(figures, few)) for figures in rounds),
        bound,
    )
