"""The command line: `python -m rehearsal preview --stack dev`, `python -m rehearsal plan`."""

import argparse
import json
import sys
import threading
import traceback
from pathlib import Path
from typing import Any, Final

import pulumi

from rehearsal import (
    adopt,
    application_environment,
    difference,
    findings,
    plan,
    stack_configuration,
    tree,
)
from rehearsal.application_environment import NoEnvironmentError
from rehearsal.emulation import World
from rehearsal.program import StackConfiguration, main_program, run
from rehearsal.recording import Finding, Recording
from rehearsal.stack_configuration import UnreadableStackError
from rehearsal.wire import revealed

_ROOT: Final = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when something would be refused or is stale."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.command(options))
    except (UnreadableStackError, UnreadablePlanError, NoEnvironmentError) as error:
        print(error, file=sys.stderr)
        return 1


class UnreadablePlanError(Exception):
    """A file that was given as a plan and is none."""


def rehearse(root: Path, stack: str) -> tuple[dict[str, Any], StackConfiguration]:
    """Return the plan of a stack of the project in `root`; what is refused is a finding in it."""
    recording, configuration = _recorded(root, stack)
    return plan.of(recording), configuration


def _recorded(root: Path, stack: str) -> tuple[Recording, StackConfiguration]:
    configuration = stack_configuration.read(root, stack)
    # Messages of a program that failed may hold what the services handed out before.
    world = World(secrets=set(map(stack_configuration.stand_in, configuration.secret_keys)))
    if subscription_id := configuration.config.get("azure-native:subscriptionId"):
        world.subscription_id = subscription_id
    try:
        recording = run(main_program(root), configuration, world)
    except pulumi.RunError as error:
        failure = Finding("error", "configuration", str(error))
        recording = Recording(stack, world, findings=[failure])
    except Exception as error:  # noqa: BLE001 - the program is not ours
        failure = Finding("error", "program", "".join(traceback.format_exception(error)).strip())
        recording = Recording(stack, world, findings=[failure])
    recording.findings.extend(findings.of(recording))
    return recording, configuration


def _preview(options: argparse.Namespace) -> int:
    found, configuration = rehearse(options.root, options.stack)
    refused = _refused_whole(found)
    if refused is not None and not options.json:
        print(refused, file=sys.stderr)
    elif options.against is not None:
        before = _read_plan(options.against)
        for line in difference.between(before, found):
            print(line)
        print(difference.summary(before, found))
    elif options.json:
        print(plan.to_json(found), end="")
    else:
        print(tree.render(found, configuration.project))
    return _status(found)


def _plan(options: argparse.Namespace) -> int:
    status = 0
    for stack in stack_configuration.stacks(options.root):
        found, _ = rehearse(options.root, stack)
        path = plan.path_of(options.root, stack)
        shown = path.relative_to(options.root)
        if _status(found):
            for each in found["findings"]:
                print(f"{stack}: {each['message']}", file=sys.stderr)
            status = 1
        elif options.check:
            there = path.is_file()
            if not there or path.read_text(encoding="utf-8") != plan.committed(found):
                state = "is stale" if there else "is missing"
                print(f"{shown} {state}: run `python -m rehearsal plan`", file=sys.stderr)
                status = 1
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(plan.committed(found), encoding="utf-8")
            print(f"wrote {shown}")
    return status


def _adopt(options: argparse.Namespace) -> int:
    recording = _sound(options.root, options.stack)
    if recording is None:
        return 1
    print(adopt.import_file(recording), end="")
    print(adopt.notes(recording), file=sys.stderr)
    return 0


def _env(options: argparse.Namespace) -> int:
    if options.outputs is not None:
        outputs = application_environment.outputs_of(_read(options.outputs))
    else:
        recording = _sound(options.root, options.stack)
        if recording is None:
            return 1
        outputs = revealed(recording.outputs)
    application, variables = application_environment.of(outputs, options.application)
    if not options.show_secrets:
        variables = application_environment.masked(variables)
    print(application_environment.FORMATS[options.format](application, variables), end="")
    return 0


