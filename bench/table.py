"""The table of ratios, and whether they keep their bounds."""

from collections.abc import Sequence
from typing import Final

from bench.measure import Comparison

HEADINGS: Final = ("name", "ours", "beside", "ratio (min to max)", "bound", "")


def render(comparisons: Sequence[Comparison]) -> str:
    """Return one line for each comparison, in aligned columns; figures are medians."""
    rows = [HEADINGS, *map(_row, comparisons)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)


def exit_status(comparisons: Sequence[Comparison]) -> int:
    """Return 0 where every bound is kept, else 1."""
    return int(not all(each.within for each in comparisons))


def _row(comparison: Comparison) -> tuple[str, ...]:
    low, high = min(comparison.ratios), max(comparison.ratios)
    promised = ("-", "")
    if comparison.bound is not None:
        promised = (f"{comparison.bound:.2f}", "within" if comparison.within else "over")
    return (
        comparison.name,
        f"{comparison.ours:.1f} {comparison.unit}",
        f"{comparison.beside:.1f} {comparison.unit}",
        f"{comparison.ratio:.2f} ({low:.2f} to {high:.2f})",
        *promised,
    )
