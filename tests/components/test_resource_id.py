"""Azure resource ids: which are ones, what they are made of, and what is wrong with the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.resource_id import ResourceId, is_guid
from tests.components.deployed import PATIENT

GUID = "1a2b3c4d-0000-4000-8000-00000000000f"
GROUP = f"/subscriptions/{GUID}/resourceGroups/rg-openai"
ACCOUNT = f"{GROUP}/providers/Microsoft.CognitiveServices/accounts/openai"
RULE = (
    f"{GROUP}/providers/Microsoft.EventHub/namespaces/evhns/eventhubs/logs"
    "/authorizationRules/listen"
)
NOT_ASCII = "has characters that are not ASCII"
NO_SUBSCRIPTIONS = "does not start with /subscriptions/"
EMPTY_PART = "has an empty part, or a space at the edge of one"
NO_GROUP = "does not name a resource group"
NO_GUID = r"does not hold a subscription id \(a GUID\) after /subscriptions/"
NO_RESOURCE = "does not name a provider, a type and a name after the resource group"


def test_an_id_is_taken_apart() -> None:
    assert ResourceId.parse(ACCOUNT) == ResourceId(
        text=ACCOUNT,
        subscription_id=GUID,
        resource_group="rg-openai",
        type="Microsoft.CognitiveServices/accounts",
        names=("openai",),
    )


def test_the_id_of_a_resource_within_others_has_their_types_and_names() -> None:
    parsed = ResourceId.parse(RULE)

    assert parsed.type == "Microsoft.EventHub/namespaces/eventhubs/authorizationRules"
    assert parsed.names == ("evhns", "logs", "listen")
    assert parsed.name == "listen"


def test_a_subscription_id_is_lowered_so_that_two_spellings_are_one() -> None:
    assert ResourceId.parse(ACCOUNT.replace(GUID, GUID.upper())).subscription_id == GUID


@pytest.mark.parametrize(
    ("resource_type", "expected"),
    [
        ("Microsoft.CognitiveServices/accounts", True),
        ("microsoft.cognitiveservices/ACCOUNTS", True),
        ("Microsoft.CognitiveServices/accounts/deployments", False),
        ("Microsoft.CognitiveServices", False),
        ("", False),
    ],
)
def test_a_type_is_compared_whole_and_without_case(resource_type: str, *, expected: bool) -> None:
    assert ResourceId.parse(ACCOUNT).is_a(resource_type) is expected


@pytest.mark.parametrize(
    "spelled",
    [
        ACCOUNT,
        ACCOUNT.replace("resourceGroups", "RESOURCEGROUPS"),
        ACCOUNT.replace("resourceGroups", "resourcegroups"),
        ACCOUNT.replace("providers", "Providers"),
        ACCOUNT.replace("/subscriptions/", "/Subscriptions/"),
        ACCOUNT.upper(),
        ACCOUNT.lower(),
    ],
)
def test_an_id_is_read_without_regard_to_case(spelled: str) -> None:
    parsed = ResourceId.parse(spelled)

    assert parsed.subscription_id == GUID
    assert parsed.resource_group.lower() == "rg-openai"
    assert parsed.name.lower() == "openai"
    assert parsed.is_a("Microsoft.CognitiveServices/accounts")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", NO_SUBSCRIPTIONS),
        ("/", NO_SUBSCRIPTIONS),
        ("openai", NO_SUBSCRIPTIONS),
        (ACCOUNT.removeprefix("/"), NO_SUBSCRIPTIONS),
        (f"/{ACCOUNT}", NO_SUBSCRIPTIONS),
        (f" {ACCOUNT}", NO_SUBSCRIPTIONS),
        (f"https://management.azure.com{ACCOUNT}", NO_SUBSCRIPTIONS),
        ("/subscriptions/", EMPTY_PART),
        (f"{ACCOUNT}/", EMPTY_PART),
        (f"{ACCOUNT} ", EMPTY_PART),
        (f"{ACCOUNT}\n", EMPTY_PART),
        (ACCOUNT.replace("/rg-openai/", "//"), EMPTY_PART),
        (ACCOUNT.replace("/rg-openai/", "/ rg-openai/"), EMPTY_PART),
        (f"/subscriptions/{GUID}", NO_GROUP),
        (f"/subscriptions/{GUID}/resourceGroups", NO_GROUP),
        (f"/subscriptions/{GUID}/providers/Microsoft.EventHub/namespaces/evhns", NO_GROUP),
        (ACCOUNT.replace("resourceGroups", "resourceGroup"), NO_GROUP),
        (ACCOUNT.replace(GUID, "my-subscription"), NO_GUID),
        (ACCOUNT.replace(GUID, f"{{{GUID}}}"), NO_GUID),
        (ACCOUNT.replace(GUID, GUID.replace("-", "")), NO_GUID),
        (ACCOUNT.replace("providers", "provider"), NO_RESOURCE),
        (f"{GROUP}/providers/Microsoft.CognitiveServices", NO_RESOURCE),
        (ACCOUNT.removesuffix("/openai"), NO_RESOURCE),
        (f"{ACCOUNT}/deployments", NO_RESOURCE),
        (ACCOUNT.replace("openai", "öffentlich"), NOT_ASCII),
        (ACCOUNT.replace("rg-openai", "rg\N{EN DASH}openai"), NOT_ASCII),
    ],
)
def test_what_is_wrong_with_an_id_is_said_in_words(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        ResourceId.parse(text)


PARTS = st.text() | st.sampled_from(
    ["", " ", "subscriptions", "resourceGroups", "providers", GUID, "Microsoft.EventHub", "x"]
)


@PATIENT
@given(st.text() | st.lists(PARTS, max_size=12).map("/".join) | st.just(ACCOUNT))
def test_any_text_is_an_id_or_a_value_error(text: str) -> None:
    try:
        parsed = ResourceId.parse(text)
    except ValueError:
        return
    assert parsed.text == text
    assert parsed.names


SEGMENT = st.from_regex(r"[-A-Za-z0-9_.()]{1,20}", fullmatch=True)


@PATIENT
@given(
    subscription=st.uuids().map(str),
    group=SEGMENT,
    provider=SEGMENT,
    pairs=st.lists(st.tuples(SEGMENT, SEGMENT), min_size=1, max_size=4),
)
def test_every_id_that_is_put_together_is_taken_apart_again(
    subscription: str, group: str, provider: str, pairs: list[tuple[str, str]]
) -> None:
    tail = "".join(f"/{kind}/{name}" for kind, name in pairs)

    parsed = ResourceId.parse(
        f"/subscriptions/{subscription}/resourceGroups/{group}/providers/{provider}{tail}"
    )

    assert parsed.subscription_id == subscription
    assert parsed.resource_group == group
    assert parsed.type == "/".join((provider, *(kind for kind, _ in pairs)))
    assert parsed.names == tuple(name for _, name in pairs)


@PATIENT
@given(st.uuids())
def test_every_guid_with_hyphens_is_one(guid: object) -> None:
    assert is_guid(str(guid))
    assert is_guid(str(guid).upper())


@pytest.mark.parametrize(
    "text",
    [
        "",
        GUID[:-1],
        f"{GUID}0",
        f"{GUID}\n",
        f" {GUID}",
        f"{{{GUID}}}",
        GUID.replace("-", ""),
        GUID.replace("1a2b", "1g2b"),
        GUID.replace("0000", "\N{ARABIC-INDIC DIGIT ZERO}" * 4, 1),
    ],
)
def test_what_is_nearly_a_guid_is_none(text: str) -> None:
    assert not is_guid(text)
