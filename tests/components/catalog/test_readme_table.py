"""The README's table is that of the catalog."""

from pathlib import Path

import pytest

from components.catalog import readme_table
from components.catalog.alert_rules import ALERT_RULES
from components.catalog.anomaly_jobs import ANOMALY_JOBS
from components.catalog.service_levels import SERVICE_LEVELS


def test_the_readme_is_current() -> None:
    assert readme_table.main(["--check"]) == 0


def test_a_readme_that_is_not_current_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"# A\n{readme_table.START}\nold\n{readme_table.END}\n# B\n")
    monkeypatch.setattr(readme_table, "README", readme)

    assert readme_table.main(["--check"]) == 1
    assert "run python -m components.catalog.readme_table" in capsys.readouterr().err
    assert readme_table.main([]) == 0
    assert readme_table.main(["--check"]) == 0
    text = readme.read_text()
    assert text.startswith("# A\n")
    assert text.endswith("# B\n")


def test_everything_of_the_catalog_has_a_row() -> None:
    rows = readme_table.table().splitlines()

    items = [
        *((rule.id, rule.title) for rule in ALERT_RULES),
        *((level.id, level.title) for level in SERVICE_LEVELS),
        *((job.id, job.title) for job in ANOMALY_JOBS),
    ]
    for item, title in items:
        assert [row for row in rows if f": {title} (`{item}`)" in row]
    assert {row.count(" | ") for row in rows} == {3}
