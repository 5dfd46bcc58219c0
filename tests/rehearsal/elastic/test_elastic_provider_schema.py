"""The names, types and flags that the provider's schema gives its properties."""

from collections.abc import Iterator

import pytest

from rehearsal.elastic.provider_schema import (
    FUNCTION_SCHEMAS,
    NO_DEFAULT,
    RESOURCE_SCHEMAS,
    Attribute,
    ObjectSchema,
    Shape,
)
from rehearsal.elastic.rule import Subject
from rehearsal.elastic.tokens import (
    AGENT_POLICY,
    API_KEY,
    CONNECTOR,
    GET_ENROLLMENT_TOKENS,
    INTEGRATION_POLICY,
    MAINTENANCE_WINDOW,
    SLO,
)

SCHEMAS = {**RESOURCE_SCHEMAS, **FUNCTION_SCHEMAS}


class Empty:
    """A scope in which nothing is set; a name that the schema lacks is an error."""

    def __init__(self, schema: ObjectSchema) -> None:
        self.schema = schema

    def value_of(self, terraform_name: str) -> object:
        assert terraform_name in self.schema.by_terraform_name
        return None

    def name_of(self, terraform_name: str) -> str:
        return self.schema.by_terraform_name[terraform_name].name

    def within(self, terraform_name: str) -> "Empty | None":
        nested = self.schema.by_terraform_name[terraform_name].nested
        return Empty(nested) if nested else None


def subjects(schema: ObjectSchema, root: ObjectSchema) -> Iterator[tuple[Attribute, Subject]]:
    for attribute in schema.attributes:
        is_object = attribute.nested is not None and attribute.shape is Shape.OBJECT
        children = Empty(attribute.nested) if attribute.nested and is_object else None
        value = {} if is_object else "x"
        yield attribute, Subject(attribute.name, value, Empty(schema), children, Empty(root))
        if attribute.nested:
            yield from subjects(attribute.nested, root)


@pytest.mark.parametrize("token", SCHEMAS)
def test_whatever_a_rule_names_is_there(token: str) -> None:
    for attribute, subject in subjects(SCHEMAS[token], SCHEMAS[token]):
        for rule in attribute.rules:
            rule(subject)


@pytest.mark.parametrize(
    ("token", "terraform_name", "name"),
    [
        (AGENT_POLICY, "monitor_logs", "monitorLogs"),
        (AGENT_POLICY, "kibana_connection", "kibanaConnections"),
        (SLO, "group_by", "groupBies"),
        (SLO, "objective", "objectives"),
        (SLO, "settings", "settings"),
        (API_KEY, "elasticsearch_connection", "elasticsearchConnections"),
        (GET_ENROLLMENT_TOKENS, "policy_id", "policyId"),
    ],
)
def test_a_property_has_the_name_of_the_pulumi_schema(
    token: str, terraform_name: str, name: str
) -> None:
    assert SCHEMAS[token].by_terraform_name[terraform_name].name == name
    assert SCHEMAS[token].by_name[name] is SCHEMAS[token].by_terraform_name[terraform_name]


def test_names_within_an_object_are_plural_as_well() -> None:
    schedule = SCHEMAS[MAINTENANCE_WINDOW].by_name["customSchedule"].nested
    assert schedule is not None
    recurring = schedule.by_name["recurring"].nested
    assert recurring is not None
    assert {"onMonths", "onMonthDays", "onWeekDays"} <= recurring.by_name.keys()


@pytest.mark.parametrize(
    ("token", "name"),
    [
        (API_KEY, "apiKey"),
        (API_KEY, "encoded"),
        (CONNECTOR, "secrets"),
        (INTEGRATION_POLICY, "varsJson"),
        (INTEGRATION_POLICY, "inputs"),
        (GET_ENROLLMENT_TOKENS, "tokens"),
        (AGENT_POLICY, "kibanaConnections"),
    ],
)
def test_a_property_that_is_or_holds_a_secret_is_known(token: str, name: str) -> None:
    assert SCHEMAS[token].by_name[name].holds_secret


def test_a_property_without_a_secret_holds_none() -> None:
    assert not SCHEMAS[AGENT_POLICY].by_name["advancedSettings"].holds_secret


def test_what_cannot_change_in_place_is_known() -> None:
    schema = SCHEMAS[AGENT_POLICY]
    replacing = {attribute.name for attribute in schema.attributes if attribute.replaces}
    assert replacing == {"policyId", "sysMonitoring"}


@pytest.mark.parametrize(
    ("token", "name", "default"),
    [
        (AGENT_POLICY, "monitorLogs", False),
        (AGENT_POLICY, "hostNameFormat", "hostname"),
        (AGENT_POLICY, "globalDataTags", {}),
        (AGENT_POLICY, "policyId", NO_DEFAULT),
        (SLO, "artifacts", None),
    ],
)
def test_a_default_has_its_type(token: str, name: str, default: object) -> None:
    assert SCHEMAS[token].by_name[name].default == default
