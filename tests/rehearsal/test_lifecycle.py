"""A stack's whole life on the real engine, where there is one."""

import pytest

from rehearsal import fault_drill, lifecycle, pulumi_cli
from rehearsal.__main__ import main
from rehearsal.faults import Fault, Operation
from rehearsal.lifecycle import Step
from tests.conftest import ROOT

needs_the_engine = pytest.mark.skipif(not pulumi_cli.is_there(), reason=pulumi_cli.MISSING)


@needs_the_engine
@pytest.mark.parametrize("stack", ["dev", "prod"])
def test_every_promise_of_a_life_is_kept(stack: str) -> None:
    steps = lifecycle.live(ROOT, stack, lambda _line: None)

    assert {step.name: step.broken for step in steps} == dict.fromkeys(
        [
            "preview",
            "killed in up",
            "up",
            "second preview",
            "refresh",
            "changed retention",
            "drift",
            "failed update",
            "rotation",
            "end of rotation",
            "switch of authType",
            "end of switch",
            "another replication",
            "secrets",
            "destroy",
            "killed after the work",
            "destroy again",
        ]
    )


@needs_the_engine
def test_what_timed_out_after_the_work_converges() -> None:
    steps = fault_drill.drill(ROOT, "dev", lambda _line: None, [Fault.TIMEOUT])

    assert {step.name: step.broken for step in steps} == dict.fromkeys(
        f"{each.value}, timed out, after the service did it" for each in Operation
    )


def test_without_the_engine_it_says_so_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    status = main(["lifecycle", "--stack", "dev"])

    captured = capsys.readouterr()
    assert status == 1
    assert captured.out == ""
    assert captured.err == (
        "`pulumi` is not on the PATH, and the life cycle needs the real engine: install it as "
        "https://www.pulumi.com/docs/install/ says.\n"
    )


def test_a_broken_promise_is_told_with_what_was_printed() -> None:
    kept = Step("preview", "creates nothing", None)
    broken = Step("destroy", "leaves nothing", "left behind: [...]")

    assert lifecycle.table([kept, broken]) == (
        "kept    preview  creates nothing\nBROKEN  destroy  leaves nothing"
    )
