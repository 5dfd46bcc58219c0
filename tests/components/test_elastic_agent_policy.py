"""The agent policy: what Fleet is given for each way to sign in and each generation of the package.

The package is known in two generations: up to 1.7 the log reader has a connection string only,
after that it can sign in with a client secret.
"""

import json
from typing import Any

import pulumi
import pytest

from components import (
    AuthType,
    ElasticAgentPolicy,
    ElasticAgentPolicyArgs,
    ElasticArgs,
    InvalidInputs,
    LogSourceArgs,
)
from rehearsal.emulation import World
from rehearsal.recording import Recording
from rehearsal.wire import Secret
from tests.components.deployed import (
    AGENT_POLICY,
    CLIENT_ID,
    COMPONENT,
    INTEGRATION,
    INTEGRATION_POLICY,
    OTHER_SUBSCRIPTION,
    PLANTED,
    SUBSCRIPTION,
    TENANT_ID,
    account_id,
    counts,
    leaks,
    named,
    only,
    opened,
    outputs,
    policy_args,
    secrets_of,
)
from tests.conftest import Deploy

POLICY = f"{COMPONENT}ElasticAgentPolicy"
TOKENS = "elasticstack:index/getFleetEnrollmentTokens:getFleetEnrollmentTokens"
LOGS = "azure_open_ai-azure-eventhub"
METRICS = "azure_open_ai-azure/metrics"
MINIMAL = policy_args()
ELASTIC: ElasticArgs = MINIMAL["elastic"]
NEWER: ElasticArgs = {**ELASTIC, "package_version": "1.8.0"}
CONNECTION_STRING, STORAGE_KEY = "planted-connection-string", "planted-storage-key"
HARDENED: ElasticAgentPolicyArgs = {
    "environment": "dev",
    "elastic": NEWER,
    "auth_type": AuthType.CLIENT_SECRET,
    "tenant_id": TENANT_ID,
    "client_id": CLIENT_ID,
    "client_secret": PLANTED,
    "logs": MINIMAL["logs"],
    "metrics": MINIMAL["metrics"],
}
LOG_DEFAULTS: dict[str, Any] = {
    "consumer_group": "$Default",
    "preserve_original_event": False,
    "sanitize_newlines": True,
    "sanitize_singlequotes": True,
    "tags": ["azure-openai-logs", "forwarded"],
}
NEWER_LOG_DEFAULTS: dict[str, Any] = {
    **LOG_DEFAULTS,
    "auth_type": "connection_string",
    "authority_host": "https://login.microsoftonline.com",
}
METRIC_DEFAULTS: dict[str, Any] = {
    "period": "300s",
    "refresh_list_interval": "600s",
    "resource_groups": [],
    "resource_ids": [],
}
HUB_VARIABLES: dict[str, Any] = {
    "eventhub": "azure-openai-logs",
    "consumer_group": "elastic-agent",
    "storage_account": "sttest",
    "storage_account_container": "azure-openai-checkpoints",
}
KEY_VARIABLES: dict[str, Any] = {
    "connection_string": CONNECTION_STRING,
    "storage_account_key": STORAGE_KEY,
}
ENTRA_VARIABLES: dict[str, Any] = {
    "auth_type": "client_secret",
    "eventhub_namespace": "evhns-test.servicebus.windows.net",
    "tenant_id": TENANT_ID,
    "client_id": CLIENT_ID,
    "client_secret": PLANTED,
}
METRIC_VARIABLES: dict[str, Any] = {
    "client_id": CLIENT_ID,
    "client_secret": PLANTED,
    "tenant_id": TENANT_ID,
    "subscription_id": SUBSCRIPTION,
}


def source(region: str) -> LogSourceArgs:
    """Return the hub of a region and where its checkpoints are."""
    return {
        "namespace_host": f"evhns-{region}.servicebus.windows.net",
        "event_hub_name": f"logs-{region}",
        "consumer_group_name": "elastic-agent",
        "storage_account_name": f"st{region}",
        "container_name": f"checkpoints-{region}",
    }


