import pytest

from rehearsal.azure.resource_id import ResourceId, is_scope, normal, parse_resource_id

SUBSCRIPTION = "/subscriptions/11111111-2222-4333-8444-555555555555"
ACCOUNT = f"{SUBSCRIPTION}/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/one"


@pytest.mark.parametrize(
    ("written", "kind", "names", "group"),
    [
        (ACCOUNT, "Microsoft.CognitiveServices/accounts", ("one",), "ai"),
        (ACCOUNT[1:], "Microsoft.CognitiveServices/accounts", ("one",), "ai"),
        (
            f"{ACCOUNT}/deployments/d",
            "Microsoft.CognitiveServices/accounts/deployments",
            ("one", "d"),
            "ai",
        ),
        (
            f"{ACCOUNT}/providers/microsoft.insights/diagnosticSettings/s",
            "microsoft.insights/diagnosticSettings",
            ("s",),
            "ai",
        ),
        (f"{SUBSCRIPTION}/providers/Microsoft.X/things/t", "Microsoft.X/things", ("t",), None),
    ],
)
def test_a_resource_id_is_taken_apart(
    written: str, kind: str, names: tuple[str, ...], group: str | None
) -> None:
    expected = ResourceId(SUBSCRIPTION.rsplit("/", 1)[-1], group, kind, names)
    assert parse_resource_id(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "",
        "/",
        "one",
        SUBSCRIPTION,
        f"{SUBSCRIPTION}/resourceGroups/ai",
        f"{SUBSCRIPTION}/resourceGroups/ai/providers/Microsoft.CognitiveServices",
        f"{SUBSCRIPTION}/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts",
        f"{SUBSCRIPTION}/resourceGroups/ai/accounts/one/x/y",
        f"{ACCOUNT}/",
        f"{ACCOUNT}//",
        f"{ACCOUNT}/providers",
        f"{ACCOUNT}/providers/Microsoft.Insights",
        f"{ACCOUNT} ",
        ACCOUNT.replace("/subscriptions/", "/subscription/"),
        ACCOUNT.replace("11111111-", ""),
        f"//{ACCOUNT}",
        f"https://management.azure.com{ACCOUNT}",
    ],
)
def test_what_is_no_resource_id_is_not_taken_for_one(written: str) -> None:
    assert parse_resource_id(written) is None


@pytest.mark.parametrize(
    "scope",
    [
        "/",
        SUBSCRIPTION,
        f"{SUBSCRIPTION}/resourceGroups/ai",
        ACCOUNT,
        "/providers/Microsoft.Management/managementGroups/mg-1",
    ],
)
def test_a_role_can_be_assigned_at_a_scope(scope: str) -> None:
    assert is_scope(scope)


@pytest.mark.parametrize(
    "scope",
    [
        "",
        "/subscriptions/one",
        SUBSCRIPTION[1:],
        f"{SUBSCRIPTION}/",
        f"{SUBSCRIPTION}/resourceGroups/",
        f"{SUBSCRIPTION}/resourceGroups",
        ACCOUNT[1:],
        "/providers/Microsoft.Management/managementGroups/",
    ],
)
def test_a_role_can_be_assigned_nowhere_else(scope: str) -> None:
    assert not is_scope(scope)


def test_two_spellings_of_an_id_compare_equal() -> None:
    assert normal(ACCOUNT[1:].upper()) == normal(f"{ACCOUNT}/") == ACCOUNT.lower()
