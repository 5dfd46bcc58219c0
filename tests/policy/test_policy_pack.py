"""The pack as a whole: what passes it, what breaks it, what it says, and what it never says."""

import copy
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from pulumi.runtime.proto import analyzer_pb2

from rehearsal import emulation, stack_configuration
from rehearsal.emulation import World
from rehearsal.program import main_program, run
from rehearsal.recording import Recording
from rehearsal.wire import Secret
from tests.conftest import ROOT, TODAY, Deploy
from tests.policy import broken_stacks
from tests.policy.judged import judge
from tests.policy.pack_server import PACK, Pack, running, schemas

Config = dict[str, dict[str, Any]]

STRICT: Final[Config] = {
    "client-secrets": {"maximumSecretDays": 30},
    "public-network-access": {"allowPublicNetworkAccess": False},
    "required-tags": {"requiredTags": ["cost-center"]},
}
MESSAGES: Final[dict[str, list[str]]] = yaml.safe_load(
    Path(__file__).with_name("messages.yaml").read_text(encoding="utf-8")
)
RULES: Final = list(MESSAGES)
OWN_CONFIG: Final = {rule: {rule: STRICT[rule]} if rule in STRICT else {} for rule in RULES}
PLANTED: Final = "planted-1.0-Endpoint=sb://x/;SharedAccessKeyName=RootManageSharedAccessKey;=="
MESSAGE: Final = re.compile(r"[-\w]+: [\w.-]+ (= .+?|is missing): [A-Z].+\. [A-Z].+\.")

broken = pytest.mark.parametrize("rule", RULES)


def program_of(rule: str) -> Callable[[], None]:
    """Return the program that breaks a rule."""
    program: Callable[[], None] = getattr(broken_stacks, rule.replace("-", "_"))
    return program


@pytest.fixture(scope="module")
def pack() -> Iterator[Pack]:
    """Start the pack once: it keeps nothing but its configuration."""
    with running() as found:
        yield found


def shipped(stack: str, *, preview: bool = False) -> Recording:
    """Rehearse a shipped stack."""
    configuration = stack_configuration.read(ROOT, stack)
    return run(main_program(ROOT), configuration, World(now=TODAY), preview=preview)