def fleet_inputs(recording: Recording, name: str) -> dict[str, Any]:
    """Return the inputs that Fleet gets in an integration policy, with the variables parsed."""
    inputs = opened(recording)[name]["inputs"]
    return {
        key: {
            **each,
            "streams": {
                stream: {**held, "vars": json.loads(held["vars"])}
                for stream, held in each["streams"].items()
            },
        }
        for key, each in inputs.items()
    }


def fleet_input(stream: str, variables: dict[str, Any], *, enabled: bool) -> dict[str, Any]:
    """Return one input with its one stream."""
    return {"enabled": enabled, "streams": {stream: {"enabled": enabled, "vars": variables}}}


def test_the_defaults_are_the_package_a_policy_and_one_integration_for_each_source(
    deploy: Deploy,
) -> None:
    recording = deploy(lambda: ElasticAgentPolicy("test", MINIMAL))

    assert counts(recording) == {POLICY: 1, INTEGRATION: 1, AGENT_POLICY: 1, INTEGRATION_POLICY: 2}
    assert only(recording, INTEGRATION) == {
        "name": "azure_openai",
        "version": "1.7.0",
        "skipDestroy": True,
    }
    assert only(recording, AGENT_POLICY) == {
        "name": "Azure OpenAI (dev)",
        "description": "Logs and metrics of Azure OpenAI. Managed by Pulumi.",
        "namespace": "dev",
        "monitorLogs": True,
        "monitorMetrics": True,
    }
    (agent_policy,) = recording.of_type(AGENT_POLICY)
    for what in ("logs-eastus", f"metrics-{SUBSCRIPTION}"):
        inputs = dict(named(recording, f"test-{what}").inputs)
        del inputs["inputs"]
        assert inputs == {
            "name": f"azure-openai-dev-{what}",
            "integrationName": "azure_openai",
            "integrationVersion": "1.7.0",
            "agentPolicyIds": [agent_policy.outputs["policyId"]],
            "namespace": "dev",
        }


@pytest.mark.parametrize(
    ("args", "log_variables", "unused_logs"),
    [
        (MINIMAL, {**LOG_DEFAULTS, **HUB_VARIABLES, **KEY_VARIABLES}, LOG_DEFAULTS),
        (
            {**MINIMAL, "elastic": {**ELASTIC, "package_version": "1.4.0"}},
            {**LOG_DEFAULTS, **HUB_VARIABLES, **KEY_VARIABLES},
            LOG_DEFAULTS,
        ),
        (
            {**MINIMAL, "elastic": NEWER},
            {**NEWER_LOG_DEFAULTS, **HUB_VARIABLES, **KEY_VARIABLES},
            NEWER_LOG_DEFAULTS,
        ),
        (
            HARDENED,
            {**NEWER_LOG_DEFAULTS, **HUB_VARIABLES, **ENTRA_VARIABLES},
            NEWER_LOG_DEFAULTS,
        ),
        (
            {**HARDENED, "elastic": {**ELASTIC, "package_version": "1.10.0"}},
            {**NEWER_LOG_DEFAULTS, **HUB_VARIABLES, **ENTRA_VARIABLES},
            NEWER_LOG_DEFAULTS,
        ),
    ],
    ids=[
        "connection_string 1.7.0",
        "connection_string 1.4.0",
        "connection_string 1.8.0",
        "client_secret 1.8.0",
        "client_secret 1.10.0",
    ],
)
def test_fleet_gets_every_input_stream_and_variable_that_it_would_fill_in(
    args: ElasticAgentPolicyArgs,
    log_variables: dict[str, Any],
    unused_logs: dict[str, Any],
    deploy: Deploy,
) -> None:
    recording = deploy(lambda: ElasticAgentPolicy("test", args))

    assert fleet_inputs(recording, "test-logs-eastus") == {
        LOGS: fleet_input("azure_openai.logs", log_variables, enabled=True),
        METRICS: fleet_input("azure.open_ai", METRIC_DEFAULTS, enabled=False),
    }
    assert fleet_inputs(recording, f"test-metrics-{SUBSCRIPTION}") == {
        LOGS: fleet_input("azure_openai.logs", unused_logs, enabled=False),
        METRICS: fleet_input(
            "azure.open_ai", {**METRIC_DEFAULTS, **METRIC_VARIABLES}, enabled=True
        ),
    }


