"""A search engine for the tests: OpenSearch in one Java process, with the fields of the facts.

OpenSearch 2 executes the queries and aggregations that the catalog uses as Elasticsearch does. The
Java packages come through Maven. Not the same: constant_keyword is a keyword here, so documents
have to bring the parts of their data stream's name; indices stand in for data streams.
"""

import contextlib
import json
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from components.catalog.data_streams import DataStream

HERE: Final = Path(__file__).resolve().parent
FACTS: Final = HERE / "facts"
FIELDS: Final[Mapping[str, Mapping[str, str]]] = {
    **json.loads((FACTS / "azure-openai-fields.json").read_text()),
    **json.loads((FACTS / "other-fields.json").read_text()),
}
"""Type of each field, by data stream without its namespace."""

_STARTS_WITHIN: Final = 180.0
_MAVEN: Final = ("mvn", "--quiet", "--batch-mode", "--file", str(HERE / "opensearch" / "pom.xml"))
# A node by itself, on ports of its own: it must not find another run of the tests.
_NODE: Final = "discovery.type: single-node\nnetwork.host: 127.0.0.1\ntransport.port: 0\n"


@dataclass(frozen=True)
class Engine:
    """A running engine, by its address."""

    address: str

    def ask(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        """Return what the engine answers; it refuses with urllib's HTTPError."""
        data = None if body is None else json.dumps(body).encode()
        return self._send(method, path, data, "application/json")

    def add(
        self, stream: DataStream, namespace: str, documents: Sequence[Mapping[str, Any]]
    ) -> None:
        """Put documents into a data stream of a namespace, to be found at once."""
        lines: list[object] = []
        parts = {"type": stream.type, "dataset": stream.dataset, "namespace": namespace}
        for document in documents:
            lines += [{"index": {}}, {**document, "data_stream": parts}]
        text = "".join(json.dumps(line) + "\n" for line in lines)
        path = f"/{stream.index(namespace)}/_bulk?refresh=true"
        answer = self._send("POST", path, text.encode(), "application/x-ndjson")
        assert not answer["errors"], answer

    def search(self, indices: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """Search as Kibana's rules do: indices that do not exist are passed over."""
        path = f"/{indices}/_search?ignore_unavailable=true&allow_no_indices=true"
        answer = self.ask("POST", path, _with_derived_fields(body))
        assert answer["_shards"]["failed"] == 0, answer
        return answer

    def _send(self, method: str, path: str, data: bytes | None, kind: str) -> dict[str, Any]:
        request = urllib.request.Request(  # noqa: S310 - an http address of this machine
            self.address + path, data=data, method=method, headers={"Content-Type": kind}
        )
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
            found: dict[str, Any] = json.load(answer)
            return found


def _with_derived_fields(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return a search whose runtime fields are what OpenSearch calls derived fields.

    Scripts, and where the fields may be used, are the same; but a query does not find a derived
    field with a period in its name.
    """
    rest = dict(body)
    runtime = rest.pop("runtime_mappings", {})
    text = json.dumps(rest | ({"derived": runtime} if runtime else {}))
    for name in runtime:
        text = text.replace(json.dumps(name), json.dumps(name.replace(".", "_")))
    renamed: dict[str, Any] = json.loads(text)
    return renamed


@contextlib.contextmanager
def running(folder: Path) -> Iterator[Engine]:
    """Start an engine that keeps its data in the folder, and stop it; skip where there is none."""
    for program in ("java", "mvn"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed: the catalog's queries were not executed")
    classpath = folder / "classpath"
    goal = ("dependency:build-classpath", f"-Dmdep.outputFile={classpath}")
    found = subprocess.run([*_MAVEN, *goal], check=False, stdin=subprocess.DEVNULL)  # noqa: S603
    if found.returncode:
        pytest.skip(
            "Maven could not get the search engine: the catalog's queries were not executed"
        )
    settings = folder / "node_1" / "config" / "opensearch.yml"
    settings.parent.mkdir(parents=True)
    settings.write_text(_NODE)
    output = folder / "output"
    with (
        output.open("w") as written,
        subprocess.Popen(  # noqa: S603
            [  # noqa: S607
                "java",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                classpath.read_text(),
                "org.codelibs.opensearch.runner.OpenSearchRunner",
                *("-basePath", str(folder)),
                *("-numOfNode", "1"),
                *("-clusterName", "tests"),
                "-disableESLogger",
            ],
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=written,
        ) as process,
    ):
        try:
            engine = _started(process, output)
            _map_fields(engine)
            yield engine
        finally:
            process.terminate()


def _started(process: "subprocess.Popen[bytes]", output: Path) -> Engine:
    """Return the engine as soon as it answers, at the port that it says it took."""
    until = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        time.sleep(0.2)
        ports = [line for line in output.read_text().splitlines() if line.startswith("HTTP Port:")]
        if ports:
            engine = Engine(f"http://127.0.0.1:{ports[0].split()[-1]}")
            with contextlib.suppress(urllib.error.URLError, ConnectionError):
                if engine.ask("GET", "/")["cluster_name"] == "tests":
                    return engine
    raise RuntimeError(f"OpenSearch did not start:\n{output.read_text()}")


def _map_fields(engine: Engine) -> None:
    for name, fields in FIELDS.items():
        properties = {
            field: {"type": "keyword" if kind == "constant_keyword" else kind}
            for field, kind in fields.items()
        }
        # Strict would refuse the documents' further fields: they are kept, and not searchable.
        mappings = {"dynamic": False, "properties": properties}
        settings = {"number_of_shards": 1, "number_of_replicas": 0}
        template = {"settings": settings, "mappings": mappings}
        body = {"index_patterns": [f"{name}-*"], "template": template}
        engine.ask("PUT", f"/_index_template/{name}", body)