def undated(messages: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return messages without their dates: the program and the pack read a clock each."""
    return {
        policy: [re.sub(r"\d{4}-\d\d-\d\d(T[\d:]+Z)?", "(day)", each) for each in found]
        for policy, found in messages.items()
    }


@pytest.mark.parametrize("preview", [False, True], ids=["up", "preview"])
@pytest.mark.parametrize("stack", ["dev", "prod"])
def test_a_shipped_stack_breaks_no_rule(stack: str, preview: bool, pack: Pack) -> None:  # noqa: FBT001
    recording = shipped(stack, preview=preview)
    pack.configure({})

    assert pack.judge(recording, preview=preview) == {}
    assert judge(recording, {}, preview=preview) == {}


def test_the_hardened_stack_passes_a_stricter_configuration(pack: Pack) -> None:
    config: Config = {
        "client-secrets": {"maximumSecretDays": 365 * 5},
        "required-tags": {"requiredTags": ["environment", "managed-by", "cost-center"]},
        "role-assignments": {"requireAccountScope": True},
    }
    pack.configure(config)

    assert pack.judge(shipped("prod")) == {}


def test_the_tutorial_as_written_breaks_what_is_only_required_on_demand(pack: Pack) -> None:
    pack.configure(
        {
            "public-network-access": {"allowPublicNetworkAccess": ["prod"]},
            "required-tags": {"requiredTags": ["cost-center"]},
            "role-assignments": {"requireAccountScope": True},
        }
    )

    assert {policy: len(found) for policy, found in pack.judge(shipped("dev")).items()} == {
        "public-network-access": 2,
        "required-tags": 3,
        "role-assignments": 1,
    }


@broken
def test_a_broken_stack_breaks_exactly_its_rule(rule: str, deploy: Deploy, pack: Pack) -> None:
    recording = deploy(program_of(rule), world=World(), refused=rule == "local-auth")
    pack.configure(OWN_CONFIG[rule])

    assert undated(pack.judge(recording)) == {rule: MESSAGES[rule]}
    assert undated(judge(recording, OWN_CONFIG[rule])) == {rule: MESSAGES[rule]}


@broken
@pytest.mark.parametrize(
    "versioned",
    [
        r"azure-native:\1/v20240101:\2",
        r"azure-native_\1_v20240101:\1:\2",
        r"azure-native_\1_v20240101:\1/v20240101:\2",
    ],
)
def test_another_api_version_is_judged_alike(
    rule: str, versioned: str, deploy: Deploy, pack: Pack
) -> None:
    recording = deploy(program_of(rule), world=World(), refused=rule == "local-auth")
    pack.configure(OWN_CONFIG[rule])
    resources = {
        urn: replace(each, type=re.sub(r"azure-native:(\w+):(\w+)", versioned, each.type))
        for urn, each in recording.resources.items()
    }

    assert undated(pack.judge(replace(recording, resources=resources))) == {rule: MESSAGES[rule]}


def test_a_pack_that_nobody_configured_goes_by_its_defaults() -> None:
    with running() as unconfigured:
        assert unconfigured.judge(shipped("dev")) == {}


def test_every_rule_has_a_stack_that_breaks_it(pack: Pack) -> None:
    assert [policy.name for policy in pack.info.policies] == RULES


@broken
def test_a_message_names_resource_property_value_rule_and_fix(rule: str, deploy: Deploy) -> None:
    recording = deploy(program_of(rule), world=World(), refused=True)
    (found,) = judge(recording, OWN_CONFIG[rule]).values()

    names = {each.name for each in recording.resources.values()}
    assert all(MESSAGE.fullmatch(message) for message in found)
    assert {message.split(":", 1)[0] for message in found} <= names


@pytest.mark.parametrize("rule", ["local-auth", "namespace-rules"])
def test_a_preview_follows_what_a_setting_is_made_from(
    rule: str, deploy: Deploy, pack: Pack
) -> None:
    recording = deploy(program_of(rule), world=World(), preview=True)
    pack.configure({})

    assert pack.judge(recording, preview=True) == {rule: MESSAGES[rule]}


ASKED_FOR: Final = ("minimumTlsVersion", "publicNetworkAccess", "tags")
"""What a rule demands to be set: to leave it out is no unknown value."""


@broken
def test_what_a_preview_does_not_know_is_not_judged(rule: str, deploy: Deploy, pack: Pack) -> None:
    recording = deploy(program_of(rule), world=World(), refused=True)
    recording.resources = {
        urn: replace(
            each,
            inputs=dict.fromkeys((*each.inputs, *ASKED_FOR), emulation.UNKNOWN),
            dependencies=(),
        )
        for urn, each in recording.resources.items()
    }
    pack.configure(STRICT)

    assert pack.judge(recording, preview=True) == {}


def planted(value: Any) -> Iterator[Any]:
    """Yield copies of a value, each with a secret in the place of one text or other leaf in it."""
    if isinstance(value, dict | list):
        places = list(value) if isinstance(value, dict) else range(len(value))
        for place in places:
            for changed in planted(value[place]):
                result = copy.copy(value)
                result[place] = changed
                yield result
    else:
        yield Secret(PLANTED)


@broken
def test_no_message_shows_a_secret_wherever_it_was_put(
    rule: str, deploy: Deploy, pack: Pack
) -> None:
    recording = deploy(program_of(rule), world=World(), refused=True)
    pack.configure(STRICT)
    told = []
    for urn, registration in recording.resources.items():
        for inputs in planted(registration.inputs):
            changed = replace(
                registration, inputs=inputs, outputs={**registration.outputs, **inputs}
            )
            only = Recording(recording.stack, resources={**recording.resources, urn: changed})
            told += [each for found in pack.judge(only).values() for each in found]

    assert any("[not shown]" in message for message in told), rule
    assert not any("planted" in message for message in told)


def test_the_readme_tells_each_rule_its_level_its_key_and_its_default(pack: Pack) -> None:
    rows = re.findall(
        r"^\| `([\w-]+)` \| (\w+) \| [^|]+ \| (?:`(\w+)`)? *\| (?:`([^`]+)`)? *\|$",
        (PACK / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )

    expected = []
    for policy in pack.info.policies:
        level = analyzer_pb2.EnforcementLevel.Name(policy.enforcementLevel).lower()
        keys = [
            (key, json.dumps(schema["default"]).removesuffix(".0"))
            for key, schema in schemas(policy).items()
        ]
        expected.append((policy.name, level, *(keys[0] if keys else ("", ""))))
    assert rows == expected


def test_the_pack_says_what_it_is() -> None:
    document = yaml.safe_load((PACK / "PulumiPolicy.yaml").read_text(encoding="utf-8"))
    project = yaml.safe_load((ROOT / "Pulumi.yaml").read_text(encoding="utf-8"))

    assert document["runtime"] == project["runtime"]
    assert document["version"] == "0.1.0"


def test_the_pack_pins_the_program_s_own_version_of_pulumi() -> None:
    pins = (PACK / "requirements.txt").read_text(encoding="utf-8").splitlines()
    of_program = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()

    assert [pin for pin in pins if pin.startswith("pulumi==")] == [
        pin for pin in of_program if pin.startswith("pulumi==")
    ]
    assert all("==" in pin for pin in pins)