def test_everything_on_is_passed_to_fleet(deploy: Deploy) -> None:
    args: ElasticAgentPolicyArgs = {
        **MINIMAL,
        "environment": "prod-eu",
        "elastic": {
            **NEWER,
            "space_id": "observability",
            "data_stream_namespace": "azure_prod",
            "agent_policy_name": "Readers",
            "metrics_period_seconds": 900,
        },
        "logs": {"westeurope": source("westeurope"), "eastus": source("eastus")},
        "metrics": {
            OTHER_SUBSCRIPTION: {},
            SUBSCRIPTION: {"account_ids": [account_id("b"), account_id("a")]},
        },
        "connection_strings": {"eastus": CONNECTION_STRING, "westeurope": "planted-west"},
        "storage_account_keys": {"eastus": STORAGE_KEY, "westeurope": "planted-west-key"},
    }

    recording = deploy(lambda: ElasticAgentPolicy("test", args))

    assert counts(recording) == {POLICY: 1, INTEGRATION: 1, AGENT_POLICY: 1, INTEGRATION_POLICY: 4}
    assert only(recording, INTEGRATION) == {
        "name": "azure_openai",
        "skipDestroy": True,
        "version": "1.8.0",
        "spaceId": "observability",
    }
    assert only(recording, AGENT_POLICY) == {
        "name": "Readers",
        "description": "Logs and metrics of Azure OpenAI. Managed by Pulumi.",
        "namespace": "azure_prod",
        "monitorLogs": True,
        "monitorMetrics": True,
        "spaceIds": ["observability"],
    }
    policies = recording.of_type(INTEGRATION_POLICY)
    assert [each.inputs["name"] for each in policies] == [
        "azure-openai-prod-eu-logs-eastus",
        "azure-openai-prod-eu-logs-westeurope",
        f"azure-openai-prod-eu-metrics-{SUBSCRIPTION}",
        f"azure-openai-prod-eu-metrics-{OTHER_SUBSCRIPTION}",
    ]
    assert {(each.inputs["namespace"], *each.inputs["spaceIds"]) for each in policies} == {
        ("azure_prod", "observability")
    }
    for region, secret, key in (
        ("eastus", CONNECTION_STRING, STORAGE_KEY),
        ("westeurope", "planted-west", "planted-west-key"),
    ):
        assert fleet_inputs(recording, f"test-logs-{region}")[LOGS] == fleet_input(
            "azure_openai.logs",
            {
                **NEWER_LOG_DEFAULTS,
                "eventhub": f"logs-{region}",
                "consumer_group": "elastic-agent",
                "storage_account": f"st{region}",
                "storage_account_container": f"checkpoints-{region}",
                "connection_string": secret,
                "storage_account_key": key,
            },
            enabled=True,
        )
    some, others = (
        fleet_inputs(recording, f"test-metrics-{subscription}")[METRICS]
        for subscription in (SUBSCRIPTION, OTHER_SUBSCRIPTION)
    )
    period = {**METRIC_DEFAULTS, **METRIC_VARIABLES, "period": "900s"}
    assert some == fleet_input(
        "azure.open_ai",
        {**period, "resource_ids": [account_id("b"), account_id("a")]},
        enabled=True,
    )
    assert others == fleet_input(
        "azure.open_ai", {**period, "subscription_id": OTHER_SUBSCRIPTION}, enabled=True
    )


