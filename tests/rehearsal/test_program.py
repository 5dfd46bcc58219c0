import asyncio
import contextvars
import gc
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pulumi
import pytest
from pulumi.runtime import settings

from rehearsal.emulation import World
from rehearsal.program import StackConfiguration, main_program, run
from rehearsal.recording import Recording
from tests.rehearsal import shop
from tests.rehearsal.shop import BOX, Box, Shelf


class Broken(Exception):  # noqa: N818 - what a program might raise
    """A mistake in a program."""


@pytest.fixture
def tasks(monkeypatch: pytest.MonkeyPatch) -> list["asyncio.Task[Any]"]:
    """Collect every task that is made on a loop of a run."""
    made: list[asyncio.Task[Any]] = []
    new_event_loop = asyncio.new_event_loop

    def factory(loop: asyncio.AbstractEventLoop, work: Any, **others: Any) -> "asyncio.Task[Any]":
        made.append(asyncio.Task(work, loop=loop, **others))
        return made[-1]

    def observed() -> asyncio.AbstractEventLoop:
        loop = new_event_loop()
        loop.set_task_factory(factory)
        return loop

    monkeypatch.setattr(asyncio, "new_event_loop", observed)
    return made


def _told() -> None:
    config = pulumi.Config()
    pulumi.export("where", [pulumi.get_project(), pulumi.get_stack(), pulumi.get_organization()])
    pulumi.export("place", pulumi.Config("shop").get("place"))
    pulumi.export("word", config.get_secret("word"))


def test_a_program_is_told_its_project_stack_and_configuration() -> None:
    configuration = StackConfiguration("shop", "dev", {"shop:place": "here"})

    assert run(_told, configuration).outputs == {
        "where": ["shop", "dev", "organization"],
        "place": "here",
    }


def test_two_runs_in_a_row_know_nothing_of_each_other() -> None:
    def program() -> None:
        _told()
        Box(pulumi.get_stack())

    first = run(
        program,
        StackConfiguration("shop", "dev", {"shop:place": "here"}, frozenset({"shop:place"})),
    )
    second = run(program, StackConfiguration("mill", "prod", {"mill:word": "open"}))

    assert first.outputs["where"] == ["shop", "dev", "organization"]
    assert second.outputs["where"] == ["mill", "prod", "organization"]
    assert "place" not in second.outputs
    assert list(first.resources) == [f"urn:pulumi:dev::shop::{BOX}::dev"]
    assert list(second.resources) == [f"urn:pulumi:prod::mill::{BOX}::prod"]
    assert (first.stack, second.stack) == ("dev", "prod")


def test_two_runs_of_one_program_are_the_same() -> None:
    def program() -> None:
        box = Box("box", shop.get_key("read")["key"])
        pulumi.export("key", box.key)
        pulumi.export("id", box.id)

    first, second = shop.rehearse(program), shop.rehearse(program)

    assert first.resources == second.resources
    assert first.outputs == second.outputs
    assert first.world.secrets == second.world.secrets
    assert first.world is not second.world


def test_runs_that_share_a_world_see_what_is_there() -> None:
    world = World()

    shop.rehearse(lambda: Box("first"), world=world)
    shop.rehearse(lambda: Box("second"), world=world)

    assert len(list(world.of(BOX))) == 2


def _broken() -> None:
    Box("box").id.apply(lambda _: shop.fail(Broken("boom")))


@pytest.mark.parametrize("program", [_told, _broken], ids=["good", "broken"])
@pytest.mark.parametrize("preview", [True, False], ids=["preview", "update"])
def test_nothing_leaks_through_context_variables(
    program: Callable[[], None], *, preview: bool
) -> None:
    before = dict(contextvars.copy_context().items())

    try:
        shop.rehearse(program, config={"shop:place": "here"}, preview=preview)
    except Broken:
        assert program is _broken

    assert dict(contextvars.copy_context().items()) == before
    assert pulumi.Config("shop").get("place") is None


def test_a_run_has_a_stack_of_its_own() -> None:
    def elsewhere() -> Recording:
        settings.ROOT.set(pulumi.ComponentResource.__new__(pulumi.ComponentResource))
        return shop.rehearse(lambda: Box("box"))

    recording = contextvars.copy_context().run(elsewhere)

    assert [each.parent for each in recording.resources.values()] == [shop.STACK_URN]


def test_a_program_is_told_which_of_its_configuration_is_secret() -> None:
    told: dict[str, bool] = {}

    def program() -> None:
        for key in ("shop:word", "shop:place"):
            told[key] = pulumi.runtime.is_config_secret(key)

    config = {"shop:word": "hidden", "shop:place": "here"}
    shop.rehearse(program, config=config, secret_keys=frozenset({"shop:word"}))

    assert told == {"shop:word": True, "shop:place": False}


