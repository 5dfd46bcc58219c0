"""Rehearses the dev stack with so many accounts in it: `python -m bench.scale_run 100`.

Prints the CPU time (ms) of the rehearsal and the peak memory (KB) of the process as JSON.
"""

import gc
import json
import resource
import sys
import time
from dataclasses import replace
from itertools import cycle, islice
from typing import Any, Final

from bench.measure import ROOT
from rehearsal import stack_configuration
from rehearsal.program import StackConfiguration, main_program, run

REGIONS: Final = ("eastus", "swedencentral", "westeurope")
SUBSCRIPTIONS: Final = (
    "11111111-1111-4111-8111-111111111111",
    "22222222-2222-4222-8222-222222222222",
)


class RefusedError(Exception):
    """A stack that is to be measured and would be refused."""


def stack_of(accounts: int) -> StackConfiguration:
    """Return the dev stack's configuration with so many accounts instead of its own."""
    dev = stack_configuration.read(ROOT, "dev")
    places = islice(cycle((r, s) for r in REGIONS for s in SUBSCRIPTIONS), accounts)
    named = [
        {
            "resourceId": f"/subscriptions/{subscription}/resourceGroups/rg-openai/providers/"
            f"Microsoft.CognitiveServices/accounts/openai-{number}",
            "location": region,
        }
        for number, (region, subscription) in enumerate(places)
    ]
    return replace(dev, config={**dev.config, f"{dev.project}:accounts": json.dumps(named)})


def figures(accounts: int) -> dict[str, Any]:
    """Return the CPU time (ms) of a rehearsal and the process's peak memory (KB) after it.

    The peak is the resident set's: it also holds what protobuf and gRPC allocate outside Python,
    and differs by less than a percent from run to run.
    """
    program = main_program(ROOT)
    run(program, stack_configuration.read(ROOT, "dev"))
    configuration = stack_of(accounts)
    gc.collect()
    start = time.process_time()
    recording = run(program, configuration)
    milliseconds = 1000 * (time.process_time() - start)
    if recording.errors:
        raise RefusedError("\n".join(each.message for each in recording.errors))
    return {"milliseconds": milliseconds, "kilobytes": _peak_kilobytes()}


def _peak_kilobytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform == "darwin" else peak


if __name__ == "__main__":
    print(json.dumps(figures(int(sys.argv[1]))))
