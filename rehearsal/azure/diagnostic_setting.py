"""Diagnostic settings (Microsoft.Insights, API version 2021-05-01-preview).

Sources: Microsoft's pages "Diagnostic settings in Azure Monitor" and "Supported logs for
Microsoft.CognitiveServices/accounts"; where those are silent, the named issue.
"""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final

from rehearsal.azure import autonaming, names
from rehearsal.azure.diagnostic_destination import check_destinations
from rehearsal.azure.resource_id import normal, parse_resource_id
from rehearsal.azure.system_data import system_data
from rehearsal.emulation import UNKNOWN, Created, Existing, Properties, Violation, World
from rehearsal.properties import (
    Block,
    Flag,
    ListOf,
    Text,
    Whole,
    items,
    nearest,
    plain,
    present,
    read,
    text,
)
from rehearsal.shaped import Shaped

MOST_SETTINGS: Final = 5
MONITORED_ACCOUNT: Final = "Microsoft.CognitiveServices/accounts"
ACCOUNT_CATEGORIES: Final = ("Audit", "RequestResponse", "Trace", "AzureOpenAIRequestUsage")
CATEGORY_GROUPS: Final = ("allLogs", "audit")
METRIC_CATEGORY: Final = "AllMetrics"
SINKS: Final = ("storageAccountId", "workspaceId", "marketplacePartnerId", "serviceBusRuleId")
_SEGMENT: Final = "/providers/microsoft.insights/diagnosticSettings/"
_RETENTION: Final = Block({"days": Whole(), "enabled": Flag()}, required=("days", "enabled"))
PROPERTIES: Final = Block(
    {
        "eventHubAuthorizationRuleId": Text(),
        "eventHubName": Text(),
        "logAnalyticsDestinationType": Text(),
        "logs": ListOf(
            Block(
                {
                    "category": Text(),
                    "categoryGroup": Text(one_of=CATEGORY_GROUPS),
                    "enabled": Flag(),
                    "retentionPolicy": _RETENTION,
                },
                required=("enabled",),
            )
        ),
        "marketplacePartnerId": Text(),
        "metrics": ListOf(
            Block(
                {
                    "category": Text(one_of=(METRIC_CATEGORY,)),
                    "enabled": Flag(),
                    "retentionPolicy": _RETENTION,
                    "timeGrain": Text(),
                },
                required=("enabled",),
            )
        ),
        "name": Text(),
        "resourceUri": Text(),
        "serviceBusRuleId": Text(),
        "storageAccountId": Text(),
        "workspaceId": Text(),
    },
    required=("resourceUri",),
)