def _sound(root: Path, stack: str) -> Recording | None:
    """Return the rehearsal of a stack; None, with the findings printed, where one is an error."""
    recording, _ = _recorded(root, stack)
    found = plan.of(recording)
    if not _status(found):
        return recording
    for each in found["findings"]:
        print(each["message"], file=sys.stderr)
    return None


def _read(path: Path) -> str:
    if path == Path("-"):
        return sys.stdin.read()
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NoEnvironmentError(f"{path} cannot be read: {error}") from None


def _serve(options: argparse.Namespace) -> int:
    del options
    # Only these two commands need a server, and importing one takes time.
    from rehearsal import engine, provider  # noqa: PLC0415

    with engine.serving(provider.Cloud()) as providers:
        print(f"export {engine.VARIABLE}={providers}", flush=True)
        print("Serving until interrupted (Ctrl-C).", file=sys.stderr)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return 0
    return 0


def _lifecycle(options: argparse.Namespace) -> int:
    from rehearsal import fault_drill, lifecycle, pulumi_cli  # noqa: PLC0415 - as above

    stack_configuration.read(options.root, options.stack)
    if not pulumi_cli.is_there():
        print(pulumi_cli.MISSING, file=sys.stderr)
        return 1
    live = fault_drill.drill if options.faults else lifecycle.live
    steps = live(options.root, options.stack, lambda line: print(line, flush=True))
    print()
    print(lifecycle.table(steps))
    return int(any(not step.kept for step in steps))


def _status(found: dict[str, Any]) -> int:
    return int(any(each["severity"] == "error" for each in found["findings"]))


def _refused_whole(found: dict[str, Any]) -> str | None:
    """Return the message of a configuration that was refused before any resource."""
    if found["resources"] or not found["findings"]:
        return None
    return "\n".join(str(each["message"]) for each in found["findings"])


def _read_plan(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadablePlanError(f"{path} is not a plan: {error}") from None
    if not plan.is_plan(document):
        raise UnreadablePlanError(
            f"{path} is not a plan: make one with `python -m rehearsal preview --stack dev --json`"
        )
    return document


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m rehearsal",
        description="Rehearse this program: no Azure, no Elastic and no Pulumi CLI needed.",
    )
    parser.add_argument("--root", type=Path, default=_ROOT, help=argparse.SUPPRESS)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    preview = commands.add_parser("preview", help="show what `pulumi up` would create")
    preview.add_argument("--stack", required=True, help="the stack, such as dev")
    shape = preview.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print the plan as JSON")
    shape.add_argument(
        "--against", type=Path, metavar="FILE", help="print the difference to an earlier plan"
    )
    preview.set_defaults(command=_preview)
    env = commands.add_parser("env", help="print the environment of an application")
    source = env.add_mutually_exclusive_group(required=True)
    source.add_argument("--stack", help="the stack to rehearse, such as dev")
    source.add_argument(
        "--outputs",
        type=Path,
        metavar="FILE",
        help="what `pulumi stack output --json` printed, of a real stack (-: standard input)",
    )
    env.add_argument("--application", metavar="NAME", help="which one, where there are several")
    env.add_argument("--format", choices=application_environment.FORMATS, default="dotenv")
    env.add_argument("--show-secrets", action="store_true", help="print secrets, too")
    env.set_defaults(command=_env)
    serve = commands.add_parser("serve", help="serve the emulated providers to a real Pulumi CLI")
    serve.set_defaults(command=_serve)
    life = commands.add_parser("lifecycle", help="live through a stack's life on the real engine")
    life.add_argument("--stack", required=True, help="the stack, such as dev")
    life.add_argument(
        "--faults",
        action="store_true",
        help="let every resource fail once in every way instead (long)",
    )
    life.set_defaults(command=_lifecycle)
    taking = commands.add_parser(
        "adopt", help="print the import file for what was made by hand, for `pulumi import --file`"
    )
    taking.add_argument("--stack", required=True, help="the stack, such as dev")
    taking.set_defaults(command=_adopt)
    plans = commands.add_parser("plan", help="write plans/<stack>.json for every stack")
    plans.add_argument("--check", action="store_true", help="only say which plans are stale")
    plans.set_defaults(command=_plan)
    return parser


if __name__ == "__main__":
    sys.exit(main())
