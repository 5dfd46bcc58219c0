"""Rehearses the dev stack and the flat script in one process: `python -m bench.program_run 7`.

Prints pairs of CPU times (ms for one rehearsal) as JSON.
"""

import gc
import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bench import flat
from bench.measure import ROOT, interleaved
from rehearsal import stack_configuration
from rehearsal.program import StackConfiguration, main_program, run
from rehearsal.recording import Recording

STACK: Final = "dev"
REPETITIONS: Final = 5
"""Rehearsals in one figure: one alone is short enough for a garbage collection to decide."""


class UnequalProgramsError(Exception):
    """Two programs that are measured beside each other and do not do the same."""


def custom_types(recording: Recording) -> Counter[str]:
    """Return how many resources of each type were registered, components left out."""
    return Counter(each.type for each in recording.resources.values() if each.custom)


def check_same(ours: Recording, beside: Recording) -> None:
    """Raise UnequalProgramsError unless both register the same types and give the same outputs.

    What a service would refuse in either is an UnequalProgramsError too.
    """
    for recording in (ours, beside):
        if recording.errors:
            raise UnequalProgramsError("\n".join(each.message for each in recording.errors))
    for what, one, other in (
        ("resources", custom_types(ours), custom_types(beside)),
        ("outputs", Counter(ours.outputs.keys()), Counter(beside.outputs.keys())),
    ):
        if one != other:
            raise UnequalProgramsError(
                f"{what}: only the stack has {dict(one - other)}, "
                f"only the script has {dict(other - one)}"
            )


def _milliseconds(program: Callable[[], None], configuration: StackConfiguration) -> float:
    gc.collect()
    start = time.process_time()
    for _ in range(REPETITIONS):
        run(program, configuration)
    return 1000 * (time.process_time() - start) / REPETITIONS


def pipeline() -> StackConfiguration:
    """Return the stack's configuration without what the tutorial leaves to Kibana's users."""
    whole = stack_configuration.read(ROOT, STACK)
    kept = {key: each for key, each in whole.config.items() if key != f"{whole.project}:kibana"}
    return replace(whole, config=kept)


def main(rounds: int) -> None:
    """Print one pair for each round."""
    configuration = pipeline()
    stack = main_program(ROOT)
    check_same(run(stack, configuration), run(flat.program, configuration))
    pairs = interleaved(
        lambda: _milliseconds(stack, configuration),
        lambda: _milliseconds(flat.program, configuration),
        rounds,
    )
    print(json.dumps(pairs))


if __name__ == "__main__":
    main(int(sys.argv[1]))
