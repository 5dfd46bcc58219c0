"""What people are told of a rule: enough to act on, and no more than a connector takes."""

import json

import pytest

from components.catalog.alert_actions import FIRED, Telling, actions
from components.catalog.alert_rule_params import kibana_rule
from components.catalog.alert_rules import ALERT_RULES, AlertRule, Severity
from components.catalog.connectors import ConnectorType
from rehearsal.elastic.kibana_alerting_rule import ACTION_GROUPS

END = "2027-01-31T00:00:00Z"


def telling(rule: AlertRule) -> Telling:
    """Return how a rule of the catalog is told of."""
    made = kibana_rule(rule, 90, namespace="dev", client_secret_end=END)
    return Telling(
        made.rule_type_id,
        FIRED[made.rule_type_id],
        Severity.CRITICAL,
        rule.interval_minutes,
        rule.meaning,
        rule.runbook,
    )


@pytest.mark.parametrize("summary_minutes", [0, 60])
@pytest.mark.parametrize("connector", ConnectorType)
@pytest.mark.parametrize("rule", ALERT_RULES, ids=lambda rule: rule.id)
def test_every_message_says_what_to_do_and_where_to_look(
    rule: AlertRule, connector: ConnectorType, summary_minutes: int
) -> None:
    told = telling(rule)

    first = actions(connector, ("a@example.com",), told, summary_minutes)[0]

    assert first.group in ACTION_GROUPS[told.rule_type_id]
    params = json.loads(first.params)
    text = params.get("body") or params.get("summary") or params["message"]
    assert rule.runbook in text
    assert "{{rule.name}}" in text
    assert "{{rule.url}}" in text


@pytest.mark.parametrize("rule", ALERT_RULES, ids=lambda rule: rule.id)
def test_an_incident_fits_into_what_pagerduty_takes(rule: AlertRule) -> None:
    (trigger, resolve) = actions(ConnectorType.PAGERDUTY, (), telling(rule), 60)

    # 1,024 characters, of which names, a group and an address are filled in.
    assert len(json.loads(trigger.params)["summary"]) < 500
    assert json.loads(resolve.params)["eventAction"] == "resolve"


def test_a_webhook_gets_json_whatever_the_message_holds() -> None:
    (rule,) = (rule for rule in ALERT_RULES if rule.id == "stream-silent")

    (action,) = actions(ConnectorType.WEBHOOK, (), telling(rule), 60)

    body = json.loads(json.loads(action.params)["body"])
    assert set(body) == {"subject", "message", "severity"}
