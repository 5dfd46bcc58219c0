"""The picture in docs/ is what the program draws of the spans that were recorded with it."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from apm.example import picture, recording, summary
from apm.example.otlp import Event, Span

ROOT = Path(__file__).resolve().parents[3]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def recorded() -> list[Span]:
    path = Path(__file__).parent / "recorded.json"
    return recording.load(path.read_text(encoding="utf-8"))


def parsed(drawn: str) -> ET.Element:
    return ET.fromstring(drawn)  # noqa: S314 - it is our own


def texts(drawn: str) -> list[str]:
    return [each.text or "" for each in parsed(drawn).iter(f"{SVG}text")]


def test_the_committed_picture_is_what_is_drawn(recorded: list[Span]) -> None:
    committed = (ROOT / "docs/apm-example.svg").read_text(encoding="utf-8")
    assert picture.draw(recorded) == committed, (
        "run: python -m apm.example --record tests/apm/example/recorded.json "
        "--picture docs/apm-example.svg"
    )


def test_it_has_every_cell_of_the_table(recorded: list[Span]) -> None:
    drawn = texts(picture.draw(recorded))
    found = summary.rows(recorded)
    for line in (summary.COLUMNS, *map(summary.cells, found), summary.sums(found)):
        assert set(filter(None, line)) <= set(drawn)


def test_it_shows_the_trace_of_the_most_expensive_call(recorded: list[Span]) -> None:
    dear = max(summary.calls(recorded), key=lambda span: span.attributes.get("cost", 0))
    spans = [each for each in recorded if each.trace_id == dear.trace_id]
    drawn = texts(picture.draw(recorded))
    assert {each.name for each in spans} == {"POST /completion", "chat gpt-4o"}
    for span in spans:
        assert span.name in drawn
        assert f"{(span.end_ns - span.start_ns) / 1e6:.1f} ms" in drawn


def test_nothing_is_drawn_outside(recorded: list[Span]) -> None:
    root = parsed(picture.draw(recorded))
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    for each in root.iter(f"{SVG}text"):
        assert 0 < float(each.attrib["x"]) < width
        assert 0 < float(each.attrib["y"]) < height
    for bar in list(root.iter(f"{SVG}rect"))[1:]:
        assert float(bar.attrib["x"]) + float(bar.attrib["width"]) < width


def test_what_a_span_says_cannot_be_markup(recorded: list[Span]) -> None:
    tricky = [replace(each, name=f"<b>&{each.name}") for each in recorded]
    assert "<b>&chat gpt-4o" in texts(picture.draw(tricky))


def test_what_was_recorded_is_loaded_as_it_was() -> None:
    span = Span(
        name="charge",
        kind="client",
        status="error",
        status_message="no",
        attributes={"amount": 1.5},
        resource={"service.name": "shop"},
        scope="till",
        trace_id="a" * 32,
        span_id="b" * 16,
        parent_id="",
        start_ns=1,
        end_ns=2,
        events=(Event("declined", {"reason": "limit"}),),
    )
    assert recording.load(recording.dump([span, span])) == [span, span]
