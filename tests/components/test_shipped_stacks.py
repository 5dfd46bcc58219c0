"""The real program with the stacks that ship: what each makes, and no secret in its file."""

import re
from collections import Counter
from functools import partial
from typing import Any

import pytest
import yaml

from rehearsal import stack_configuration
from rehearsal.__main__ import rehearse
from rehearsal.emulation import World
from tests.components.deployed import (
    ACCOUNT,
    AGENT_POLICY,
    ALERTING_RULE,
    API_KEY,
    APPLICATION,
    BLOB_SERVICE,
    COMPONENT,
    CONNECTOR,
    CONSUMER_GROUP,
    CONTAINER,
    DATA_VIEW,
    GROUP,
    HUB,
    HUB_RULE,
    IMPORT,
    INTEGRATION,
    INTEGRATION_POLICY,
    MAINTENANCE_WINDOW,
    ML_CALENDAR,
    ML_CALENDAR_EVENT,
    ML_CALENDAR_JOB,
    ML_DATAFEED,
    ML_JOB,
    NAMESPACE,
    NAMESPACE_RULE,
    PASSWORD,
    ROLE_ASSIGNMENT,
    SERVICE_PRINCIPAL,
    SETTING,
    SLO,
)
from tests.conftest import ROOT, TODAY

COUNTS: dict[str, dict[str, int]] = {
    "dev": {
        f"{COMPONENT}ApplicationTelemetry": 1,
        f"{COMPONENT}AzureOpenAIMonitoring": 1,
        f"{COMPONENT}CheckpointStorage": 1,
        f"{COMPONENT}ElasticAgentPolicy": 1,
        f"{COMPONENT}EventHubNamespace": 1,
        f"{COMPONENT}MonitoringReader": 1,
        GROUP: 1,
        NAMESPACE: 1,
        HUB: 1,
        CONSUMER_GROUP: 1,
        NAMESPACE_RULE: 1,
        HUB_RULE: 1,
        ACCOUNT: 1,
        BLOB_SERVICE: 1,
        CONTAINER: 1,
        SETTING: 1,
        ROLE_ASSIGNMENT: 1,
        APPLICATION: 1,
        SERVICE_PRINCIPAL: 1,
        PASSWORD: 1,
        INTEGRATION: 1,
        AGENT_POLICY: 1,
        INTEGRATION_POLICY: 2,
        API_KEY: 1,
        f"{COMPONENT}KibanaContent": 1,
        f"{COMPONENT}AlertNotifications": 1,
        f"{COMPONENT}AlertRules": 1,
        f"{COMPONENT}AnomalyJobs": 1,
        f"{COMPONENT}CostBudgets": 1,
        f"{COMPONENT}Dashboard": 1,
        f"{COMPONENT}DataViews": 1,
        IMPORT: 1,
        f"{COMPONENT}ServiceLevels": 1,
        CONNECTOR: 1,
        DATA_VIEW: 3,
        ALERTING_RULE: 23 + 6 + 1,
        SLO: 3,
        ML_JOB: 3,
        ML_DATAFEED: 3,
    },
    "prod": {
        f"{COMPONENT}ApplicationTelemetry": 1,
        f"{COMPONENT}AzureOpenAIMonitoring": 1,
        f"{COMPONENT}CheckpointStorage": 3,
        f"{COMPONENT}ElasticAgentPolicy": 1,
        f"{COMPONENT}EventHubNamespace": 3,
        f"{COMPONENT}MonitoringReader": 1,
        GROUP: 1,
        NAMESPACE: 3,
        HUB: 3,
        CONSUMER_GROUP: 3,
        NAMESPACE_RULE: 3,
        ACCOUNT: 3,
        BLOB_SERVICE: 3,
        CONTAINER: 3,
        SETTING: 4,
        ROLE_ASSIGNMENT: 10,
        APPLICATION: 1,
        SERVICE_PRINCIPAL: 1,
        PASSWORD: 1,
        INTEGRATION: 1,
        AGENT_POLICY: 1,
        INTEGRATION_POLICY: 5,
        API_KEY: 2,
        f"{COMPONENT}KibanaContent": 1,
        f"{COMPONENT}AlertNotifications": 1,
        f"{COMPONENT}AlertRules": 1,
        f"{COMPONENT}AnomalyJobs": 1,
        f"{COMPONENT}CostBudgets": 1,
        f"{COMPONENT}Dashboard": 1,
        f"{COMPONENT}DataViews": 1,
        IMPORT: 1,
        f"{COMPONENT}ServiceLevels": 1,
        MAINTENANCE_WINDOW: 1,
        DATA_VIEW: 3,
        ALERTING_RULE: 24 + 10 + 5,
        SLO: 5,
        ML_JOB: 3,
        ML_DATAFEED: 3,
        ML_CALENDAR: 1,
        ML_CALENDAR_EVENT: 1,
        ML_CALENDAR_JOB: 3,
    },
}
REGIONS = {"dev": ["eastus"], "prod": ["eastus", "swedencentral", "westeurope"]}
OUTPUTS = [
    "agentPolicyId",
    "alertRuleIds",
    "anomalyJobIds",
    "applicationEnvironments",
    "applicationHeaders",
    "clientId",
    "clientSecretEndDate",
    "containerNames",
    "dashboardId",
    "dataStreams",
    "dataViewIds",
    "eventHubNames",
    "eventHubNamespaceNames",
    "installCommand",
    "integrationPolicyIds",
    "links",
    "resourceGroupName",
    "sloIds",
    "storageAccountNames",
    "subscriptionIds",
    "tenantId",
]
STACKS = list(COUNTS)


