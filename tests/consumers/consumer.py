"""A consumer's program on the real engine: its folder, its SDK and the plugin, made ready.

Nothing is downloaded: the plugin runs in this environment, and the SDKs are generated from the
committed schema, as `pulumi package add` would from the plugin's own.
"""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import grpc
import yaml
from pulumi.runtime.proto import provider_pb2

from rehearsal.provider import Package, Provider
from rehearsal.pulumi_cli import COMMAND, Outcome, Workspace
from tests.conftest import ROOT

PROGRAMS: Final = ROOT / "tests" / "consumers"
SCHEMA: Final = ROOT / "tests" / "schema.json"
PACKAGE: Final = "azure-openai-monitoring"

_NODE_MODULES: Final = PROGRAMS / "typescript" / "node_modules"
_PYTHON_SDK: Final = "pulumi_azure_openai_monitoring"
_NOT_THE_PLUGINS: Final = {"PulumiPlugin.yaml", "__pycache__", "requirements.txt", "venv"}
"""What of `components/` a plugin without an environment of its own does without."""

_RESOURCE_GROUP: Final = {
    "name": "azure-native",
    "version": "3.29.0",
    "resources": {
        "azure-native:resources:ResourceGroup": {
            "inputProperties": {
                "location": {"type": "string"},
                "resourceGroupName": {"type": "string"},
            },
            "properties": {"name": {"type": "string"}},
            "required": ["name"],
        }
    },
}
"""As much of Azure's schema as the programs use: the YAML host asks each provider for its own."""


def missing(*, host: str, folder: str = "") -> str:
    """Return what is not there to run a program, as a reason to skip; empty where all is there."""
    absent = [each for each in (COMMAND, host) if shutil.which(each) is None]
    if absent:
        return f"not on the PATH, and consumers need the real engine: {', '.join(absent)}"
    if folder == "typescript" and not _NODE_MODULES.is_dir():
        return "tests/consumers/typescript has no node_modules: run `npm install` there"
    return ""


class ProviderWithSchema(Provider):
    """An emulated provider that also tells its schema: YAML has no SDK to know it from."""

    def __init__(self, package: Package, *rest: Any) -> None:
        super().__init__(package, *rest)
        self._name = package.name

    def GetSchema(  # noqa: N802 - the protocol's name
        self, request: provider_pb2.GetSchemaRequest, context: grpc.ServicerContext
    ) -> provider_pb2.GetSchemaResponse:
        """Return the schema of what the programs use."""
        del request, context
        schema = _RESOURCE_GROUP if self._name == "azure-native" else {"name": self._name}
        return provider_pb2.GetSchemaResponse(schema=json.dumps(schema))


@dataclass
class Consumer(Workspace):
    """A folder with a copy of a consumer's program, its SDK, and a stack in a local backend."""

    def set_up(self) -> None:
        """Copy the program, generate what its language needs, and create the stack."""
        self.folder.joinpath("state").mkdir()
        for path in self.root.iterdir():
            if path.is_file() and not path.name.startswith("."):
                shutil.copy(path, self.folder / path.name)
        project = yaml.safe_load((self.root / "Pulumi.yaml").read_text(encoding="utf-8"))
        if "packages" in project:
            project["packages"][PACKAGE] = str(self._plugin())
        language = project["runtime"]
        if isinstance(language, dict):
            project["runtime"]["options"]["virtualenv"] = sys.prefix
            language = language["name"]
        self.folder.joinpath("Pulumi.yaml").write_text(yaml.safe_dump(project), encoding="utf-8")
        if language == "nodejs":
            self._typescript_sdk()
        elif language == "python" and "packages" in project:
            self._python_sdk()
        elif language == "python":
            self.folder.joinpath("components").symlink_to(ROOT / "components")
        self.run("stack", "init", self.stack)

    def outputs(self) -> dict[str, Any]:
        """Return the stack's outputs as they are shown."""
        document: dict[str, Any] = json.loads(self.run("stack", "output", "--json").printed)
        return document

    def _plugin(self) -> Path:
        """Make the plugin run in this environment, where `pulumi install` would make it one."""
        plugin = self.folder / "plugin" / "components"
        plugin.mkdir(parents=True)
        for path in (ROOT / "components").iterdir():
            if path.name not in _NOT_THE_PLUGINS:
                plugin.joinpath(path.name).symlink_to(path)
        runtime = {"name": "python", "options": {"virtualenv": sys.prefix}}
        manifest = {"name": PACKAGE, "runtime": runtime}
        plugin.joinpath("PulumiPlugin.yaml").write_text(yaml.safe_dump(manifest), encoding="utf-8")
        return plugin

    def _python_sdk(self) -> None:
        generated = self._generated_sdk("python")
        shutil.move(generated / _PYTHON_SDK, self.folder / _PYTHON_SDK)
        # The SDK asks for its own version, and so needs to look installed.
        metadata = self.folder / f"{_PYTHON_SDK}-0.0.0.dist-info" / "METADATA"
        metadata.parent.mkdir()
        metadata.write_text(
            f"Metadata-Version: 2.1\nName: {_PYTHON_SDK}\nVersion: 0.0.0\n", encoding="utf-8"
        )

    def _typescript_sdk(self) -> None:
        modules = self.folder / "node_modules"
        modules.joinpath("@pulumi").mkdir(parents=True)
        for path in (*_NODE_MODULES.iterdir(), *_NODE_MODULES.joinpath("@pulumi").iterdir()):
            if path.name not in {"@pulumi", PACKAGE}:
                modules.joinpath(path.relative_to(_NODE_MODULES)).symlink_to(path)
        sdk = modules / "@pulumi" / PACKAGE
        shutil.move(self._generated_sdk("nodejs"), sdk)
        self._run(["node", "scripts/postinstall.js"], sdk, PATH=f"{modules / '.bin'}:{_path()}")

    def _generated_sdk(self, language: str) -> Path:
        folder = self.folder / "sdk"
        options = ["--language", language, "--local", "--out", str(folder)]
        home = str(self.folder / "home")
        self._run(
            [COMMAND, "package", "gen-sdk", str(SCHEMA), *options], self.folder, PULUMI_HOME=home
        )
        return folder / language

    @staticmethod
    def _run(command: list[str], folder: Path, **environment: str) -> None:
        done = subprocess.run(  # noqa: S603 - commands of our own
            command,
            cwd=folder,
            env={**os.environ, "PULUMI_SKIP_UPDATE_CHECK": "true", **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            start_new_session=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def _path() -> str:
    return os.environ.get("PATH", "")


def errors(outcome: Outcome) -> list[str]:
    """Return what the engine told as errors, and that a command failed without telling why."""
    told = [
        str(event["message"]).strip()
        for line in outcome.events.splitlines()
        if (event := json.loads(line).get("diagnosticEvent")) and event["severity"] == "error"
    ]
    return told or ([outcome.printed] if outcome.status else [])


def chain(resource: dict[str, Any]) -> list[str]:
    """Return the types of a resource's ancestors and its own, from the outermost component."""
    types: str = resource["urn"].split("::")[2]
    return types.split("$")


def counts(resources: list[dict[str, Any]]) -> dict[str, int]:
    """Return how many resources of each type there are."""
    return dict(Counter(each["type"] for each in resources))
