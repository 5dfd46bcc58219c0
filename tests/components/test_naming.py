"""Names: each rule at its boundaries, and names of our own that keep the rules whatever comes."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import naming
from components.naming import NameRule
from rehearsal.azure import names as azure_names
from rehearsal.elastic.data_stream_namespace import refused_namespace
from tests.components.deployed import PATIENT

RULES = {name: rule for name in dir(naming) if isinstance(rule := getattr(naming, name), NameRule)}
ENVIRONMENTS = st.from_regex(naming.ENVIRONMENT.pattern, fullmatch=True)
REGIONS = st.from_regex(naming.AZURE_REGION.pattern, fullmatch=True)
SEEDS = st.uuids().map(str)
ASCII = st.text(st.characters(max_codepoint=127))
SEED = "11111111-1111-4111-8111-111111111111"


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        (naming.RESOURCE_GROUP, "a"),
        (naming.RESOURCE_GROUP, "a" * 90),
        (naming.RESOURCE_GROUP, ".rg_(dev)-1.x"),
        (naming.EVENT_HUB_NAMESPACE, "abcdef"),
        (naming.EVENT_HUB_NAMESPACE, "A" + "-" * 48 + "9"),
        (naming.EVENT_HUB, "a"),
        (naming.EVENT_HUB, "9" * 30),
        (naming.EVENT_HUB, "a--b"),
        (naming.CONSUMER_GROUP, "A"),
        (naming.CONSUMER_GROUP, "a" + "._-" * 16 + "b"),
        (naming.STORAGE_ACCOUNT, "abc"),
        (naming.STORAGE_ACCOUNT, "0" * 24),
        (naming.CONTAINER, "abc"),
        (naming.CONTAINER, "a-b"),
        (naming.CONTAINER, "9" * 63),
        (naming.DIAGNOSTIC_SETTING, "x"),
        (naming.DIAGNOSTIC_SETTING, "Logs to Elastic (all)"),
        (naming.DIAGNOSTIC_SETTING, "x" * 260),
        (naming.DATA_STREAM_NAMESPACE, "a"),
        (naming.DATA_STREAM_NAMESPACE, "azure_prod.1"),
        (naming.DATA_STREAM_NAMESPACE, "a" * 100),
        (naming.ENVIRONMENT, "a"),
        (naming.ENVIRONMENT, "a-_b"),
        (naming.ENVIRONMENT, "9" * 40),
        (naming.SPACE, "-"),
        (naming.SPACE, "space_1"),
        (naming.AZURE_REGION, "eastus"),
        (naming.AZURE_REGION, "eastus2"),
    ],
)
def test_a_name_within_its_rule_is_admitted(rule: NameRule, name: str) -> None:
    assert rule.admits(name)


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        (naming.RESOURCE_GROUP, "a" * 91),
        (naming.RESOURCE_GROUP, "rg."),
        (naming.RESOURCE_GROUP, "rg dev"),
        (naming.RESOURCE_GROUP, "rg/dev"),
        (naming.RESOURCE_GROUP, "rg-süd"),
        (naming.EVENT_HUB_NAMESPACE, "abcde"),
        (naming.EVENT_HUB_NAMESPACE, "a" * 51),
        (naming.EVENT_HUB_NAMESPACE, "1abcdef"),
        (naming.EVENT_HUB_NAMESPACE, "abcdef-"),
        (naming.EVENT_HUB_NAMESPACE, "abc.def"),
        (naming.EVENT_HUB_NAMESPACE, "abc_def"),
        (naming.EVENT_HUB, "a" * 31),
        (naming.EVENT_HUB, "-a"),
        (naming.EVENT_HUB, "a-"),
        (naming.EVENT_HUB, "Logs"),
        (naming.EVENT_HUB, "a_b"),
        (naming.EVENT_HUB, "a.b"),
        (naming.EVENT_HUB, "\N{ARABIC-INDIC DIGIT THREE}"),
        (naming.CONSUMER_GROUP, "a" * 51),
        (naming.CONSUMER_GROUP, "$Default"),
        (naming.CONSUMER_GROUP, ".a"),
        (naming.CONSUMER_GROUP, "a."),
        (naming.STORAGE_ACCOUNT, "ab"),
        (naming.STORAGE_ACCOUNT, "a" * 25),
        (naming.STORAGE_ACCOUNT, "stOpenai"),
        (naming.STORAGE_ACCOUNT, "st-openai"),
        (naming.CONTAINER, "ab"),
        (naming.CONTAINER, "a" * 64),
        (naming.CONTAINER, "a--b"),
        (naming.CONTAINER, "-ab"),
        (naming.CONTAINER, "ab-"),
        (naming.CONTAINER, "Abc"),
        (naming.CONTAINER, "$logs"),
        (naming.DIAGNOSTIC_SETTING, "x" * 261),
        *((naming.DIAGNOSTIC_SETTING, f"a{mark}b") for mark in r"<>*%&:\?+/"),
        (naming.DATA_STREAM_NAMESPACE, "a" * 101),
        (naming.DATA_STREAM_NAMESPACE, "Dev"),
        (naming.DATA_STREAM_NAMESPACE, "süd"),
        (naming.DATA_STREAM_NAMESPACE, "a\tb"),
        (naming.DATA_STREAM_NAMESPACE, "_dev"),
        (naming.DATA_STREAM_NAMESPACE, ".dev"),
        *((naming.DATA_STREAM_NAMESPACE, f"a{mark}b") for mark in r'\/*?"<>| ,#:-'),
        (naming.ENVIRONMENT, "a" * 41),
        (naming.ENVIRONMENT, "-dev"),
        (naming.ENVIRONMENT, "dev_"),
        (naming.ENVIRONMENT, "Dev"),
        (naming.ENVIRONMENT, "dev.eu"),
        (naming.SPACE, "Observability"),
        (naming.SPACE, "a/b"),
        (naming.AZURE_REGION, "East US"),
        (naming.AZURE_REGION, "EastUS"),
        (naming.AZURE_REGION, "2eastus"),
        (naming.AZURE_REGION, "east-us"),
    ],
)
def test_a_name_outside_its_rule_is_not_admitted(rule: NameRule, name: str) -> None:
    assert not rule.admits(name)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_refuses_nothing_and_a_line_break_after_a_good_name(rule: NameRule) -> None:
    assert not rule.admits("")
    if rule is not naming.DIAGNOSTIC_SETTING:
        assert not rule.admits(f"{rule.example}\n")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_has_an_example_that_keeps_it(rule: NameRule) -> None:
    assert rule.admits(rule.example)


@pytest.mark.parametrize(
    ("ours", "azures"),
    [
        (naming.RESOURCE_GROUP, azure_names.RESOURCE_GROUP),
        (naming.EVENT_HUB_NAMESPACE, azure_names.NAMESPACE),
        (naming.EVENT_HUB, azure_names.EVENT_HUB),
        (naming.CONSUMER_GROUP, azure_names.CONSUMER_GROUP),
        (naming.STORAGE_ACCOUNT, azure_names.STORAGE_ACCOUNT),
        (naming.CONTAINER, azure_names.CONTAINER),
        (naming.DIAGNOSTIC_SETTING, azure_names.DIAGNOSTIC_SETTING),
    ],
    ids=["group", "namespace", "hub", "consumer group", "account", "container", "setting"],
)
@PATIENT
@given(data=st.data())
def test_what_a_rule_admits_azure_takes(
    ours: NameRule, azures: azure_names.NameRule, data: st.DataObject
) -> None:
    # A look-ahead cannot be drawn: it would only throw examples away.
    pattern = re.sub(r"\(\?=.*?\\Z\)", "", ours.pattern.pattern)
    drawn = st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True)
    name = data.draw(drawn.filter(ours.admits))

    assert list(azures.violations("name", name)) == []


@PATIENT
@given(st.from_regex(naming.DATA_STREAM_NAMESPACE.pattern, fullmatch=True))
def test_what_the_rule_of_data_stream_namespaces_admits_fleet_takes(name: str) -> None:
    assert list(refused_namespace({"namespace": name}, may_be_blank=False)) == []


@PATIENT
@given(ENVIRONMENTS, REGIONS, SEEDS)
def test_every_generated_name_keeps_its_rule(environment: str, region: str, seed: str) -> None:
    namespace = naming.event_hub_namespace_name(environment, region, seed)
    account = naming.storage_account_name(environment, region, seed)

    assert naming.EVENT_HUB_NAMESPACE.admits(namespace)
    assert naming.STORAGE_ACCOUNT.admits(account)
    assert naming.RESOURCE_GROUP.admits(f"rg-azure-openai-monitoring-{environment}")
    assert naming.DATA_STREAM_NAMESPACE.admits(naming.data_stream_namespace(environment))


@PATIENT
@given(ENVIRONMENTS, REGIONS, SEEDS)
def test_a_generated_name_is_the_same_every_time_and_another_for_another_subscription(
    environment: str, region: str, seed: str
) -> None:
    other = f"{seed[:-1]}{'0' if seed[-1] != '0' else '1'}"
    for make in (naming.event_hub_namespace_name, naming.storage_account_name):
        assert make(environment, region, seed) == make(environment, region, seed.upper())
        assert make(environment, region, seed) != make(environment, region, other)


def test_generated_names_say_what_they_are_for() -> None:
    suffix = naming.digest(SEED, "dev", "eastus")

    assert naming.event_hub_namespace_name("dev", "eastus", SEED) == (
        f"evhns-openai-dev-eastus-{suffix}"
    )
    assert naming.storage_account_name("dev", "eastus", SEED) == f"stopenaideveastus{suffix}"


def test_a_long_generated_name_keeps_its_digest() -> None:
    environment, region = "e" * 40, "germanywestcentral"
    suffix = naming.digest(SEED, environment, region)

    namespace = naming.event_hub_namespace_name(environment, region, SEED)
    account = naming.storage_account_name(environment, region, SEED)

    assert (len(namespace), namespace[-7:]) == (50, f"-{suffix}")
    assert (len(account), account[-6:]) == (24, suffix)


def test_a_name_that_is_cut_at_a_hyphen_has_no_double_one() -> None:
    environment = f"{'e' * 29}-dev"

    name = naming.event_hub_namespace_name(environment, "eastus", SEED)

    assert name == f"evhns-openai-{'e' * 29}-{naming.digest(SEED, environment, 'eastus')}"


def test_the_same_letters_of_other_words_give_other_names() -> None:
    places = [("dev", "eastus"), ("deve", "astus"), ("d-ev", "eastus"), ("d_ev", "eastus")]
    for make in (naming.event_hub_namespace_name, naming.storage_account_name):
        assert len({make(*place, SEED) for place in places}) == len(places)


def test_every_environment_and_region_has_names_of_its_own() -> None:
    places = list(product(("dev", "test", "prod"), ("eastus", "eastus2", "westeurope", "e")))
    for make in (naming.event_hub_namespace_name, naming.storage_account_name):
        assert len({make(*place, SEED) for place in places}) == len(places)


@PATIENT
@given(st.lists(ASCII, min_size=1, max_size=3))
def test_a_digest_is_six_hexadecimal_digits_without_regard_to_case(parts: list[str]) -> None:
    digest = naming.digest(*parts)

    assert len(digest) == 6
    assert set(digest) <= set("0123456789abcdef")
    assert digest == naming.digest(*(part.upper() for part in parts))
    assert digest == naming.digest(*(part.lower() for part in parts))


def test_a_digest_tells_parts_from_their_joined_text() -> None:
    assert len({naming.digest("ab"), naming.digest("a", "b"), naming.digest("", "ab")}) == 3
    assert naming.digest("a", "b") != naming.digest("b", "a")


GROUP = f"/subscriptions/{SEED}/resourceGroups"
RESOURCE = "providers/Microsoft.CognitiveServices/accounts"


def test_a_child_is_called_after_its_account_and_a_digest_of_its_whole_id() -> None:
    resource_id = f"{GROUP}/rg/{RESOURCE}/OpenAI-Dev"

    assert naming.child_label(resource_id) == f"openai-dev-{naming.digest(resource_id)}"


def test_two_accounts_of_one_name_in_two_groups_have_two_labels() -> None:
    labels = {naming.child_label(f"{GROUP}/{group}/{RESOURCE}/openai") for group in ("a", "b")}

    assert len(labels) == 2


@PATIENT
@given(st.from_regex(r"[a-zA-Z0-9][-a-zA-Z0-9]{0,62}[a-zA-Z0-9]", fullmatch=True))
def test_a_label_is_the_same_however_the_id_is_spelled(name: str) -> None:
    resource_id = f"{GROUP}/rg/{RESOURCE}/{name}"

    assert naming.child_label(resource_id) == naming.child_label(resource_id.upper())
    assert naming.child_label(resource_id) == naming.child_label(resource_id.lower())


@pytest.mark.parametrize(
    ("environment", "namespace"),
    [("dev", "dev"), ("dev-eu", "dev_eu"), ("a-b-c_d", "a_b_c_d")],
)
def test_a_data_stream_namespace_has_underscores_for_hyphens(
    environment: str, namespace: str
) -> None:
    assert naming.data_stream_namespace(environment) == namespace
