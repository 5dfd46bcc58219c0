from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench import __main__ as command_line
from bench import apm, flat, imports, preview, preview_run, program, scale, scale_run, table
from bench.measure import Comparison, Interpreter, interleaved
from bench.program_run import UnequalProgramsError, check_same, custom_types, pipeline
from bench.scale import per_account
from rehearsal.emulation import World
from rehearsal.program import main_program, run
from rehearsal.recording import Finding, Recording
from tests.conftest import ROOT, Deploy

WITHIN = Comparison("import", "ms", ((110.0, 100.0), (90.0, 100.0), (130.0, 100.0)), 1.2)
OVER = Comparison("rehearse", "ms", ((14.0, 10.0), (13.0, 10.0), (15.0, 10.0)), 1.3)
UNPROMISED = Comparison("grow", "KB", ((5000.0, 1.0),))


@pytest.fixture
def stack(world: World) -> Recording:
    """Rehearse the stack that the flat script stands beside."""
    return run(main_program(ROOT), pipeline(), world)


def test_the_flat_script_registers_the_resource_types_of_the_dev_stack(
    stack: Recording, deploy: Deploy
) -> None:
    beside = deploy(flat.program, world=World(now=stack.world.now))
    assert custom_types(beside) == custom_types(stack)
    assert custom_types(beside).total() == 19
    check_same(stack, beside)


def test_the_flat_script_has_no_components(deploy: Deploy) -> None:
    assert all(each.custom for each in deploy(flat.program).resources.values())


def test_programs_that_register_different_resources_are_not_measured(stack: Recording) -> None:
    fewer = replace(
        stack, resources={urn: each for urn, each in stack.resources.items() if "Role" not in urn}
    )
    with pytest.raises(UnequalProgramsError, match=r"only the stack has \{.*RoleAssignment': 1\}"):
        check_same(stack, fewer)


def test_programs_that_export_different_outputs_are_not_measured(stack: Recording) -> None:
    with pytest.raises(UnequalProgramsError, match=r"outputs: .*only the script has {'more': 1}"):
        check_same(stack, replace(stack, outputs={**stack.outputs, "more": 1}))


def test_a_program_that_would_be_refused_is_not_measured(stack: Recording) -> None:
    refused = replace(stack, findings=[Finding("error", "hub", "too long a name")])
    with pytest.raises(UnequalProgramsError, match="too long a name"):
        check_same(stack, refused)


@pytest.mark.parametrize(("accounts", "regions", "subscriptions"), [(1, 1, 1), (10, 3, 2)])
def test_accounts_are_spread_over_three_regions_and_two_subscriptions(
    accounts: int, regions: int, subscriptions: int, world: World
) -> None:
    recording = run(main_program(ROOT), scale_run.stack_of(accounts), world)
    assert recording.errors == []
    assert {
        "settings": len(recording.of_type("azure-native:monitor:DiagnosticSetting")),
        "hubs": len(recording.of_type("azure-native:eventhub:EventHub")),
        "roles": len(recording.of_type("azure-native:authorization:RoleAssignment")),
    } == {"settings": accounts, "hubs": regions, "roles": subscriptions}


def test_pairs_are_measured_in_turn_and_the_first_is_dropped() -> None:
    calls: list[str] = []

    def measured(name: str) -> float:
        calls.append(name)
        return float(len(calls))

    pairs = interleaved(lambda: measured("A"), lambda: measured("B"), 2)
    assert calls == ["A", "B", "A", "B", "A", "B"]
    assert pairs == ((3.0, 4.0), (5.0, 6.0))


def test_a_ratio_is_the_median_of_the_pairs_ratios() -> None:
    # The ratio of the medians would be 1.0.
    comparison = Comparison("import", "ms", ((10.0, 20.0), (20.0, 10.0), (30.0, 25.0)))
    assert comparison.ratios == (0.5, 2.0, 1.2)
    assert comparison.ratio == 1.2


