"""What the provider enforces and fills in, whatever the resource."""

from typing import Any

import pytest

from rehearsal.elastic.provider_rules import completed, violations
from rehearsal.elastic.provider_schema import RESOURCE_SCHEMAS
from rehearsal.elastic.tokens import AGENT_POLICY, CONNECTOR, ML_JOB, OUTPUT, SLO, SPACE
from rehearsal.emulation import MASK, UNKNOWN, Violation

HUSH = "hush-hush"


def refused(token: str, inputs: dict[str, Any]) -> list[Violation]:
    return list(violations(RESOURCE_SCHEMAS[token], inputs))


def agent_policy(**properties: object) -> dict[str, Any]:
    return {"name": "agents", "namespace": "default", **properties}


def test_good_inputs_are_accepted() -> None:
    inputs = agent_policy(
        monitorLogs=True,
        globalDataTags={"team": {"stringValue": "ai"}, "weight": {"numberValue": 1.5}},
        advancedSettings={"goMaxProcs": 2.0, "loggingLevel": "debug"},
        requiredVersions={"9.1.0": 50.0},
        spaceIds=["default"],
        kibanaConnections=[{"endpoints": ["https://kibana.example.org"], "apiKey": HUSH}],
    )
    assert refused(AGENT_POLICY, inputs) == []


@pytest.mark.parametrize(
    ("properties", "violation"),
    [
        (
            {"monitorLog": True},
            Violation("monitorLog", MASK, "there is no property of this name", "Write monitorLogs"),
        ),
        (
            {"advancedSettings": {"goMaxProc": 1}},
            Violation(
                "advancedSettings.goMaxProc",
                MASK,
                "there is no property of this name",
                "Write goMaxProcs",
            ),
        ),
        (
            {"namespace": None},
            Violation("namespace", None, "is required and must be a string", "Set it"),
        ),
        (
            {"name": None},
            Violation(
                "name",
                None,
                "is required and must be a string",
                "Set it; left out, Pulumi invents one",
            ),
        ),
        (
            {"id": "agents"},
            Violation("id", MASK, "is set by the service alone", "Remove it"),
        ),
        (
            {"description": 5},
            Violation("description", 5, "must be a string", "Pass a string"),
        ),
        (
            {"monitorLogs": "true"},
            Violation("monitorLogs", "true", "must be true or false", "Pass true or false"),
        ),
        (
            {"advancedSettings": {"goMaxProcs": 1.5}},
            Violation(
                "advancedSettings.goMaxProcs", 1.5, "must be a whole number", "Pass a whole number"
            ),
        ),
        (
            {"advancedSettings": {"goMaxProcs": True}},
            Violation(
                "advancedSettings.goMaxProcs",
                value=True,
                rule="must be a whole number",
                fix="Pass a whole number",
            ),
        ),
        (
            {"advancedSettings": []},
            Violation("advancedSettings", [], "must be an object", "Pass an object"),
        ),
        (
            {"spaceIds": "default"},
            Violation("spaceIds", "default", "must be a list", "Pass a list"),
        ),
        (
            {"spaceIds": ["default", 2]},
            Violation("spaceIds[1]", 2, "must be a string", "Pass a string"),
        ),
        (
            {"requiredVersions": {"9.1.0": "50"}},
            Violation(
                'requiredVersions["9.1.0"]', "50", "must be a whole number", "Pass a whole number"
            ),
        ),
        (
            {"globalDataTags": {"team": "ai"}},
            Violation('globalDataTags["team"]', "ai", "must be an object", "Pass an object"),
        ),
        (
            {"globalDataTags": {"team": {}}},
            Violation(
                'globalDataTags["team"].stringValue',
                None,
                "one of stringValue or numberValue must be set",
                "Set stringValue or numberValue",
            ),
        ),
        (
            {"hostNameFormat": "short"},
            Violation(
                "hostNameFormat",
                "short",
                'must be one of "hostname", "fqdn"',
                "Use one of these",
            ),
        ),
    ],
)
def test_a_broken_rule_of_the_provider_is_told_with_key_value_rule_and_fix(
    properties: dict[str, Any], violation: Violation
) -> None:
    assert refused(AGENT_POLICY, agent_policy(**properties)) == [violation]


def test_an_unknown_name_that_resembles_none_is_told_with_all_names() -> None:
    (violation,) = refused(SPACE, {"name": "ops", "spaceId": "ops", "zzz": 1})
    assert violation.fix == (
        "Remove it; there are color, description, disabledFeatures, imageUrl, initials, "
        "kibanaConnections, name, solution, spaceId, timeouts"
    )


def test_conflicting_properties_are_both_told() -> None:
    connection = {"apiKey": HUSH, "username": "elastic", "password": HUSH}
    found = refused(AGENT_POLICY, agent_policy(kibanaConnections=[connection]))
    assert found == [
        Violation(
            "kibanaConnections[0].apiKey",
            MASK,
            "cannot be set together with username or password",
            "Leave out apiKey or username or password",
        )
    ]


def test_properties_that_go_together_are_demanded_together() -> None:
    found = refused(AGENT_POLICY, agent_policy(kibanaConnections=[{"password": HUSH}]))
    assert found == [
        Violation("kibanaConnections[0].password", MASK, "needs username as well", "Set username")
    ]


def test_a_list_of_at_most_one_takes_no_second_element() -> None:
    found = refused(AGENT_POLICY, agent_policy(kibanaConnections=[{}, {}]))
    assert found == [
        Violation(
            "kibanaConnections",
            MASK,
            "must have at most 1 element, has 2",
            "Give it at most 1 element",
        )
    ]


