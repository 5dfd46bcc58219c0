"""What telemetry adds to a call of a model: ours beside the standard instrumentation and peers.

Every way to instrument runs in a process of its own and answers in turn, block by block, so that
what else the machine does falls on all alike. A figure is what a way adds to the bare client: the
median of a block's calls, less that of the bare client's block beside it, which runs on the same
version of the SDK. Calls are answered within the process, spans and metrics exported in batches.
"""

import json
import os
import statistics
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

from bench.apm import environments
from bench.measure import ROOT, Comparison, Interpreter

STANDARD_BOUND: Final = 1.1
STREAM_BOUND: Final = 0.5
PEER_BOUND: Final = 0.5

_FOLDER: Final = Path(__file__).resolve().parent
_BLOCKS: Final = {"chat": 100, "stream": 20, "cpu": 100}
"""Calls of one block, by kind."""
_BLOCKS_A_ROUND: Final = 4
_CHUNKS: Final = 24


class _Process:
    """A way to instrument, running."""

    def __init__(self, python: str | Path, name: str) -> None:
        path = os.pathsep.join([str(ROOT / "apm"), os.environ.get("PYTHONPATH", "")])
        self._started = subprocess.Popen(
            [python, "variant_run.py", name],
            cwd=_FOLDER,
            env={**os.environ, "PYTHONPATH": path, "OTEL_SDK_DISABLED": "false"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._started.kill()
        self._started.communicate()

    def ask(self, kind: str, calls: int) -> float | None:
        """Return the figure of a block; None where it fails."""
        assert self._started.stdin is not None  # noqa: S101 - narrows the type
        assert self._started.stdout is not None  # noqa: S101
        try:
            self._started.stdin.write(f"{kind} {calls}\n")
            self._started.stdin.flush()
            found = json.loads(self._started.stdout.readline())
        except (BrokenPipeError, ValueError):
            return None
        return float(found) if found is not None else None


@dataclass
class Added:
    """What one way adds (us), for each round; a kind that it cannot do has no figures."""

    name: str
    records_cost: bool = False
    rounds: dict[str, list[float]] = field(default_factory=dict)

    def median(self, kind: str) -> float | None:
        """Return the median of the rounds."""
        found = self.rounds.get(kind)
        return statistics.median(found) if found else None


def measure(rounds: int) -> list[Added]:
    """Return what every way adds that can be had here; tells on stderr which cannot."""
    with ExitStack() as running:

        def start(python: str | Path, name: str) -> _Process:
            return running.enter_context(_Process(python, name))

        bare = start(sys.executable, "bare")
        ways = [
            (Added(name), start(sys.executable, name), bare)
            for name in ("tutorial", "standard", "ours")
        ]
        for peer in environments.PEERS:
            python = environments.interpreter(peer)
            if python is None:
                print(f"bench.apm: {peer.name} is left out: cannot be installed", file=sys.stderr)
                continue
            theirs = start(python, "bare")
            ways.append((Added(peer.name, peer.records_cost), start(python, peer.name), theirs))
        for kind, calls in _BLOCKS.items():
            for _, way, base in ways:
                way.ask(kind, calls)
                base.ask(kind, calls)
            if kind == "chat":
                ways = [each for each in ways if _records(*each[:2])]
            for _ in range(rounds):
                _round(ways, kind, calls)
    return [added for added, _, _ in ways]


def _records(added: Added, way: _Process) -> bool:
    """Return whether spans arrive: a way that records nothing would be the fastest."""
    if way.ask("spans", 0):
        return True
    print(f"bench.apm: {added.name} is left out: it exports no spans here", file=sys.stderr)
    return False


def _round(ways: list[tuple[Added, _Process, _Process]], kind: str, calls: int) -> None:
    found: dict[str, list[float]] = {}
    for _ in range(_BLOCKS_A_ROUND):
        for added, way, base in ways:
            figure, beside = way.ask(kind, calls), base.ask(kind, calls)
            if figure is not None and beside is not None:
                found.setdefault(added.name, []).append(figure - beside)
    for added, _, _ in ways:
        if added.name in found:
            added.rounds.setdefault(kind, []).append(statistics.median(found[added.name]))


def comparisons(_interpreter: Interpreter, rounds: int) -> list[Comparison]:
    """Return what ours adds beside what others add (us)."""
    measured = measure(rounds)
    print(table(measured), file=sys.stderr)
    ours = next(each for each in measured if each.name == "ours")
    found = []
    for other in measured:
        if other is ours:
            continue
        bounds: dict[str, float | None] = {"chat": None, "stream": None}
        if other.name == "standard":
            bounds = {"chat": STANDARD_BOUND, "stream": STREAM_BOUND}
        elif other.records_cost:
            bounds = {"chat": PEER_BOUND, "stream": PEER_BOUND}
        for kind, bound in bounds.items():
            pairs = tuple(zip(ours.rounds[kind], other.rounds.get(kind, []), strict=False))
            if pairs:
                name = f"telemetry of a {kind}, beside {other.name}"
                found.append(Comparison(name, "us", pairs, bound))
    return found


def table(measured: list[Added]) -> str:
    """Return all figures: us a call, us a chunk of a stream, CPU of the process, the ratios."""
    lines = ["added to the bare client   chat us  of ours  stream us  a chunk us  of ours  cpu us"]
    ours = next(each for each in measured if each.name == "ours")
    for each in measured:
        chat, stream, cpu = (each.median(kind) for kind in ("chat", "stream", "cpu"))
        lines.append(
            f"{each.name + (' (cost)' if each.records_cost else ''):25}"
            f"{_text(chat):>10}{_ratio(chat, ours.median('chat')):>9}"
            f"{_text(stream):>11}{_text(stream and stream / _CHUNKS):>12}"
            f"{_ratio(stream, ours.median('stream')):>9}{_text(cpu):>8}"
        )
    return "\n".join(lines)


def _text(figure: float | None) -> str:
    return "fails" if figure is None else f"{figure:.1f}"


def _ratio(figure: float | None, ours: float | None) -> str:
    return "-" if not figure or not ours else f"{figure / ours:.2f}"
