"""For each resource, inputs that nothing is wrong with in the world of `filled_world`."""

import json
from collections.abc import Mapping
from typing import Any, Final

from rehearsal.elastic import RESOURCES, tokens
from rehearsal.emulation import World

CONNECTION: Final = [{"endpoints": ["https://kibana.example.org"], "apiKey": "hush-hush"}]
CLUSTER: Final = [
    {"endpoints": ["https://es.example.org"], "username": "elastic", "password": "hush-hush"}
]
THRESHOLD: Final = {
    "threshold": [5],
    "thresholdComparator": ">",
    "timeWindowSize": 5,
    "timeWindowUnit": "m",
}
WINDOW: Final = [{"type": "rolling", "duration": "30d"}]
LOGS_VARIABLES: Final = {
    "eventhub": "openai-logs",
    "consumer_group": "$Default",
    "connection_string": "hush-hush",
    "storage_account": "checkpoints",
    "storage_account_key": "hush-hush",
    "preserve_original_event": False,
    "tags": ["azure-openai-logs", "forwarded"],
    "sanitize_newlines": True,
    "sanitize_singlequotes": True,
}

GOOD: Final[Mapping[str, list[dict[str, Any]]]] = {
    tokens.AGENT_CONFIGURATION: [
        {"serviceName": "chat", "settings": {"transaction_sample_rate": "0.5"}},
        {
            "serviceName": "chat",
            "serviceEnvironment": "prod",
            "agentName": "python",
            "settings": {},
            "kibanaConnections": CONNECTION,
        },
    ],
    tokens.AGENT_POLICY: [
        {"name": "new", "namespace": "azure_prod"},
        {
            "name": "new",
            "namespace": "default",
            "policyId": "new-agents",
            "isProtected": False,
            "monitorLogs": True,
            "sysMonitoring": True,
            "inactivityTimeout": "10m",
            "globalDataTags": {"team": {"stringValue": "ai"}},
            "requiredVersions": {"9.1.0": 100.0},
            "advancedMonitoringOptions": {"httpMonitoringEndpoint": {"port": 6792.0}},
            "spaceIds": ["default"],
        },
    ],
    tokens.ALERTING_RULE: [
        {
            "name": "latency",
            "consumer": "alerts",
            "interval": "1m",
            "ruleTypeId": ".es-query",
            "params": json.dumps(
                {
                    **THRESHOLD,
                    "size": 100,
                    "searchType": "esqlQuery",
                    "esqlQuery": {"esql": "FROM logs-azure_openai.logs-default"},
                    "timeField": "@timestamp",
                }
            ),
            "tags": ["azure-openai"],
            "actions": [
                {
                    "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                    "group": "query matched",
                    "params": json.dumps({"message": "slow"}),
                    "frequency": {"summary": False, "notifyWhen": "onActiveAlert"},
                    "alertsFilter": {
                        "timeframe": {
                            "days": [1.0, 2.0],
                            "hoursStart": "08:00",
                            "hoursEnd": "18:00",
                            "timezone": "UTC",
                        }
                    },
                }
            ],
        },
        {
            "name": "utilization",
            "consumer": "alerts",
            "interval": "5m",
            "ruleTypeId": ".index-threshold",
            "params": json.dumps({**THRESHOLD, "index": ["metrics-*"], "timeField": "@timestamp"}),
            "throttle": "10m",
            "notifyWhen": "onThrottleInterval",
            "flapping": {"lookBackWindow": 10, "statusChangeThreshold": 4},
        },
        {
            "name": "other",
            "consumer": "slo",
            "interval": "1h",
            "ruleTypeId": "example.rules.other",
            "params": "{}",
        },
    ],
    tokens.API_KEY: [
        {"name": "agents"},
        {
            "name": "agents",
            "type": "rest",
            "expiration": "30d",
            "roleDescriptors": "{}",
            "metadata": "{}",
            "elasticsearchConnections": CLUSTER,
        },
        {
            "name": "remote",
            "type": "cross_cluster",
            "access": {"searches": [{"names": ["logs-*"]}], "replications": []},
        },
    ],
    tokens.CONNECTOR: [
        {"name": "log", "connectorTypeId": ".server-log"},
        {
            "name": "chat",
            "connectorTypeId": ".slack",
            "connectorId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
            "config": "{}",
            "secretsWo": json.dumps({"webhookUrl": "hush-hush"}),
            "secretsWoVersion": "1",
        },
    ],
    tokens.DATA_VIEW: [
        {"dataView": {"title": "logs-azure_openai.logs-*"}},
        {
            "spaceId": "ops",
            "dataView": {
                "id": "azure-openai-logs",
                "title": "logs-azure_openai.logs-*",
                "timeFieldName": "@timestamp",
                "fieldAttrs": {"user": {"count": 1, "customLabel": "User"}},
                "fieldFormats": {"took": {"id": "duration", "params": {"outputPrecision": 2}}},
                "runtimeFieldMap": {"ms": {"type": "long", "scriptSource": "emit(1)"}},
            },
        },
    ],
    tokens.INTEGRATION: [{"name": "azure_openai", "version": "1.7.0"}],
    tokens.INTEGRATION_POLICY: [
        {
            "name": "azure-openai-logs",
            "namespace": "default",
            "agentPolicyIds": ["agents"],
            "integrationName": "azure_openai",
            "integrationVersion": "1.7.0",
            "inputs": {
                "azure_open_ai-azure-eventhub": {
                    "streams": {"azure_openai.logs": {"vars": json.dumps(LOGS_VARIABLES)}}
                },
                "azure_open_ai-azure/metrics": {"enabled": False},
            },
        }
    ],
    tokens.MAINTENANCE_WINDOW: [
        {
            "title": "patch day",
            "enabled": True,
            "customSchedule": {
                "start": "2026-03-12T12:00:00.000Z",
                "duration": "2h",
                "recurring": {
                    "every": "1w",
                    "occurrences": 3,
                    "onWeekDays": ["MO", "+1TU"],
                    "onMonths": [1.0, 12.0],
                },
            },
            "scope": {"alerting": {"kql": "tags: azure"}},
        }
    ],
    tokens.ML_CALENDAR: [{"calendarId": "new-calendar"}],
    tokens.ML_CALENDAR_EVENT: [
        {
            "calendarId": "holidays",
            "description": "new year",
            "startTime": "2026-01-01T00:00:00Z",
            "endTime": "2026-01-02T00:00:00+01:00",
        }
    ],
    tokens.ML_CALENDAR_JOB: [{"calendarId": "holidays", "jobId": "latency"}],
    tokens.ML_DATAFEED: [
        {"datafeedId": "feed", "jobId": "tokens", "indices": ["logs-*"]},
        {
            "datafeedId": "feed",
            "jobId": "tokens",
            "indices": ["logs-*"],
            "query": "{}",
            "aggregations": "{}",
            "frequency": "150s",
            "chunkingConfig": {"mode": "manual", "timeSpan": "3h"},
            "delayedDataCheckConfig": {"enabled": True},
            "indicesOptions": {"expandWildcards": ["open", "hidden"]},
        },
    ],
    tokens.ML_DATAFEED_STATE: [
        {"datafeedId": "datafeed-latency", "state": "started", "start": "2026-01-01T00:00:00Z"}
    ],
    tokens.ML_JOB: [
        {
            "jobId": "new-job",
            "analysisConfig": {
                "bucketSpan": "15m",
                "detectors": [
                    {
                        "function": "high_mean",
                        "fieldName": "event.duration",
                        "customRules": [
                            {
                                "actions": ["skip_result"],
                                "conditions": [
                                    {"appliesTo": "actual", "operator": "lt", "value": 5}
                                ],
                            }
                        ],
                    }
                ],
                "influencers": ["azure.resource.name"],
            },
            "dataDescription": {"timeField": "@timestamp"},
        }
    ],
    tokens.ML_JOB_STATE: [{"jobId": "latency", "state": "opened", "jobTimeout": "1m30s"}],
    tokens.OUTPUT: [
        {"name": "es", "type": "elasticsearch", "hosts": ["https://es.example.org"]},
        {
            "name": "remote",
            "type": "remote_elasticsearch",
            "hosts": ["https://es.example.org"],
            "serviceToken": "hush-hush",
            "syncIntegrations": True,
        },
        {
            "name": "kafka",
            "outputId": "kafka",
            "type": "kafka",
            "hosts": ["kafka.example.org:9093"],
            "kafka": {
                "authType": "none",
                "connectionType": "encryption",
                "compression": "gzip",
                "compressionLevel": 4,
                "requiredAcks": 1.0,
                "headers": [{"key": "a", "value": "b"}],
            },
        },
    ],
    tokens.SAVED_OBJECTS: [
        {
            "fileContents": '{"id": "1", "type": "dashboard"}\n{"exportedCount": 1}\n',
            "overwrite": True,
        }
    ],
    tokens.SERVER_HOST: [{"name": "fleet", "hosts": ["https://fleet.example.org:8220"]}],
    tokens.SLO: [
        {
            "name": "availability",
            "description": "answers without an error",
            "budgetingMethod": "occurrences",
            "sloId": "openai-availability",
            "groupBies": ["azure.resource.name"],
            "objectives": [{"target": 0.995}],
            "timeWindows": WINDOW,
            "kqlCustomIndicators": [{"index": "logs-*", "good": "a: b", "total": "a: *"}],
        },
        {
            "name": "availability",
            "description": "answers without an error",
            "budgetingMethod": "timeslices",
            "objectives": [{"target": 0.9, "timesliceTarget": 0.8, "timesliceWindow": "5m"}],
            "timeWindows": [{"type": "calendarAligned", "duration": "1M"}],
            "metricCustomIndicators": [
                {
                    "index": "metrics-*",
                    "goods": [
                        {
                            "equation": "A",
                            "metrics": [{"name": "A", "aggregation": "sum", "field": "x"}],
                        }
                    ],
                    "totals": [
                        {"equation": "B", "metrics": [{"name": "B", "aggregation": "doc_count"}]}
                    ],
                }
            ],
        },
        {
            "name": "latency",
            "description": "answers in time",
            "budgetingMethod": "occurrences",
            "objectives": [{"target": 0.9}],
            "timeWindows": WINDOW,
            "histogramCustomIndicators": [
                {
                    "index": "logs-*",
                    "goods": [{"field": "x", "aggregation": "range", "from": 0, "to": 5}],
                    "totals": [{"field": "x", "aggregation": "value_count"}],
                }
            ],
        },
        {
            "name": "latency",
            "description": "answers in time",
            "budgetingMethod": "timeslices",
            "objectives": [{"target": 0.9, "timesliceTarget": 1, "timesliceWindow": "5m"}],
            "timeWindows": WINDOW,
            "timesliceMetricIndicators": [
                {
                    "index": "logs-*",
                    "timestampField": "@timestamp",
                    "metrics": [
                        {
                            "equation": "A",
                            "comparator": "LT",
                            "threshold": 5,
                            "metrics": [
                                {
                                    "name": "A",
                                    "aggregation": "percentile",
                                    "field": "event.duration",
                                    "percentile": 95,
                                }
                            ],
                        }
                    ],
                }
            ],
        },
    ],
    tokens.SPACE: [
        {"name": "Ops", "spaceId": "ops", "disabledFeatures": ["ml"]},
        {
            "name": "Ops",
            "spaceId": "ops",
            "initials": "OP",
            "imageUrl": "data:image/png;base64,iVBO",
            "solution": "classic",
            "disabledFeatures": ["ml"],
        },
    ],
}


def filled_world() -> World:
    """Return a world with a package, an agent policy, two jobs, a datafeed and a calendar."""
    world = World()
    for token, inputs in (
        (tokens.INTEGRATION, {"name": "azure_openai", "version": "1.7.0"}),
        (tokens.AGENT_POLICY, {"name": "agents", "namespace": "default", "policyId": "agents"}),
        (tokens.ML_JOB, {"jobId": "latency"}),
        (tokens.ML_JOB, {"jobId": "tokens"}),
        (tokens.ML_JOB_STATE, {"jobId": "latency", "state": "opened"}),
        (tokens.ML_DATAFEED, {"datafeedId": "datafeed-latency", "jobId": "latency"}),
        (tokens.ML_CALENDAR, {"calendarId": "holidays"}),
    ):
        created = RESOURCES[token].create(f"urn:{token}", inputs, world)
        world.add(token, created.id, created.state)
    return world