@pytest.fixture
def rehearsed(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the plan of a shipped stack, on the day of the standing clock."""
    monkeypatch.setattr("rehearsal.program.World", partial(World, now=TODAY))
    return lambda stack: rehearse(ROOT, stack)[0]


def of_type(plan: dict[str, Any], type_: str) -> list[dict[str, Any]]:
    """Return the resources of one type in a plan."""
    return [each for each in plan["resources"] if each["type"] == type_]


def test_every_shipped_stack_is_tested_here() -> None:
    assert stack_configuration.stacks(ROOT) == STACKS


@pytest.mark.parametrize("stack", STACKS)
def test_a_shipped_stack_has_no_findings(stack: str, rehearsed: Any) -> None:
    assert rehearsed(stack)["findings"] == []


@pytest.mark.parametrize("stack", STACKS)
def test_a_shipped_stack_makes_exactly_these_resources(stack: str, rehearsed: Any) -> None:
    assert Counter(each["type"] for each in rehearsed(stack)["resources"]) == COUNTS[stack]


@pytest.mark.parametrize("stack", STACKS)
def test_a_shipped_stack_has_exactly_these_outputs(stack: str, rehearsed: Any) -> None:
    plan = rehearsed(stack)

    assert sorted(plan["outputs"]) == OUTPUTS
    for output in (
        "containerNames",
        "eventHubNames",
        "eventHubNamespaceNames",
        "storageAccountNames",
    ):
        assert sorted(plan["outputs"][output]) == REGIONS[stack]
    assert plan["outputs"]["installCommand"] == "[secret]"
    assert plan["outputs"]["resourceGroupName"] == f"rg-azure-openai-monitoring-{stack}"
    assert plan["outputs"]["dataStreams"] == {
        "logs": f"logs-azure_openai.logs-{stack}",
        "metrics": f"metrics-azure.open_ai-{stack}",
    }


@pytest.mark.parametrize("stack", STACKS)
def test_a_shipped_stack_is_the_same_in_every_rehearsal(stack: str, rehearsed: Any) -> None:
    assert rehearsed(stack) == rehearsed(stack)


def test_dev_reads_with_keys_and_protects_nothing(rehearsed: Any) -> None:
    plan = rehearsed("dev")

    (account,) = of_type(plan, ACCOUNT)
    (role,) = of_type(plan, ROLE_ASSIGNMENT)
    assert account["inputs"]["allowSharedKeyAccess"] is True
    assert role["inputs"]["scope"] == "/subscriptions/11111111-1111-4111-8111-111111111111"
    assert [each["name"] for each in plan["resources"] if each["protect"]] == []
    assert of_type(plan, GROUP)[0]["inputs"]["tags"] == {
        "environment": "dev",
        "managed-by": "pulumi",
    }


def test_prod_has_no_keys_least_privilege_and_protects_what_holds_data(rehearsed: Any) -> None:
    plan = rehearsed("prod")

    assert of_type(plan, HUB_RULE) == []
    assert {each["inputs"]["allowSharedKeyAccess"] for each in of_type(plan, ACCOUNT)} == {False}
    assert {each["inputs"]["scope"].count("/") for each in of_type(plan, ROLE_ASSIGNMENT)} == {
        8,
        10,
    }
    assert Counter(each["type"] for each in plan["resources"] if each["protect"]) == {
        "azure-native:resources:ResourceGroup": 1,
        NAMESPACE: 3,
        HUB: 3,
        ACCOUNT: 3,
        CONTAINER: 3,
    }
    assert {each["inputs"]["sku"]["name"] for each in of_type(plan, ACCOUNT)} == {"Standard_ZRS"}
    assert {each["inputs"]["maximumThroughputUnits"] for each in of_type(plan, NAMESPACE)} == {10}
    assert {tuple(each["inputs"]["spaceIds"]) for each in of_type(plan, INTEGRATION_POLICY)} == {
        ("observability",)
    }


def test_the_program_has_at_most_30_lines() -> None:
    lines = (ROOT / "__main__.py").read_text(encoding="utf-8").splitlines()

    assert len(lines) <= 30


GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
NAMES_A_SECRET = re.compile(
    r"password|passphrase|token|credential|api_?key|access_?key|account_?key|secret|connection"
    r"_?string|\bsas\b|\bsig\b",
    re.IGNORECASE,
)
LOOKS_LIKE_A_SECRET = re.compile(
    r"[A-Za-z0-9+/]{20,}={1,2}"  # base64 with its padding
    r"|\b[0-9a-f]{32,}\b"  # a digest or a key in hexadecimal
    r"|\b(?=[\w~.+-]*[a-z])(?=[\w~.+-]*[A-Z])(?=[\w~.+-]*[0-9])[\w~.+-]{24,}"  # as Entra makes them
    r"|-----BEGIN|Bearer |://[^/\s]*@|[?&]sig="
)
NO_SECRETS = {"secretEndDate", "authType"}
"""Keys whose names or values speak of secrets and hold none."""


def texts(value: Any, key: str = "") -> list[tuple[str, str]]:
    """Return every text in a document, with the key that it is under."""
    if isinstance(value, dict):
        return [found for name, each in value.items() for found in texts(each, str(name))]
    if isinstance(value, list):
        return [found for each in value for found in texts(each, key)]
    return [(key.rsplit(":", 1)[-1], str(value))]


def credentials(text: str) -> list[str]:
    """Return the keys in a stack file that hold a credential, or what may be one."""
    document = yaml.safe_load(text)
    found = [
        key for key in ("secretsprovider", "encryptionsalt", "encryptedkey") if key in document
    ]
    for key, value in texts(document):
        if key == "secure" or (key not in NO_SECRETS and NAMES_A_SECRET.search(key)):
            found.append(key)
        if LOOKS_LIKE_A_SECRET.search(GUID.sub("", value)):
            found.append(key)
    return found


@pytest.mark.parametrize("path", sorted(ROOT.glob("Pulumi*.yaml")), ids=lambda path: path.name)
def test_no_committed_stack_file_holds_a_credential(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    if path.name == "Pulumi.yaml":
        project = yaml.safe_load(text)
        defaults = {key: each.get("default") for key, each in project["config"].items()}
        assert defaults.pop("clientSecret") == ""
        assert defaults.pop("connectorSecrets") == {}
        text = yaml.safe_dump(defaults)

    assert credentials(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "a:clientSecret: {secure: v1:abc}",
        "a:clientSecret: hunter2",
        "a:x: {secure: AAABAGx}",
        "a:x: Endpoint=sb://e/;SharedAccessKeyName=k;SharedAccessKey=MDEyMzQ1Njc4OTAxMjM0NTY3ODk=",
        "a:x: 0123456789abcdef0123456789abcdef",
        "a:x: Abc8Q~0123456789abcdefghijklmnopqrstuv",
        "a:x: [https://user:pass@kibana.example]",
        "a:x: 'https://st.blob.core.windows.net/c?sv=1&sig=abc'",
        "elasticstack:kibanas: [{api_key: abc}]",
    ],
)
def test_a_credential_in_a_stack_file_would_be_seen(line: str) -> None:
    assert credentials(f"config:\n  {line}\n")
