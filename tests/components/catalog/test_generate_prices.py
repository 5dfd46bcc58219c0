"""The table is what the installed price library says for the day of the table."""

import json
from pathlib import Path

import pytest

pytest.importorskip("genai_prices", reason="genai-prices is not installed: prices unchecked")

from components.catalog import generate_prices
from components.catalog.generate_prices import main, table
from components.catalog.prices import PRICE_TABLE


def test_the_table_is_what_the_library_says() -> None:
    assert generate_prices.TABLE.read_text(encoding="utf-8") == table(PRICE_TABLE.as_of)
    assert main(["--check"]) == 0


def test_a_price_that_changed_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = json.loads(generate_prices.TABLE.read_text(encoding="utf-8"))
    held["prices"][0]["input"] = "9"
    changed = tmp_path / "prices.json"
    changed.write_text(json.dumps(held))
    monkeypatch.setattr(generate_prices, "TABLE", changed)
    assert main(["--check"]) == 1
    assert "prices.json is not what genai-prices" in capsys.readouterr().err
