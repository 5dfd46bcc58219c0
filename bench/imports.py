"""What importing costs: the components beside the SDK alone, the bindings beside Pulumi alone."""

from typing import Final

from bench.measure import Comparison, Interpreter, interleaved

BOUND: Final = 1.2

_PYDANTIC: Final = "import pydantic\n"
_BINDINGS: Final = """
import pulumi
import pulumi_elasticstack as elasticstack
elasticstack.FleetIntegration
elasticstack.FleetAgentPolicy
elasticstack.FleetIntegrationPolicy
elasticstack.get_fleet_enrollment_tokens_output
"""
# azure-native loads a module of Azure when it is first touched.
_SDK: Final = f"""{_BINDINGS}
import pulumi_azuread
import pulumi_azure_native as azure_native
azure_native.resources.ResourceGroup
azure_native.eventhub.Namespace
azure_native.storage.StorageAccount
azure_native.monitor.DiagnosticSetting
azure_native.authorization.RoleAssignment
"""
_COMPONENTS: Final = f"import components\n{_SDK}"


def comparisons(interpreter: Interpreter, rounds: int) -> list[Comparison]:
    """Return what imports cost, in CPU time of fresh interpreters (ms)."""

    def compare(name: str, ours: str, beside: str) -> Comparison:
        pairs = interleaved(
            lambda: 1000 * interpreter.cpu_seconds(ours),
            lambda: 1000 * interpreter.cpu_seconds(beside),
            rounds,
        )
        return Comparison(name, "ms", pairs, BOUND)

    return [
        compare("import components, beside the SDK and pydantic", _COMPONENTS, _PYDANTIC + _SDK),
        compare("import components, beside the SDK", _COMPONENTS, _SDK),
        compare("import the Fleet bindings, beside pulumi", _BINDINGS, "import pulumi"),
    ]
