"""An environment for each peer, made on demand: they cannot live in one."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.measure import ROOT

FOLDER: Final = ROOT / ".venv" / "bench-apm"

_SDK_3: Final = "openai==3.54.0"
_SDK_2: Final = "openai==2.54.0"
_PIPELINE: Final = "opentelemetry-sdk"


@dataclass(frozen=True)
class Peer:
    """A library that stands beside ours, the packages that it needs, whether it records cost."""

    name: str
    packages: tuple[str, ...]
    records_cost: bool = False
    bare_package: str | None = None
    """Installed without what it depends on, where pip finds no set of that which fits together."""


PEERS: Final = (
    Peer(
        "openlit",
        (
            _SDK_2,
            _PIPELINE,
            "opentelemetry-instrumentation",
            "opentelemetry-exporter-otlp",
            "requests",
            "schedule",
            "xmltodict",
        ),
        records_cost=True,
        bare_package="openlit==1.45.0",
    ),
    Peer("logfire", ("logfire==6.0.0b8", "genai-prices==0.2.3", _SDK_3), records_cost=True),
    Peer("openllmetry", ("opentelemetry-instrumentation-openai==0.62.4", _SDK_3, _PIPELINE)),
    Peer("elastic", ("elastic-opentelemetry-instrumentation-openai==1.2.0", _SDK_3, _PIPELINE)),
    Peer("openinference", ("openinference-instrumentation-openai==0.1.66", _SDK_3, _PIPELINE)),
    Peer(
        "openai-v2",
        (
            "opentelemetry-instrumentation-openai-v2==2.4b0",
            "opentelemetry-util-genai==1.1b0",
            "httpx",
            _SDK_2,
            _PIPELINE,
        ),
    ),
)


def interpreter(peer: Peer) -> Path | None:
    """Return the interpreter of a peer's environment; None where its packages cannot be had."""
    folder = FOLDER / peer.name
    python = folder / "bin" / "python"
    made = folder / "made"
    wanted = "\n".join((*peer.packages, peer.bare_package or ""))
    if made.exists() and made.read_text(encoding="utf-8") == wanted:
        return python
    install: list[str | Path] = [
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]
    try:
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        subprocess.run([*install, *peer.packages], check=True, capture_output=True)
        if peer.bare_package is not None:
            bare = [*install, "--no-deps", peer.bare_package]
            subprocess.run(bare, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    made.write_text(wanted, encoding="utf-8")
    return python