@pytest.mark.parametrize(
    ("kafka", "keys"),
    [
        ({"compression": "gzip", "compressionLevel": 3}, []),
        ({"compression": "lz4", "compressionLevel": 3}, ["kafka.compressionLevel"]),
        ({"compression": UNKNOWN, "compressionLevel": 3}, []),
        ({"authType": "ssl", "connectionType": "plaintext"}, ["kafka.connectionType"]),
        ({"headers": [{"key": "a"}]}, ["kafka.headers[0].value"]),
    ],
)
def test_a_rule_within_an_object_looks_at_the_right_neighbour(
    kafka: dict[str, Any], keys: list[str]
) -> None:
    inputs = {"name": "out", "type": "kafka", "hosts": ["a:9092"], "kafka": kafka}
    assert [violation.key for violation in refused(OUTPUT, inputs)] == keys


def test_a_property_required_by_another_is_told_though_it_is_not_set() -> None:
    inputs = {"name": "out", "type": "remote_elasticsearch", "hosts": ["https://es.example.org"]}
    assert refused(OUTPUT, inputs) == [
        Violation(
            "serviceToken",
            None,
            'is required where type is "remote_elasticsearch"',
            "Set serviceToken",
        )
    ]


@pytest.mark.parametrize(
    "inputs",
    [
        agent_policy(kibanaConnections=[{"apikey": HUSH}]),
        agent_policy(kibanaConnections={"apiKey": HUSH}),
        agent_policy(kibanaConnections=[HUSH]),
        agent_policy(kibanaConnections=[{"endpoints": HUSH}]),
        agent_policy(kibanaConnections=[{"apiKey": [HUSH]}]),
        agent_policy(apiKey=HUSH),
        {"name": "c", "connectorTypeId": ".slack", "secrets": "{" + HUSH},
        {"name": "c", "connectorTypeId": ".slack", "secrets": {"url": HUSH}},
        {"name": "c", "connectorTypeId": ".slack", "secretsWo": "{" + HUSH, "secrets": HUSH},
    ],
)
def test_a_secret_never_appears_in_a_violation(inputs: dict[str, Any]) -> None:
    found = refused(CONNECTOR if "connectorTypeId" in inputs else AGENT_POLICY, inputs)
    assert found
    assert all(HUSH not in f"{violation} {violation!r}" for violation in found)


@pytest.mark.parametrize(
    "inputs",
    [
        {"name": UNKNOWN, "namespace": UNKNOWN, "isProtected": UNKNOWN},
        agent_policy(spaceIds=UNKNOWN),
        agent_policy(spaceIds=[UNKNOWN]),
        agent_policy(requiredVersions={"9.1.0": UNKNOWN}),
        agent_policy(globalDataTags={"team": UNKNOWN}),
        agent_policy(globalDataTags={"team": {"stringValue": UNKNOWN}}),
        agent_policy(advancedSettings=UNKNOWN),
        agent_policy(kibanaConnections=[{"username": "elastic", "password": UNKNOWN}]),
    ],
)
def test_an_unknown_value_is_not_judged(inputs: dict[str, Any]) -> None:
    assert refused(AGENT_POLICY, inputs) == []


def test_defaults_are_filled_in_and_the_rest_is_none() -> None:
    state = completed(RESOURCE_SCHEMAS[AGENT_POLICY], agent_policy(monitorLogs=True))
    assert {name: value for name, value in state.items() if value is not None} == {
        "name": "agents",
        "namespace": "default",
        "monitorLogs": True,
        "monitorMetrics": False,
        "isProtected": False,
        "hostNameFormat": "hostname",
        "globalDataTags": {},
    }
    assert state.keys() == RESOURCE_SCHEMAS[AGENT_POLICY].by_name.keys()


def test_defaults_are_filled_in_within_lists_and_objects() -> None:
    state = completed(
        RESOURCE_SCHEMAS[ML_JOB], {"analysisConfig": {"detectors": [{"function": "mean"}]}}
    )
    assert state["analysisConfig"] == {
        "bucketSpan": "5m",
        "detectors": [{"function": "mean", "useNull": False}],
    }


def test_defaults_are_not_filled_into_an_object_that_is_not_there() -> None:
    assert completed(RESOURCE_SCHEMAS[AGENT_POLICY], agent_policy())["advancedSettings"] is None


def test_what_is_write_only_and_what_is_misspelt_is_not_kept() -> None:
    state = completed(RESOURCE_SCHEMAS[CONNECTOR], {"secretsWo": "{}", "nam": "x"})
    assert state["secretsWo"] is None
    assert "nam" not in state


def test_the_state_is_a_copy_of_the_inputs() -> None:
    inputs: dict[str, Any] = {"tags": ["a"], "objectives": [{"target": 0.9}]}
    state = completed(RESOURCE_SCHEMAS[SLO], inputs)
    state["tags"].append("b")
    state["objectives"][0]["target"] = 0.5
    assert inputs == {"tags": ["a"], "objectives": [{"target": 0.9}]}


def test_an_unknown_value_stays_unknown_in_the_state() -> None:
    state = completed(RESOURCE_SCHEMAS[SLO], {"name": UNKNOWN, "objectives": [UNKNOWN]})
    assert state["name"] is UNKNOWN
    assert state["objectives"] == [UNKNOWN]