def test_no_event_loop_is_left_behind() -> None:
    shop.rehearse(_told)

    with pytest.raises(RuntimeError):
        asyncio.get_running_loop()
    with warnings.catch_warnings(action="ignore"), pytest.raises(RuntimeError):
        asyncio.get_event_loop()


def test_a_run_after_a_failed_one_is_not_touched_by_it() -> None:
    with pytest.raises(Broken):
        shop.rehearse(_broken)

    recording = shop.rehearse(lambda: pulumi.export("made", Box("box").made))

    assert recording.outputs == {"made": "here"}
    assert recording.findings == []


def _in_the_program() -> None:
    raise Broken("boom")


def _in_an_apply() -> None:
    pulumi.Output.from_input(1).apply(lambda _: shop.fail(Broken("boom")))


def _in_an_apply_of_an_apply() -> None:
    made = Box("box").made
    made.apply(lambda _: made.apply(lambda _: shop.fail(Broken("boom"))))


def _in_an_input() -> None:
    Box("next", Box("box").made.apply(lambda _: shop.fail(Broken("boom"))))


def _in_a_component() -> None:
    Shelf("shelf", made=Box("box").made.apply(lambda _: shop.fail(Broken("boom"))))


def _in_an_output_of_the_stack() -> None:
    pulumi.export("made", Box("box").made.apply(lambda _: shop.fail(Broken("boom"))))


RAISING = [
    _in_the_program,
    _in_an_apply,
    _in_an_apply_of_an_apply,
    _in_an_input,
    _in_a_component,
    _in_an_output_of_the_stack,
]


@pytest.mark.parametrize("program", RAISING)
def test_what_a_program_raises_surfaces(program: Callable[[], None]) -> None:
    with pytest.raises(Broken, match=r"^boom$"):
        shop.rehearse(program)


@pytest.mark.parametrize("program", RAISING)
def test_no_task_outlives_a_failed_run(
    program: Callable[[], None], tasks: list["asyncio.Task[Any]"]
) -> None:
    def busy() -> None:
        previous = Box("first")
        for index in range(20):
            previous = Box(f"box-{index}", previous.made)
        program()

    with pytest.raises(Broken):
        shop.rehearse(busy)

    assert len(tasks) > 0
    assert all(task.done() for task in tasks)
    # What was not awaited or not closed warns when it is collected, and a warning is an error.
    tasks.clear()
    gc.collect()


def test_no_task_outlives_a_good_run(tasks: list["asyncio.Task[Any]"]) -> None:
    shop.rehearse(lambda: pulumi.export("made", Box("box").made))

    assert len(tasks) > 0
    assert all(task.done() for task in tasks)
    tasks.clear()
    gc.collect()


@pytest.mark.parametrize(
    "program",
    [
        lambda: shop.fail(pulumi.RunError("set the place")),
        lambda: Box("box").made.apply(lambda _: shop.fail(pulumi.RunError("set the place"))),
        lambda: Box("box", pulumi.Output.from_input(pulumi.Config().require("place"))),
    ],
    ids=["in the program", "in an apply", "a missing key"],
)
def test_a_mistake_in_the_configuration_surfaces(program: Callable[[], object]) -> None:
    with pytest.raises(pulumi.RunError, match="place"):
        shop.rehearse(program)


def test_a_program_that_exits_does_not_end_the_rehearsal_in_silence() -> None:
    with pytest.raises(SystemExit):
        shop.rehearse(lambda: sys.exit(3))


def test_everything_has_run_when_a_run_returns() -> None:
    done: list[int] = []

    def program() -> None:
        previous = Box("first").made
        for index in range(10):
            previous = Box(f"box-{index}", previous).made
        previous.apply(lambda _: done.append(len(done)))

    recording = shop.rehearse(program)

    assert done == [0]
    assert len(recording.resources) == 11


def test_an_asynchronous_program_runs_to_its_end() -> None:
    async def main() -> dict[str, Any]:
        await asyncio.sleep(0)
        return {"made": Box("box").made}

    assert shop.rehearse(lambda: pulumi.run(main)).outputs == {"made": "here"}


def test_the_program_of_a_project_runs_as_the_main_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.open_shop(monkeypatch)
    shop.write_project(tmp_path, 'Box("box", __name__)\n')

    recording = run(main_program(tmp_path), StackConfiguration("shop", "dev"))

    assert recording.resources[shop.urn(BOX, "box")].inputs == {"label": "__main__"}


def test_the_program_of_a_project_starts_anew_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.open_shop(monkeypatch)
    shop.write_project(
        tmp_path, 'seen = globals().get("seen", 0) + 1\npulumi.export("seen", seen)\n'
    )
    program = main_program(tmp_path)

    runs = [run(program, StackConfiguration("shop", "dev")) for _ in range(2)]

    assert [each.outputs for each in runs] == [{"seen": 1}, {"seen": 1}]
