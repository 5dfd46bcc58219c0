"""The parts of a URN."""

from rehearsal.urn import name_of, type_of, types_of

SETTING = (
    "urn:pulumi:dev::monitoring::"
    "azure-openai-monitoring:index:AzureOpenAIMonitoring$azure-native:monitor:DiagnosticSetting::"
    "team::blue"
)


def test_the_types_are_those_of_all_ancestors() -> None:
    assert types_of(SETTING) == (
        "azure-openai-monitoring:index:AzureOpenAIMonitoring$azure-native:monitor:DiagnosticSetting"
    )


def test_the_type_is_the_resources_own() -> None:
    assert type_of(SETTING) == "azure-native:monitor:DiagnosticSetting"


def test_a_name_may_hold_what_separates_the_parts() -> None:
    assert name_of(SETTING) == "team::blue"
