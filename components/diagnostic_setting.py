"""The diagnostic setting of one Azure OpenAI account: its logs, to the hub of its region.

Metrics are left out: through a diagnostic setting they lose their dimensions, so the reader asks
the Monitor API for them. The account is referred to and never owned.
"""

from typing import NotRequired, TypedDict

import pulumi
import pulumi_azure_native as azure_native

from components.catalog.azure_openai import LogCategory, LogCategoryGroup
from components.inputs.diagnostics import DiagnosticSettingInputs, DiagnosticsSettings
from components.options import named_child


class DiagnosticsArgs(TypedDict):
    """What the diagnostic settings of an environment send; the same for every account."""

    setting_name: NotRequired[pulumi.Input[str]]
    """Name of the setting on each account. Default: elastic."""
    categories: NotRequired[list[LogCategory]]
    """Categories of logs to send. Default: Audit and RequestResponse. The integration's pipeline
    drops all others."""
    category_groups: NotRequired[list[LogCategoryGroup]]
    """Groups of categories to send instead; Azure may change what is in them. Default: none."""


class DiagnosticSettingArgs(TypedDict):
    """Inputs of DiagnosticSetting."""

    account_id: pulumi.Input[str]
    """Resource id of the Azure OpenAI (or AIServices) account."""
    event_hub_name: pulumi.Input[str]
    """Name of the hub to write to, in the account's own region."""
    diagnostic_rule_id: pulumi.Input[str]
    """Resource id of the rule to write with: one of the hub's namespace, not of the hub."""
    diagnostics: NotRequired[DiagnosticsArgs]
    """What the setting sends. Default: the default of each of its keys."""


class DiagnosticSetting(pulumi.ComponentResource):
    """The diagnostic setting of one Azure OpenAI account."""

    setting_id: pulumi.Output[str]
    """Resource id of the diagnostic setting."""
    setting_name: pulumi.Output[str]
    """Name of the diagnostic setting."""

    def __init__(
        self, name: str, args: DiagnosticSettingArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        super().__init__("azure-openai-monitoring:index:DiagnosticSetting", name, {}, opts)
        inputs = DiagnosticSettingInputs.of_args(args, f'DiagnosticSetting "{name}"')
        setting = diagnostic_setting(
            f"{name}-setting",
            inputs.account_id,
            inputs.event_hub_name,
            inputs.diagnostic_rule_id,
            inputs.diagnostics,
            named_child(self),
        )
        self.setting_id = setting.id
        self.setting_name = setting.name
        self.register_outputs({"settingId": self.setting_id, "settingName": self.setting_name})


def diagnostic_setting(
    name: str,
    account_id: str | pulumi.Output[str],
    event_hub_name: str | pulumi.Output[str],
    diagnostic_rule_id: str | pulumi.Output[str],
    settings: DiagnosticsSettings,
    opts: pulumi.ResourceOptions,
) -> azure_native.monitor.DiagnosticSetting:
    """Return an account's diagnostic setting, without a component around it.

    An environment has one for each account, and a component for each doubles what the engine has to
    register: at 300 accounts its preview took half as long again.
    """
    return azure_native.monitor.DiagnosticSetting(
        name,
        resource_uri=account_id,
        name=settings.setting_name,
        event_hub_authorization_rule_id=diagnostic_rule_id,
        event_hub_name=event_hub_name,
        logs=[
            *({"category": each, "enabled": True} for each in settings.chosen_categories),
            *({"category_group": each, "enabled": True} for each in settings.category_groups or ()),
        ],
        opts=opts,
    )
