"""Inputs of DiagnosticSetting, and the settings of it that a whole environment shares."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from components.catalog.azure_openai import DEFAULT_CATEGORIES, LogCategory, LogCategoryGroup
from components.inputs.base import BrokenRule, Inputs, RuleBroken
from components.inputs.types import (
    AccountIdWire,
    DiagnosticSettingName,
    EventHubName,
    NamespaceRuleId,
)


class DiagnosticsSettings(Inputs):
    """What the diagnostic settings of an environment send; the same for every account."""

    setting_name: Annotated[DiagnosticSettingName, Field(examples=["elastic"])] = "elastic"
    categories: Annotated[
        tuple[LogCategory, ...] | None, Field(examples=["[Audit, RequestResponse]"])
    ] = None
    category_groups: Annotated[
        tuple[LogCategoryGroup, ...] | None, Field(examples=["[allLogs]"])
    ] = None

    @property
    def chosen_categories(self) -> tuple[LogCategory, ...]:
        """The categories to send: the default ones where nothing else is chosen."""
        if self.categories is None:
            return () if self.category_groups else DEFAULT_CATEGORIES
        return self.categories

    @model_validator(mode="after")
    def _categories_or_groups(self) -> Self:
        faults: list[BrokenRule] = []
        if self.categories and self.category_groups:
            faults.append(
                BrokenRule(
                    ("categories",),
                    self.categories,
                    "Azure takes categories or category groups in one setting, not both",
                    "remove the categories, or the category groups",
                )
            )
        for field in ("categories", "category_groups"):
            chosen = getattr(self, field)
            if chosen is not None and not chosen:
                faults.append(
                    BrokenRule(
                        (field,),
                        chosen,
                        "a diagnostic setting sends at least one category",
                        "name one, or remove the key for the default (Audit and RequestResponse)",
                    )
                )
            faults.extend(
                BrokenRule(
                    (field, index),
                    str(each),
                    "Azure takes each category once",
                    "remove it here",
                )
                for index, each in enumerate(chosen or ())
                if each in chosen[:index]
            )
        if faults:
            raise RuleBroken(faults)
        return self


class DiagnosticSettingInputs(Inputs):
    """Inputs of one DiagnosticSetting."""

    diagnostics: DiagnosticsSettings = Field(default_factory=DiagnosticsSettings)
    account_id: AccountIdWire
    event_hub_name: Annotated[EventHubName, Field(examples=["azure-openai-logs"])]
    diagnostic_rule_id: NamespaceRuleId