class DiagnosticSetting(Shaped):
    """A diagnostic setting: which logs of a resource go where."""

    token: ClassVar[str] = "azure-native:monitor:DiagnosticSetting"
    shape: ClassVar[Block] = PROPERTIES

    def named(self, urn: str, inputs: Properties, world: World) -> Properties:
        """Fill in the name that the provider makes up."""
        return autonaming.random(urn, inputs, "name", world)

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what Azure would refuse about this setting."""
        yield from names.DIAGNOSTIC_SETTING.check(given, "name")
        yield from _monitored(given)
        yield from _categories(given)
        yield from _room(given, world)
        yield from check_destinations(given, world)
        yield from _shared_sinks(given, world)

    def create(self, urn: str, inputs: Properties, world: World) -> Created:
        """Return the setting that Azure would make."""
        named = self.named(urn, inputs, world)
        monitored = str(read(named, "resourceUri")).strip("/")
        state = {
            "logs": [],
            "metrics": [],
            **PROPERTIES.given(named, without=("resourceUri",)),
            "azureApiVersion": "2021-05-01-preview",
            "systemData": system_data(world),
            "type": "Microsoft.Insights/diagnosticSettings",
        }
        return Created(f"/{monitored}{_SEGMENT}{read(named, 'name')}", present(state))


def _monitored(inputs: Properties) -> Iterator[Violation]:
    written = text(inputs, "resourceUri")
    if written is None:
        return
    if parse_resource_id(written) is None:
        yield Violation(
            "resourceUri",
            written,
            "must be a resource's id: /subscriptions/<GUID>/resourceGroups/<name>/providers/"
            "<namespace>/<type>/<name>",
            "Copy the id from the resource's properties",
        )
    if not written.isascii():
        yield Violation(
            "resourceUri",
            written,
            "must hold ASCII characters only: a setting on another id silently disappears",
            "Monitor a resource whose name and group are written in ASCII",
        )


def _categories(inputs: Properties) -> Iterator[Violation]:
    logs, metrics = read(inputs, "logs"), read(inputs, "metrics")
    if not logs and not metrics:
        yield Violation(
            "logs",
            items(inputs, "logs"),
            "a setting must have at least one log or metric",
            "Give a log category such as Audit",
        )
    for position, entry in enumerate(items(inputs, "logs") or []):
        yield from _log(f"logs[{position}]", entry, inputs)
    yield from _mixed(items(inputs, "logs") or [])
    for position, entry in enumerate(items(inputs, "metrics") or []):
        if isinstance(entry, Mapping) and read(entry, "category") is None:
            yield Violation(
                f"metrics[{position}].category",
                None,
                "is required of a metric",
                f"Use {METRIC_CATEGORY}",
            )


def _log(key: str, entry: object, inputs: Properties) -> Iterator[Violation]:
    category, group = text(entry, "category"), text(entry, "categoryGroup")
    if category is not None and group is not None:
        yield Violation(
            key,
            plain(entry),
            "must have either a category or a categoryGroup, not both",
            "Leave one of the two out",
        )
    elif isinstance(entry, Mapping) and not (entry.get("category") or entry.get("categoryGroup")):
        yield Violation(
            f"{key}.category",
            category,
            "a log must have a category or a categoryGroup",
            "Give a category such as Audit",
        )
    monitored = parse_resource_id(text(inputs, "resourceUri") or "")
    if monitored is None or not monitored.is_a(MONITORED_ACCOUNT):
        return
    if category and category not in ACCOUNT_CATEGORIES:
        near = nearest(category, ACCOUNT_CATEGORIES)
        yield Violation(
            f"{key}.category",
            category,
            f"is no log category of {MONITORED_ACCOUNT}, which has "
            f"{', '.join(ACCOUNT_CATEGORIES)}, spelt exactly so",
            f"Use {near or 'one of these'}",
        )


def _mixed(entries: list[Any]) -> Iterator[Violation]:
    categories = {found for entry in entries if (found := text(entry, "category"))}
    groups = {
        found
        for entry in entries
        if (found := text(entry, "categoryGroup")) and read(entry, "category") is None
    }
    if categories and groups:
        yield Violation(
            "logs",
            sorted(categories | groups),
            "must not mix categories with category groups in one setting",
            f"Leave {', '.join(sorted(groups))} out and list the categories, or the reverse",
        )


def _room(inputs: Properties, world: World) -> Iterator[Violation]:
    name = text(inputs, "name")
    others = _settings_of(inputs, world)
    if name is not None and name.lower() in {_name_of(other).lower() for other in others}:
        yield Violation(
            "name",
            name,
            "this resource has a diagnostic setting of this name already",
            "Choose another name",
        )
    elif len(others) >= MOST_SETTINGS:
        yield Violation(
            "resourceUri",
            text(inputs, "resourceUri"),
            f"a resource has at most {MOST_SETTINGS} diagnostic settings",
            f"Delete one of {', '.join(_name_of(other) for other in others)}",
        )


def _shared_sinks(inputs: Properties, world: World) -> Iterator[Violation]:
    """Refuse the same logs to the same destination twice (bicep-registry-modules issue 3407)."""
    wanted, name = _enabled(inputs), (text(inputs, "name") or "").lower()
    for other in _settings_of(inputs, world):
        if _name_of(other).lower() == name:
            continue
        both = wanted & _enabled(other.state)
        for key, sink in _sinks(inputs).items():
            if both and _sinks(other.state).get(key) == sink:
                yield Violation(
                    key,
                    text(inputs, key),
                    f"diagnostic setting {_name_of(other)} sends {', '.join(sorted(both))} there "
                    f"already",
                    "Leave that category out of one of the two, or use another destination",
                )


def _settings_of(inputs: Properties, world: World) -> list[Existing]:
    monitored = text(inputs, "resourceUri")
    if monitored is None:
        return []
    start = f"{normal(monitored)}{_SEGMENT}".lower()
    settings = world.of(DiagnosticSetting.token)
    return [setting for setting in settings if setting.id.lower().startswith(start)]


def _name_of(setting: Existing) -> str:
    return setting.id.rsplit("/", 1)[-1]


def _enabled(setting: Properties) -> set[str]:
    """Return the enabled categories and category groups of a setting."""
    entries = (items(setting, "logs") or []) + (items(setting, "metrics") or [])
    labels = (_label(entry) for entry in entries if read(entry, "enabled") is True)
    return {label for label in labels if isinstance(label, str)}


def _sinks(setting: Properties) -> dict[str, tuple[str, ...]]:
    """Return the known destinations of a setting, in the spelling in which they compare."""
    sinks: dict[str, tuple[str, ...]] = {
        key: (normal(found),) for key in SINKS if (found := text(setting, key))
    }
    rule, hub = text(setting, "eventHubAuthorizationRuleId"), read(setting, "eventHubName")
    if rule and hub is not UNKNOWN:
        sinks["eventHubAuthorizationRuleId"] = (normal(rule), str(hub).lower())
    return sinks


def _label(entry: object) -> Any:
    category = read(entry, "category")
    return read(entry, "categoryGroup") if category is None else category