@pytest.mark.parametrize("args", [MINIMAL, HARDENED], ids=["connection_string", "client_secret"])
def test_what_holds_a_secret_is_secret_and_nothing_else_is(
    args: ElasticAgentPolicyArgs, deploy: Deploy
) -> None:
    recording = deploy(lambda: ElasticAgentPolicy("test", args))

    assert leaks(recording, PLANTED, CONNECTION_STRING, STORAGE_KEY) == []
    assert secrets_of(recording) == {
        "test-logs-eastus": [f"inputs.{LOGS}.streams.azure_openai.logs.vars"],
        f"test-metrics-{SUBSCRIPTION}": [f"inputs.{METRICS}.streams.azure.open_ai.vars"],
    }


@pytest.mark.parametrize("args", [MINIMAL, HARDENED], ids=["connection_string", "client_secret"])
def test_variables_are_written_in_the_order_of_their_names(
    args: ElasticAgentPolicyArgs, deploy: Deploy
) -> None:
    recording = deploy(lambda: ElasticAgentPolicy("test", args))

    for policy in recording.of_type(INTEGRATION_POLICY):
        for each in opened(recording)[policy.name]["inputs"].values():
            for stream in each["streams"].values():
                assert stream["vars"] == json.dumps(json.loads(stream["vars"]), sort_keys=True)


def test_the_outputs_are_the_ids_and_the_way_to_enroll(deploy: Deploy, world: World) -> None:
    recording = deploy(lambda: ElasticAgentPolicy("test", MINIMAL))

    (agent_policy,) = recording.of_type(AGENT_POLICY)
    policy_id = agent_policy.outputs["policyId"]
    token = world.secret("enrollment token", policy_id)
    assert recording.calls == [(TOKENS, {"policyId": policy_id})]
    assert outputs(recording) == {
        "spaceId": "default",
        "agentPolicyId": policy_id,
        "integrationPolicyIds": {
            "logs-eastus": named(recording, "test-logs-eastus").outputs["policyId"],
            f"metrics-{SUBSCRIPTION}": named(recording, f"test-metrics-{SUBSCRIPTION}").outputs[
                "policyId"
            ],
        },
        "packageVersion": "1.7.0",
        "enrollmentToken": Secret(token),
        "installCommand": Secret(
            f"sudo ./elastic-agent install --url=https://fleet.example --enrollment-token={token}"
        ),
    }


def test_an_agent_policy_that_is_brought_along_gets_the_integrations_and_its_token_is_used(
    deploy: Deploy, world: World
) -> None:
    args: ElasticAgentPolicyArgs = {
        **MINIMAL,
        "elastic": {
            **ELASTIC,
            "space_id": "observability",
            "existing_agent_policy_id": "company-policy",
        },
    }

    recording = deploy(lambda: ElasticAgentPolicy("test", args))

    assert counts(recording) == {POLICY: 1, INTEGRATION: 1, INTEGRATION_POLICY: 2}
    assert {
        tuple(each.inputs["agentPolicyIds"]) for each in recording.of_type(INTEGRATION_POLICY)
    } == {("company-policy",)}
    assert recording.calls == [(TOKENS, {"policyId": "company-policy", "spaceId": "observability"})]
    assert outputs(recording)["agentPolicyId"] == "company-policy"
    assert outputs(recording)["enrollmentToken"] == Secret(
        world.secret("enrollment token", "company-policy")
    )


@pytest.mark.parametrize(
    ("environment", "elastic", "namespace"),
    [
        ("dev", {}, "dev"),
        ("prod-eu-1", {}, "prod_eu_1"),
        ("prod-eu-1", {"data_stream_namespace": "azure.prod"}, "azure.prod"),
    ],
)
def test_data_streams_are_named_after_the_environment_unless_told_otherwise(
    environment: str, elastic: Any, namespace: str, deploy: Deploy
) -> None:
    args: ElasticAgentPolicyArgs = {
        **MINIMAL,
        "environment": environment,
        "elastic": {**ELASTIC, **elastic},
    }

    recording = deploy(lambda: ElasticAgentPolicy("test", args))

    assert only(recording, AGENT_POLICY)["namespace"] == namespace
    assert {each.inputs["namespace"] for each in recording.of_type(INTEGRATION_POLICY)} == {
        namespace
    }


