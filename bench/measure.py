"""Measuring in interleaved pairs: ours, beside, ours, beside, ...

What else the machine does then falls on both alike, and the median of the pairs' ratios says more
than any figure alone. Times are CPU times (user and system), which other work disturbs least.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent

Pair = tuple[float, float]
"""Ours and what stands beside it, in the same unit."""


@dataclass(frozen=True)
class Comparison:
    """One thing measured beside another, pair by pair, in `unit`.

    `bound` is the greatest median ratio that is within it; None where nothing is promised.
    """

    name: str
    unit: str
    pairs: tuple[Pair, ...]
    bound: float | None = None

    @property
    def ours(self) -> float:
        """The median of our figures."""
        return statistics.median(ours for ours, _ in self.pairs)

    @property
    def beside(self) -> float:
        """The median of the figures beside ours."""
        return statistics.median(beside for _, beside in self.pairs)

    @property
    def ratios(self) -> tuple[float, ...]:
        """Ours divided by what stands beside it, pair by pair."""
        return tuple(ours / beside for ours, beside in self.pairs)

    @property
    def ratio(self) -> float:
        """The median of the pairs' ratios."""
        return statistics.median(self.ratios)

    @property
    def within(self) -> bool:
        """Whether the median ratio keeps the bound; where there is none, it does."""
        return self.bound is None or self.ratio <= self.bound


@dataclass(frozen=True)
class Interpreter:
    """Starts fresh interpreters in the project's folder.

    They keep their bytecode in a cache of their own: elsewhere one side's may be there and the
    other's not, as where the SDK was compiled on installation and nothing may be written since.
    """

    cache: Path

    def cpu_seconds(self, code: str) -> float:
        """Return the CPU seconds of an interpreter's life; CalledProcessError if the code fails."""
        before = _children_cpu_seconds()
        self._run("-c", code)
        return _children_cpu_seconds() - before

    def report(self, module: str, argument: int) -> Any:
        """Return what a module prints as JSON; CalledProcessError if it fails."""
        return json.loads(self._run("-m", module, str(argument)))

    def _run(self, *arguments: str) -> str:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(self.cache)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout


def interleaved(
    ours: Callable[[], float], beside: Callable[[], float], rounds: int
) -> tuple[Pair, ...]:
    """Return one pair of figures for each round, after one of each for warmth that is dropped."""
    ours()
    beside()
    return tuple((ours(), beside()) for _ in range(rounds))


def as_pairs(found: Sequence[Sequence[float]]) -> tuple[Pair, ...]:
    """Return pairs that came as JSON."""
    return tuple((ours, beside) for ours, beside in found)


def _children_cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