@pytest.mark.parametrize(
    ("ratio", "bound", "within"),
    [(1.2, 1.2, True), (1.21, 1.2, False), (0.5, 1.2, True), (9.0, None, True)],
)
def test_a_bound_is_kept_up_to_itself(ratio: float, bound: float | None, within: bool) -> None:  # noqa: FBT001 - an expected value
    assert Comparison("import", "ms", ((ratio, 1.0),), bound).within is within


def test_the_table_is_aligned_and_says_which_bounds_are_exceeded() -> None:
    assert table.render([WITHIN, OVER, UNPROMISED]) == (
        "name      ours       beside    ratio (min to max)            bound\n"
        "import    110.0 ms   100.0 ms  1.10 (0.90 to 1.30)           1.20   within\n"
        "rehearse  14.0 ms    10.0 ms   1.40 (1.30 to 1.50)           1.30   over\n"
        "grow      5000.0 KB  1.0 KB    5000.00 (5000.00 to 5000.00)  -\n"
    )


@pytest.mark.parametrize(
    ("comparisons", "status"),
    [([WITHIN, UNPROMISED], 0), ([WITHIN, OVER], 1), ([OVER], 1), ([UNPROMISED], 0)],
)
def test_the_exit_status_is_1_where_a_bound_is_exceeded(
    comparisons: list[Comparison], status: int
) -> None:
    assert table.exit_status(comparisons) == status


def test_the_cost_of_an_account_leaves_out_what_is_there_without_it() -> None:
    rounds = [{1: 100.0, 10: 190.0, 100: 1090.0, 1000: 19090.0}]
    whole = per_account("time", "ms", rounds, many=1000, few=100)
    beyond = per_account("time", "ms", rounds, many=1000, few=100, beyond=10, bound=1.2)
    assert whole == Comparison("time per account, 1,000 beside 100", "ms", ((19.09, 10.9),))
    assert beyond == Comparison(
        "time per account beyond 10, 1,000 beside 100", "ms", ((18900 / 990, 10.0),), 1.2
    )


@pytest.mark.parametrize("size", preview_run.SIZES)
def test_both_programs_that_are_previewed_register_the_same_for_so_many_accounts(size: int) -> None:
    preview_run.check_same_at(size)


class Reported(Interpreter):
    """An interpreter that measured already."""

    def report(self, module: str, argument: int) -> Any:
        assert (module, argument) == ("bench.preview_run", 3)
        return {"1": [[11.0, 10.0]], "300": [[15.0, 10.0]]}


def test_a_preview_is_compared_at_one_account_and_at_300(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/pulumi")

    assert preview.comparisons(Reported(Path()), 3) == [
        Comparison(
            "pulumi preview of dev with 1 account, beside a flat script", "ms", ((11, 10),), 1.15
        ),
        Comparison(
            "pulumi preview of dev with 300 accounts, beside a flat script",
            "ms",
            ((15, 10),),
            1.15,
        ),
    ]


def test_without_the_engine_no_preview_is_measured_and_one_line_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    assert preview.comparisons(Interpreter(Path()), 3) == []
    assert capsys.readouterr() == ("", "skipped: `pulumi` is not on the PATH\n")


@pytest.mark.parametrize(("found", "status"), [([WITHIN], 0), ([WITHIN, OVER], 1)])
def test_the_command_measures_each_part_in_as_many_rounds_as_it_is_told(
    found: list[Comparison],
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked: list[int] = []

    def comparisons(_: Interpreter, rounds: int) -> list[Comparison]:
        asked.append(rounds)
        return found

    for part in (imports, program, preview, scale, apm):
        monkeypatch.setattr(part, "comparisons", comparisons)
    assert command_line.main(["--rounds", "3"]) == status
    assert asked == [3, 3, 3, 3, 3]
    assert capsys.readouterr().out == table.render(found * 5)


@pytest.mark.parametrize("rounds", ["0", "-1", "many"])
def test_less_than_one_round_is_refused(rounds: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        command_line.main([f"--rounds={rounds}"])
    assert "--rounds" in capsys.readouterr().err