def test_the_order_of_regions_and_subscriptions_changes_nothing(deploy: Deploy) -> None:
    regions = ("westeurope", "eastus", "swedencentral")
    subscriptions = (OTHER_SUBSCRIPTION, SUBSCRIPTION)

    def registered(step: int) -> dict[str, Any]:
        args: ElasticAgentPolicyArgs = {
            **HARDENED,
            "logs": {region: source(region) for region in regions[::step]},
            "metrics": {subscription: {} for subscription in subscriptions[::step]},
        }
        return deploy(lambda: ElasticAgentPolicy("test", args), world=World()).resources

    assert registered(1) == registered(-1)


def test_secrets_and_wires_may_be_outputs(deploy: Deploy) -> None:
    def program() -> None:
        ElasticAgentPolicy(
            "test",
            {
                **MINIMAL,
                "elastic": {
                    **ELASTIC,
                    "fleet_url": pulumi.Output.from_input("https://fleet.output"),
                },
                "client_id": pulumi.Output.from_input(CLIENT_ID),
                "client_secret": pulumi.Output.secret(PLANTED),
                "logs": {
                    "eastus": {
                        **MINIMAL["logs"]["eastus"],
                        "event_hub_name": pulumi.Output.from_input("hub-output"),
                    }
                },
                "connection_strings": pulumi.Output.secret({"eastus": CONNECTION_STRING}),
                "storage_account_keys": pulumi.Output.from_input({"eastus": STORAGE_KEY}),
            },
        )

    recording = deploy(program)

    assert fleet_inputs(recording, "test-logs-eastus")[LOGS] == fleet_input(
        "azure_openai.logs",
        {**LOG_DEFAULTS, **HUB_VARIABLES, **KEY_VARIABLES, "eventhub": "hub-output"},
        enabled=True,
    )
    assert "--url=https://fleet.output " in outputs(recording)["installCommand"].value
    assert leaks(recording, PLANTED, CONNECTION_STRING, STORAGE_KEY) == []


@pytest.mark.parametrize("version", ["1.7.0", "1.7.9", "1.4.0", "1.7.0-preview.1", "0.99.99"])
def test_a_package_that_cannot_sign_in_with_a_client_secret_is_refused(
    version: str, deploy: Deploy
) -> None:
    args: ElasticAgentPolicyArgs = {
        **HARDENED,
        "elastic": {**ELASTIC, "package_version": version},
    }

    with pytest.raises(
        InvalidInputs,
        match=f'elastic.package_version = "{version}": The integration can sign in with '
        "client_secret only in versions after 1.7. Choose a newer version, or set the "
        "authentication to connection_string",
    ):
        deploy(lambda: ElasticAgentPolicy("test", args))


@pytest.mark.parametrize("field", ["connection_strings", "storage_account_keys"])
def test_signing_in_with_keys_needs_one_for_each_region(field: str, deploy: Deploy) -> None:
    without: Any = {key: value for key, value in MINIMAL.items() if key != field}
    other_region: Any = {**MINIMAL, field: {"westeurope": PLANTED}}

    with pytest.raises(InvalidInputs, match=f"{field} is missing: The authentication connection_s"):
        deploy(lambda: ElasticAgentPolicy("test", without))
    with pytest.raises(InvalidInputs, match=f"{field}.eastus is missing: .*one for each region"):
        deploy(lambda: ElasticAgentPolicy("test", other_region))


@pytest.mark.parametrize("field", ["connection_strings", "storage_account_keys"])
def test_an_output_of_keys_is_checked_for_each_region_when_it_is_known(
    field: str, deploy: Deploy
) -> None:
    def program() -> None:
        args: Any = {**MINIMAL, field: pulumi.Output.secret({"westeurope": PLANTED})}
        ElasticAgentPolicy("test", args)

    with pytest.raises(InvalidInputs, match=f"{field}.eastus is missing: .*one for each region"):
        deploy(program)


