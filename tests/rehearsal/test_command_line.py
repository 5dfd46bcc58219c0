import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rehearsal.__main__ import _parser, main
from tests.conftest import ROOT, changed, stack_config, write_stack
from tests.rehearsal import shop
from tests.rehearsal.shop import BOX

GOOD = 'Box("box")\npulumi.export("place", pulumi.Config().require("place"))\n'
REFUSED = f'{GOOD}Box("wrong", "forbidden")\n'


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a project with two stacks that nothing is wrong with."""
    shop.open_shop(monkeypatch)
    return shop.write_project(tmp_path, GOOD, ("dev", "prod"))


def rehearsal(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run the command line in a process of its own, as a person does."""
    return subprocess.run(  # noqa: S603 - this very program
        [sys.executable, "-m", "rehearsal", *map(str, arguments)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


def plan_of(root: Path, capsys: pytest.CaptureFixture[str], stack: str = "dev") -> dict[str, Any]:
    """Return the plan that a preview prints."""
    main(["--root", str(root), "preview", "--stack", stack, "--json"])
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_the_commands_of_the_readme_work(tmp_path: Path) -> None:
    drawn = rehearsal("preview", "--stack", "dev")
    written = rehearsal("preview", "--stack", "dev", "--json")
    earlier = tmp_path / "earlier.json"
    earlier.write_text(written.stdout, encoding="utf-8")
    against = rehearsal("preview", "--stack", "dev", "--against", earlier)

    assert [(each.returncode, each.stderr) for each in (drawn, written, against)] == [(0, "")] * 3
    assert drawn.stdout.startswith("Rehearsing update (dev)\n")
    count = len(json.loads(written.stdout)["resources"])
    assert drawn.stdout.endswith(f"    + {count + 1} to create\n")
    assert (
        against.stdout
        == f"0 to create, 0 to delete, 0 to replace, 0 to change, {count} unchanged\n"
    )


def test_the_readme_names_no_command_that_is_refused() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"python -m rehearsal ([^`\n>]*)", readme)

    assert len(commands) >= 3
    for command in commands:
        _parser().parse_args(command.split())


def test_help_names_the_commands() -> None:
    told = rehearsal("--help")

    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("usage: python -m rehearsal ")
    for command in ("preview", "plan"):
        assert f"\n    {command} " in told.stdout


@pytest.mark.parametrize(
    ("command", "options"), [("preview", ["--stack", "--json", "--against"]), ("plan", ["--check"])]
)
def test_the_help_of_a_command_names_its_options(
    command: str, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exited:
        main([command, "--help"])

    assert exited.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith(f"usage: python -m rehearsal {command} ")
    assert [each for each in options if each not in told] == []


def test_without_a_command_the_usage_is_told() -> None:
    told = rehearsal()

    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith("usage: python -m rehearsal ")
    assert "COMMAND" in told.stderr.splitlines()[-1]
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["up"], "up"),
        (["preview"], "--stack"),
        (["preview", "--stack"], "--stack"),
        (["preview", "--stack", "dev", "--json", "--against", "x.json"], "--against"),
        (["preview", "--stack", "dev", "--check"], "--check"),
        (["plan", "--stack", "dev"], "--stack"),
    ],
)
def test_a_wrong_command_line_is_refused_by_what_is_wrong(
    arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exited:
        main(arguments)

    assert exited.value.code == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert named in captured.err.splitlines()[-1]


def test_an_unknown_stack_is_told_the_ones_that_exist() -> None:
    told = rehearsal("preview", "--stack", "nope")

    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == (
        "There is no stack 'nope': Pulumi.nope.yaml is missing. The stacks here are dev, prod.\n"
    )


def test_a_broken_stack_file_is_told_in_one_line(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "Pulumi.dev.yaml").write_text("config: [", encoding="utf-8")

    assert main(["--root", str(root), "preview", "--stack", "dev"]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("Pulumi.dev.yaml is not YAML in line 1: ")
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize("shape", [[], ["--json"]], ids=["tree", "json"])
def test_a_good_stack_exits_with_0(
    shape: list[str], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(root), "preview", "--stack", "dev", *shape]) == 0

    captured = capsys.readouterr()
    assert captured.err == ""
    assert "dev" in captured.out


@pytest.mark.parametrize("shape", [[], ["--json"]], ids=["tree", "json"])
def test_what_a_service_refuses_exits_with_1_and_is_shown_beside_the_rest(
    shape: list[str], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.write_project(root, REFUSED)

    assert main(["--root", str(root), "preview", "--stack", "dev", *shape]) == 1

    captured = capsys.readouterr()
    assert "label = 'forbidden': must be allowed. Choose another." in captured.out
    assert captured.out.count(BOX) >= 3
    assert captured.err == ""


@pytest.mark.parametrize("call", ["warn", "info"])
def test_a_warning_is_no_error(call: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shop.write_project(root, f'{GOOD}pulumi.{call}("careful")\n')

    assert main(["--root", str(root), "preview", "--stack", "dev"]) == 0
    assert ("warning: program: careful" in capsys.readouterr().out) == (call == "warn")


def test_a_configuration_that_is_refused_is_told_on_stderr_alone(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "Pulumi.dev.yaml").write_text("config: {}", encoding="utf-8")

    assert main(["--root", str(root), "preview", "--stack", "dev"]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert "shop:place" in captured.err
    assert "Traceback" not in captured.err


def test_a_configuration_that_is_refused_is_no_difference_to_an_earlier_plan(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier = tmp_path / "earlier.json"
    earlier.write_text(json.dumps(plan_of(root, capsys)), encoding="utf-8")
    (root / "Pulumi.dev.yaml").write_text("config: {}", encoding="utf-8")
    command = ["--root", str(root), "preview", "--stack", "dev", "--against", str(earlier)]

    assert main(command) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert "shop:place" in captured.err


def test_a_configuration_that_is_refused_is_a_finding_in_json(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "Pulumi.dev.yaml").write_text("config: {}", encoding="utf-8")

    assert main(["--root", str(root), "preview", "--stack", "dev", "--json"]) == 1

    found = json.loads(capsys.readouterr().out)
    assert [(each["severity"], each["where"]) for each in found["findings"]] == [
        ("error", "configuration")
    ]
    assert "shop:place" in found["findings"][0]["message"]


def test_a_mistake_in_the_program_exits_with_1(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.write_project(root, f'{GOOD}raise ValueError("a mistake")\n')

    assert main(["--root", str(root), "preview", "--stack", "dev"]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert "ValueError: a mistake" in captured.err


def test_the_difference_to_an_earlier_plan_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier = root / "earlier.json"
    earlier.write_text(json.dumps(plan_of(root, capsys)), encoding="utf-8")
    shop.write_project(root, 'Box("box", "other")\nBox("more")\npulumi.export("place", "there")\n')

    assert main(["--root", str(root), "preview", "--stack", "dev", "--against", str(earlier)]) == 0

    assert capsys.readouterr() == (
        (
            f"~ {BOX} box\n    ~ label: 'plain' => 'other'\n"
            f"+ {BOX} more\n"
            "~ outputs\n    ~ place: 'dev' => 'there'\n"
            "1 to create, 0 to delete, 0 to replace, 1 to change, 0 unchanged\n"
        ),
        "",
    )


def test_a_difference_that_brings_an_error_exits_with_1(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier = root / "earlier.json"
    earlier.write_text(json.dumps(plan_of(root, capsys)), encoding="utf-8")
    shop.write_project(root, REFUSED)

    assert main(["--root", str(root), "preview", "--stack", "dev", "--against", str(earlier)]) == 1
    assert "\n+ error: " in capsys.readouterr().out


def test_a_change_of_the_shipped_configuration_is_told_by_its_variable(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_stack(project, stack_config("dev"))
    earlier = project / "earlier.json"
    earlier.write_text(json.dumps(plan_of(project, capsys, "test")), encoding="utf-8")
    write_stack(project, changed(stack_config("dev"), "elastic.metricsPeriodSeconds", 900))

    arguments = ["preview", "--stack", "test", "--against", str(earlier)]
    assert main(["--root", str(project), *arguments]) == 0

    told, counts = capsys.readouterr().out.strip().rsplit("\n", 1)
    assert [line for line in told.splitlines() if "period: '300s' => '900s'" in line] != []
    assert counts.startswith("0 to create, 0 to delete, ")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no JSON",
        "[]",
        "5",
        "null",
        "{}",
        '{"resources": [], "outputs": {}}',
        '{"resources": 5, "outputs": {}, "findings": []}',
        '{"resources": {}, "outputs": {}, "findings": {"a": 1}}',
        '{"resources": [5], "outputs": {}, "findings": []}',
        '{"resources": [{}], "outputs": {}, "findings": []}',
        '{"resources": [{"urn": "x"}], "outputs": {}, "findings": []}',
        '{"resources": [{"urn": 5}], "outputs": {}, "findings": []}',
        '{"resources": [], "outputs": {}, "findings": ["x"]}',
        '{"resources": [], "outputs": {}, "findings": [{}]}',
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_one_line(
    text: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / "earlier.json"
    path.write_text(text, encoding="utf-8")

    assert main(["--root", str(root), "preview", "--stack", "dev", "--against", str(path)]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"{path} is not a plan: ")
    assert captured.err.count("\n") == 1


def test_a_plan_that_lacks_a_resources_inputs_is_refused_in_one_line(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier = plan_of(root, capsys)
    del earlier["resources"][0]["inputs"]
    path = root / "earlier.json"
    path.write_text(json.dumps(earlier), encoding="utf-8")

    assert main(["--root", str(root), "preview", "--stack", "dev", "--against", str(path)]) == 1

    captured = capsys.readouterr()
    assert captured.err.startswith(f"{path} is not a plan: ")
    assert captured.err.count("\n") == 1


def test_a_file_that_is_missing_is_refused_in_one_line(tmp_path: Path) -> None:
    told = rehearsal("preview", "--stack", "dev", "--against", tmp_path / "missing.json")

    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith(f"{tmp_path / 'missing.json'} is not a plan: ")
    assert told.stderr.count("\n") == 1


@pytest.mark.parametrize("kind", ["folder", "no text"])
def test_what_cannot_be_read_as_text_is_refused_in_one_line(
    kind: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / "earlier"
    path.mkdir() if kind == "folder" else path.write_bytes(b"\xff\xfe{}")

    assert main(["--root", str(root), "preview", "--stack", "dev", "--against", str(path)]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"{path} is not a plan: ")
    assert captured.err.count("\n") == 1


def test_plans_of_a_project_without_stacks_are_none(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for stack in ("dev", "prod"):
        (root / f"Pulumi.{stack}.yaml").unlink()

    assert main(["--root", str(root), "plan"]) == 0
    assert capsys.readouterr() == ("", "")
