"""One command runs everything, shows what arrived, and fails when something did not."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from apm.example import __main__ as demonstration
from apm.example import picture, recording, summary, traffic

ROOT = Path(__file__).resolve().parents[3]


def test_one_command_shows_all_that_was_sent(tmp_path: Path) -> None:
    record, drawn = tmp_path / "spans.json", tmp_path / "picture.svg"
    run = subprocess.run(  # noqa: S603 - the command is ours
        [sys.executable, "-m", "apm.example", "--record", record, "--picture", drawn],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    spans = recording.load(record.read_text(encoding="utf-8"))
    rows = summary.rows(spans)
    assert summary.render(rows) in run.stdout
    assert "46 traces with 92 spans, " in run.stdout
    assert run.stdout.endswith("\nEverything that was sent has arrived.\n")
    assert drawn.read_text(encoding="utf-8") == picture.draw(spans)
    calls = {row.deployment: (row.calls, row.errors) for row in rows}
    assert calls == {
        "gpt-4o": (9, 0),
        "gpt-4o-mini": (9, 0),
        "gpt-4.1": (3, 0),
        "o4-mini": (6, 0),
        "text-embedding-3-small": (12, 0),
        "house-assistant": (2, 0),
        "slow": (1, 0),
        "unknown-model": (1, 0),
        "throttled": (2, 2),
        "filtered": (1, 1),
    }
    assert [row.deployment for row in rows if row.cost is None] == [
        "filtered",
        "throttled",
        "unknown-model",
    ]


Change = Callable[[dict[str, str]], dict[str, str]]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda given: given | {"OTEL_TRACES_EXPORTER": "none"},
            "gpt-4o: none of 9 calls arrived",
        ),
        (
            lambda given: given | {"OTEL_METRICS_EXPORTER": "none"},
            "metrics: 0 durations for 46 calls",
        ),
        (
            lambda given: given | {"AZURE_OPENAI_DEPLOYMENT": "gpt-4o"},
            "/stream with gpt-4o-mini was answered with 400, not 200",
        ),
        (
            lambda given: (
                given | {"OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT": "span_only"}
            ),
            f"a prompt or a secret arrived: {traffic.requests()[0].text[:4]}...",
        ),
        (
            lambda given: given | {"AZURE_OPENAI_ENDPOINT": ""},
            "the application did not start: ",
        ),
    ],
)
def test_what_does_not_arrive_is_told_and_the_command_fails(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    change: Change,
    told: str,
) -> None:
    real = demonstration._environment

    def changed(*arguments: Any) -> dict[str, str]:
        return change(real(*arguments))

    monkeypatch.setattr(demonstration, "_environment", changed)
    assert demonstration.main([]) == 1
    assert told in capsys.readouterr().err


def test_the_stand_in_can_be_served_alone() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "apm.example.stand_in"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as run:
        assert run.stdout is not None
        endpoint = run.stdout.readline()
        key = run.stdout.readline()
        run.terminate()
    assert run.returncode == 0
    assert endpoint.startswith("AZURE_OPENAI_ENDPOINT=http://127.0.0.1:")
    assert len(key.removeprefix("AZURE_OPENAI_API_KEY=").strip()) == 32
