"""The environment of an application, in the form that what runs it reads.

The variables come from a stack's outputs: of a rehearsal, or as `pulumi stack output --json` gives
them.
"""

import json
import re
import shlex
from collections.abc import Callable, Mapping
from typing import Any, Final

import yaml

HEADERS: Final = "OTEL_EXPORTER_OTLP_HEADERS"
MASK: Final = "[secret]"
"""What stands for a secret, here as in what the CLI prints."""
_NAME: Final = re.compile(r"[^a-z0-9]+")


class NoEnvironmentError(Exception):
    """Outputs that hold no environment of the application that was asked for."""


def of(outputs: Mapping[str, Any], application: str | None) -> tuple[str, dict[str, str]]:
    """Return the application, and its variables; secret ones as they are in the outputs.

    Where no application is named there has to be exactly one.
    """
    environments = outputs.get("applicationEnvironments")
    if not isinstance(environments, Mapping) or not environments:
        raise NoEnvironmentError(
            "The outputs have no applicationEnvironments: name the applications under `apm` in the "
            "stack's configuration."
        )
    known = ", ".join(sorted(environments))
    if application is None and len(environments) > 1:
        raise NoEnvironmentError(f"Which application? Choose one with --application: {known}.")
    chosen = application or next(iter(environments))
    if chosen not in environments:
        raise NoEnvironmentError(f"There is no application {chosen!r}: there are {known}.")
    headers = outputs.get("applicationHeaders")
    secret = headers.get(chosen, MASK) if isinstance(headers, Mapping) else MASK
    return chosen, {**environments[chosen], HEADERS: secret}


def _dotenv(application: str, variables: Mapping[str, str]) -> str:
    del application
    # In double quotes, as every reader of such files takes them; what would end them is escaped.
    return "".join(f'{name}="{_escaped(value)}"\n' for name, value in sorted(variables.items()))


def _escaped(value: str) -> str:
    return re.sub(r'([\\"$`])', r"\\\1", value)


def _shell(application: str, variables: Mapping[str, str]) -> str:
    del application
    return "".join(
        f"export {name}={shlex.quote(value)}\n" for name, value in sorted(variables.items())
    )


def _docker(application: str, variables: Mapping[str, str]) -> str:
    """Return an env file, in which Docker takes everything behind the `=` as it is."""
    del application
    return "".join(f"{name}={value}\n" for name, value in sorted(variables.items()))


def _k8s(application: str, variables: Mapping[str, str]) -> str:
    """Return a ConfigMap, and a Secret for the headers, to be named in `envFrom`."""
    name = f"{_NAME.sub('-', application.lower()).strip('-')}-opentelemetry"
    plain = {key: value for key, value in sorted(variables.items()) if key != HEADERS}
    documents = [
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": name}, "data": plain},
        {
            "apiVersion": "v1",
            "kind": "Secret",
            "metadata": {"name": name},
            "type": "Opaque",
            "stringData": {HEADERS: variables[HEADERS]},
        },
    ]
    return yaml.safe_dump_all(documents, sort_keys=False, width=1000)


FORMATS: Final[Mapping[str, Callable[[str, Mapping[str, str]], str]]] = {
    "dotenv": _dotenv,
    "shell": _shell,
    "docker": _docker,
    "k8s": _k8s,
}
"""The forms by name: each takes an application's name and its variables, and returns the text."""


def masked(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the variables with the secret one masked."""
    return {**variables, HEADERS: MASK}


def outputs_of(text: str) -> dict[str, Any]:
    """Return the outputs that `pulumi stack output --json` printed."""
    try:
        outputs = json.loads(text)
    except ValueError:
        outputs = None
    if not isinstance(outputs, dict):
        raise NoEnvironmentError(
            "These are no outputs: pass what `pulumi stack output --json` prints."
        )
    return outputs
