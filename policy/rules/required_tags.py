"""Whatever can carry tags carries the ones that the company requires."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from .tokens import NAMESPACE, STORAGE_ACCOUNT
from .values import UNKNOWN, Properties
from .violation import Violation

TAGGABLE: Final = frozenset(
    {
        NAMESPACE,
        STORAGE_ACCOUNT,
        "azure-native:cognitiveservices:Account",
        "azure-native:cognitiveservices:Deployment",
        "azure-native:containerinstance:ContainerGroup",
        "azure-native:eventhub:Cluster",
        "azure-native:monitor:ActionGroup",
        "azure-native:monitor:MetricAlert",
        "azure-native:network:PrivateEndpoint",
        "azure-native:privatedns:PrivateZone",
        "azure-native:privatedns:VirtualNetworkLink",
        "azure-native:resources:ResourceGroup",
    }
)
"""Types that can carry tags; a resource of any other type is judged where it has some."""


def violations(type_: str, inputs: Properties, *, names: Sequence[str]) -> Iterator[Violation]:
    """Yield the tags that are missing or empty; Azure compares their names without case."""
    tags = inputs.get("tags")
    if tags is UNKNOWN or not (type_ in TAGGABLE or isinstance(tags, Mapping)):
        return
    given = (
        {name.lower(): value for name, value in tags.items()} if isinstance(tags, Mapping) else {}
    )
    for name in names:
        if not given.get(name.lower()):
            yield Violation(
                f"tags.{name}",
                None,
                f"Everything that can carry tags carries {', '.join(names)}",
                "Add it",
            )
