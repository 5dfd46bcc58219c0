"""Inputs of EventHubNamespace, and the settings of it that a whole environment shares."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Self

import pulumi
from pydantic import Field, model_validator

from components.catalog.event_hubs import (
    DEFAULT_CONSUMER_GROUP,
    LIMITS,
    OWN_CONSUMER_GROUP,
    NamespaceTier,
)
from components.inputs.base import BrokenRule, Inputs, RuleBroken
from components.inputs.brought import brought_rule_faults, made_or_brought
from components.inputs.types import (
    ConsumerGroupName,
    EventHubName,
    NamespaceId,
    NamespaceName,
    NamespaceRuleId,
    Region,
    ResourceGroupName,
    Tags,
)

_LOCAL_AUTH = (
    "the namespace keeps local authentication, because a diagnostic setting can only write with "
    "its SAS rule (MicrosoftDocs/azure-docs #119932): without it all logs stop, silently"
)


class EventHubSettings(Inputs):
    """How the event hubs of an environment are made; the same in every region."""

    declined: ClassVar[Mapping[str, str]] = {
        "localAuth": _LOCAL_AUTH,
        "disableLocalAuth": _LOCAL_AUTH,
        "local_auth": _LOCAL_AUTH,
        "disable_local_auth": _LOCAL_AUTH,
    }

    tier: Annotated[NamespaceTier, Field(examples=["Standard"])] = NamespaceTier.STANDARD
    capacity: Annotated[int, Field(examples=[1])] = 1
    auto_inflate: Annotated[bool, Field(examples=["true"])] = False
    maximum_throughput_units: Annotated[int | None, Field(examples=[10])] = None
    event_hub_name: Annotated[EventHubName, Field(examples=["azure-openai-logs"])] = (
        "azure-openai-logs"
    )
    partition_count: Annotated[int, Field(examples=[4])] = 4
    retention_days: Annotated[int, Field(examples=[1])] = 1
    consumer_group_name: Annotated[ConsumerGroupName | None, Field(examples=["elastic-agent"])] = (
        None
    )

    @model_validator(mode="after")
    def _within_the_tier(self) -> Self:
        if faults := list(self._tier_faults()):
            raise RuleBroken(faults)
        return self

    def _tier_faults(self) -> Iterator[BrokenRule]:
        limits = LIMITS[self.tier]
        for field, value, most, noun in (
            ("capacity", self.capacity, limits.capacity, limits.capacity_unit),
            ("partition_count", self.partition_count, limits.partitions, "partitions per hub"),
            ("retention_days", self.retention_days, limits.retention_days, "day(s) of retention"),
        ):
            if not 1 <= value <= most:
                span = "1" if most == 1 else f"1 to {most}"
                yield BrokenRule(
                    (field,),
                    value,
                    f"the {self.tier} tier has {span} {noun}",
                    f"choose {span}, or another tier",
                )
        own_group = self.consumer_group_name not in (None, DEFAULT_CONSUMER_GROUP)
        if own_group and not limits.own_consumer_groups:
            yield BrokenRule(
                ("consumer_group_name",),
                self.consumer_group_name,
                f"the {self.tier} tier has no consumer group but {DEFAULT_CONSUMER_GROUP}",
                "remove it, or choose the Standard tier",
            )
        yield from self._auto_inflate_faults()

    def _auto_inflate_faults(self) -> Iterator[BrokenRule]:
        limits = LIMITS[self.tier]
        maximum = self.maximum_throughput_units
        if self.auto_inflate and not limits.auto_inflate:
            yield BrokenRule(
                ("auto_inflate",),
                self.auto_inflate,
                "only the Standard tier inflates by itself",
                "set it to false, or choose the Standard tier",
            )
        elif self.auto_inflate and maximum is None:
            yield BrokenRule(
                ("maximum_throughput_units",),
                None,
                "auto-inflate needs to know where to stop",
                f"set it to {self.capacity} to {limits.capacity}",
            )
        elif not self.auto_inflate and maximum is not None:
            yield BrokenRule(
                ("maximum_throughput_units",),
                maximum,
                "it only means something where the namespace inflates by itself",
                "remove it, or set auto-inflate to true",
            )
        elif maximum is not None and not self.capacity <= maximum <= limits.capacity:
            yield BrokenRule(
                ("maximum_throughput_units",),
                maximum,
                f"it is at least the capacity ({self.capacity}) and at most {limits.capacity}",
                f"set it to {self.capacity} to {limits.capacity}",
            )

    @property
    def consumer_group(self) -> str | pulumi.Output[str]:
        """The consumer group that the reader uses: one of its own where the tier allows."""
        if self.consumer_group_name is not None:
            return self.consumer_group_name
        own = LIMITS[self.tier].own_consumer_groups
        return OWN_CONSUMER_GROUP if own else DEFAULT_CONSUMER_GROUP


class EventHubNamespaceInputs(Inputs):
    """Inputs of one EventHubNamespace."""

    event_hub: EventHubSettings = Field(default_factory=EventHubSettings)
    resource_group_name: Annotated[
        ResourceGroupName | None, Field(examples=["rg-azure-openai-dev"])
    ] = None
    location: Annotated[Region, Field(examples=["eastus"])]
    namespace_name: Annotated[NamespaceName | None, Field(examples=["evhns-openai-dev-eastus"])] = (
        None
    )
    existing_namespace_id: NamespaceId | None = None
    existing_diagnostic_rule_id: NamespaceRuleId | None = None
    listen_rule: bool = True
    tags: Annotated[Tags, Field(examples=["{team: platform}"])] = Field(default_factory=dict)
    protect: bool = False

    @model_validator(mode="after")
    def _made_or_brought(self) -> Self:
        if faults := [
            *made_or_brought(
                self,
                "namespace",
                needed=("resource_group_name", "namespace_name"),
                names=("namespace_name",),
            ),
            *brought_rule_faults(self.existing_namespace_id, self.existing_diagnostic_rule_id),
        ]:
            raise RuleBroken(faults)
        return self
