"""Runs a Pulumi program in this process, as the Python language host would, on the emulations."""

import asyncio
import contextvars
import gc
import logging
import runpy
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from pulumi.runtime import mocks, run_in_stack, set_all_config, settings

from rehearsal.emulation import World
from rehearsal.monitor import Log, Monitor
from rehearsal.recording import Recording
from rehearsal.services import FUNCTIONS, RESOURCES


@dataclass(frozen=True)
class StackConfiguration:
    """What a program is given: project, stack and the config as the language host passes it."""

    project: str
    stack: str
    config: Mapping[str, str] = field(default_factory=dict)
    secret_keys: frozenset[str] = frozenset()


def main_program(root: Path) -> Callable[[], None]:
    """Return the program that stands in a project's folder."""
    return lambda: _run_main(root)


def _run_main(root: Path) -> None:
    runpy.run_path(str(root / "__main__.py"), run_name="__main__")


def run(
    program: Callable[[], object],
    configuration: StackConfiguration,
    world: World | None = None,
    *,
    preview: bool = False,
) -> Recording:
    """Run a program to completion and return all that it did.

    Raises what the program raises: `pulumi.RunError` for a mistake in its configuration.
    """
    recording = Recording(configuration.stack, world or World())
    # A context of its own: the SDK keeps its settings and the root stack in context variables.
    contextvars.copy_context().run(_run, program, configuration, recording, preview)
    return recording


def _run(
    program: Callable[[], object],
    configuration: StackConfiguration,
    recording: Recording,
    preview: bool,  # noqa: FBT001 - passed on by the context
) -> None:
    monitor = Monitor(recording, RESOURCES, FUNCTIONS, preview=preview)
    settings.configure(
        mocks.MockSettings(  # type: ignore[no-untyped-call]  # the SDK leaves it untyped
            monitor=monitor,
            monitor_features=set(),
            engine=Log(recording),
            project=configuration.project,
            stack=configuration.stack,
            organization="organization",
            dry_run=preview,
            callbacks=None,
            package_refs={},
            base_providers_by_ref={},
            outputs=set(),
        )
    )
    settings.ROOT.set(None)
    set_all_config(dict(configuration.config), sorted(configuration.secret_keys))
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    loop = asyncio.new_event_loop()
    # The SDK keeps all that it makes until the end: collecting in between finds nothing, and takes
    # longer the more there is.
    collecting = gc.isenabled()
    gc.disable()
    # One thread: registrations come in the order in which their inputs resolve.
    with ThreadPoolExecutor(max_workers=1) as executor:
        loop.set_default_executor(executor)
        asyncio.set_event_loop(loop)
        try:
            loop.run_until_complete(run_in_stack(lambda: _started(program)))
        finally:
            _cancel_what_is_left(loop)
            asyncio.set_event_loop(None)
            loop.close()
            if collecting:
                gc.enable()


def _cancel_what_is_left(loop: asyncio.AbstractEventLoop) -> None:
    """End the tasks of a program that failed half way, so that none outlives its run."""
    tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))


def _started(program: Callable[[], object]) -> None:
    program()
