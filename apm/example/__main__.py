"""`python -m apm.example`: runs the application against stand-ins, and shows what arrived."""

import argparse
import secrets
import sys
from pathlib import Path
from urllib.parse import quote

from apm.example import arrival, picture, process, recording, summary, traffic
from apm.example.otlp import Receiver, receiving
from apm.example.stand_in import StandIn, serving


def main(arguments: list[str] | None = None) -> int:
    """Run it all; 0 when everything arrived that was sent."""
    options = _parser().parse_args(arguments)
    sent = traffic.requests()
    ingest_key = secrets.token_urlsafe(32)
    with serving() as azure, receiving() as otlp:
        try:
            with process.running(_environment(azure, otlp, ingest_key)) as port:
                print(f"application  http://127.0.0.1:{port}")
                print(f"Azure OpenAI {azure.endpoint} (a stand-in)")
                print(f"OTLP         {otlp.endpoint} (a receiver)\n")
                unexpected = traffic.send(port, sent)
        except process.ApplicationError as error:
            print(f"the application did not start: {error}", file=sys.stderr)
            return 1
        arrived = arrival.Arrived(otlp.spans(), otlp.metrics(), otlp.logs())
        lacking = unexpected + arrival.lacking(sent, arrived, [azure.api_key, ingest_key])
        print(summary.render(summary.rows(otlp.spans())))
        print(_counts(otlp))
        _write(options, otlp)
    for line in lacking:
        print(line, file=sys.stderr)
    print("Something is lacking." if lacking else "Everything that was sent has arrived.")
    return int(bool(lacking))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m apm.example", description=__doc__)
    parser.add_argument(
        "--picture", type=Path, metavar="SVG", help="also draw what arrived into this file"
    )
    parser.add_argument(
        "--record", type=Path, metavar="JSON", help="also keep the spans that arrived in this file"
    )
    return parser


def _environment(azure: StandIn, otlp: Receiver, ingest_key: str) -> dict[str, str]:
    """Return the variables that a real deployment has, and nothing else."""
    return {
        "AZURE_OPENAI_ENDPOINT": azure.endpoint,
        "AZURE_OPENAI_API_KEY": azure.api_key,
        "OPENAI_API_VERSION": "2025-04-01-preview",
        "AZURE_OPENAI_DEPLOYMENT": ",".join(traffic.DEPLOYMENTS),
        "AZURE_OPENAI_EMBEDDING_DEPLOYMENT": traffic.EMBEDDING_DEPLOYMENT,
        "OTEL_EXPORTER_OTLP_ENDPOINT": otlp.endpoint,
        "OTEL_EXPORTER_OTLP_PROTOCOL": "http/protobuf",
        "OTEL_EXPORTER_OTLP_HEADERS": f"Authorization={quote(f'ApiKey {ingest_key}')}",
        "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE": "DELTA",
        "OTEL_RESOURCE_ATTRIBUTES": (
            "service.name=azure-openai-example,service.version=0.1.0,"
            "deployment.environment.name=local"
        ),
        "OTEL_PYTHON_FLASK_EXCLUDED_URLS": "health",
    }


def _counts(otlp: Receiver) -> str:
    names = {metric.name for metric in otlp.metrics()}
    resource = otlp.spans()[0].resource if otlp.spans() else {}
    return (
        f"{len({span.trace_id for span in otlp.spans()})} traces with {len(otlp.spans())} spans, "
        f"{len(names)} metrics, {len(otlp.logs())} log records in {len(otlp.exports())} exports "
        f"of {resource.get('service.name', 'nobody')}.\n"
    )


def _write(options: argparse.Namespace, otlp: Receiver) -> None:
    if options.record is not None:
        options.record.write_text(recording.dump(otlp.spans()), encoding="utf-8")
    if options.picture is not None:
        options.picture.write_text(picture.draw(otlp.spans()), encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