def test_keys_are_refused_where_the_reader_signs_in_as_the_application(deploy: Deploy) -> None:
    args: Any = {**MINIMAL, **HARDENED}

    with pytest.raises(InvalidInputs) as refused:
        deploy(lambda: ElasticAgentPolicy("test", args))

    assert [(fault.key, fault.value) for fault in refused.value.faults] == [
        ("connection_strings", "[secret]"),
        ("storage_account_keys", "[secret]"),
    ]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"elastic": {**ELASTIC, "package_version": "1.7"}}, "It is not a package version"),
        ({"elastic": {**ELASTIC, "package_version": "latest"}}, "It is not a package version"),
        (
            {"elastic": {"kibana_url": "https://k.example", "fleet_url": "https://f.example"}},
            'elastic.package_version is missing: .* Set it, for example package_version: "1.7.0"',
        ),
        (
            {"elastic": {**ELASTIC, "fleet_url": "http://fleet.example"}},
            'elastic.fleet_url = "http://fleet.example": It is not an https address',
        ),
        (
            {"elastic": {**ELASTIC, "kibana_url": "https://user@kibana.example"}},
            "elastic.kibana_url = .*An address holds no user name",
        ),
        (
            {"elastic": {**ELASTIC, "fleet_url": "https://f.example --insecure"}},
            "elastic.fleet_url = .*An address holds no user name, password or space",
        ),
        (
            {"elastic": {**ELASTIC, "metrics_period_seconds": 60}},
            "elastic.metrics_period_seconds = 60: Metrics are collected every 300 seconds",
        ),
        (
            {"elastic": {**ELASTIC, "metrics_period_seconds": 0}},
            "elastic.metrics_period_seconds = 0: Metrics are collected every 300 seconds",
        ),
        (
            {"elastic": {**ELASTIC, "space_id": "My Space"}},
            'elastic.space_id = "My Space": It is not the id of a Kibana space',
        ),
        (
            {"elastic": {**ELASTIC, "data_stream_namespace": "prod-eu"}},
            'elastic.data_stream_namespace = "prod-eu": It is not a data stream namespace',
        ),
        ({"environment": "Dev"}, 'environment = "Dev": It is not an environment.s name'),
        ({"auth_type": "secret"}, 'Did you mean "client_secret"'),
        ({"tenant_id": "company.example"}, "tenant_id = .*It is not an id .a GUID."),
        ({"metrics": {"my-subscription": {}}}, "It is not a subscription id .a GUID."),
        (
            {"metrics": {SUBSCRIPTION: {"account_ids": ["openai"]}}},
            r"account_ids\[0\] = .openai.: It does not start with /subscriptions/",
        ),
        (
            {"logs": {"eastus": {**MINIMAL["logs"]["eastus"], "container_name": "a--b"}}},
            'logs.eastus.container_name = "a--b": It is not a blob container name',
        ),
        ({"logs": {"eastus": {}}}, "logs.eastus.namespace_host is missing"),
        ({"connectionStrings": {}}, 'Did you mean "connection_strings"'),
    ],
)
def test_bad_args_are_refused_by_the_names_that_python_has_for_them(
    wrong: Any, message: str, deploy: Deploy, world: World
) -> None:
    args: Any = {**MINIMAL, **wrong}

    with pytest.raises(InvalidInputs, match=message) as refused:
        deploy(lambda: ElasticAgentPolicy("test", args))
    assert refused.value.where == 'ElasticAgentPolicy "test"'
    assert all(secret not in str(refused.value) for secret in (PLANTED, CONNECTION_STRING))
    assert list(world.of(INTEGRATION)) == []


@pytest.mark.parametrize("args", [MINIMAL, HARDENED], ids=["connection_string", "client_secret"])
def test_a_preview_goes_through_with_nothing_known(
    args: ElasticAgentPolicyArgs, deploy: Deploy
) -> None:
    recording = deploy(lambda: ElasticAgentPolicy("test", args), preview=True)

    assert len(recording.resources) == 5
    for secret in ("enrollmentToken", "installCommand"):
        assert isinstance(outputs(recording)[secret], Secret)
