"""Write the price table from genai-prices: Azure's list prices, and else OpenAI's own.

Azure's in that library are those of global deployments; it goes on to OpenAI's by itself for what
Azure's part does not list. Run by hand when prices or models change, with genai-prices of
tests/requirements.txt installed: `python components/catalog/generate_prices.py`. What runs
afterwards needs the table alone.
`--check` fails where the table is not what the installed library says for the date of the table.
"""

import json
import sys
from datetime import UTC, date, datetime, time
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from genai_prices.data_snapshot import get_snapshot
from genai_prices.types import TieredPrices

LIBRARY: Final = "genai-prices"
TABLE: Final = Path(__file__).parent / "prices.json"

_DATED: Final = {
    "codex-mini": ("2025-05-16",),
    "computer-use-preview": ("2025-03-11",),
    "gpt-35-turbo": ("0301", "0613", "1106", "0125"),
    "gpt-35-turbo-16k": ("0613",),
    "gpt-4": (
        "0314",
        "0613",
        "1106-Preview",
        "0125-Preview",
        "vision-preview",
        "turbo-2024-04-09",
    ),
    "gpt-4-32k": ("0314", "0613"),
    "gpt-4.1": ("2025-04-14",),
    "gpt-4.1-mini": ("2025-04-14",),
    "gpt-4.1-nano": ("2025-04-14",),
    "gpt-4o": ("2024-05-13", "2024-08-06", "2024-11-20"),
    "gpt-4o-mini": ("2024-07-18",),
    "gpt-5": ("2025-08-07",),
    "gpt-5-chat": ("2025-08-07", "2025-10-03"),
    "gpt-5-codex": ("2025-09-11",),
    "gpt-5-mini": ("2025-08-07",),
    "gpt-5-nano": ("2025-08-07",),
    "gpt-5-pro": ("2025-10-06",),
    "gpt-5.1": ("2025-11-13",),
    "gpt-5.1-chat": ("2025-11-13",),
    "gpt-5.1-codex": ("2025-11-13",),
    "gpt-5.1-codex-max": ("2025-12-04",),
    "gpt-5.1-codex-mini": ("2025-11-13",),
    "gpt-5.2": ("2025-12-11",),
    "gpt-5.2-chat": ("2025-12-11", "2026-02-10"),
    "gpt-5.2-codex": ("2026-01-14",),
    "gpt-5.3-chat": ("2026-03-03",),
    "gpt-5.3-codex": ("2026-02-24",),
    "gpt-5.4": ("2026-03-05",),
    "gpt-5.4-mini": ("2026-03-17",),
    "gpt-5.4-nano": ("2026-03-17",),
    "gpt-5.4-pro": ("2026-03-05",),
    "gpt-5.5": ("2026-04-24",),
    "gpt-chat-latest": ("2026-05-05", "2026-05-28"),
    "o1": ("2024-12-17",),
    "o1-mini": ("2024-09-12",),
    "o1-preview": ("2024-09-12",),
    "o3": ("2025-04-16",),
    "o3-deep-research": ("2025-06-26",),
    "o3-mini": ("2025-01-31",),
    "o3-pro": ("2025-06-10",),
    "o4-mini": ("2025-04-16",),
    "text-embedding-3-large": ("1",),
    "text-embedding-3-small": ("1",),
    "text-embedding-ada-002": ("1", "2"),
}
"""The models of Azure OpenAI that are paid by tokens of text, with their versions.

Source: Microsoft, "Azure OpenAI in Microsoft Foundry models" and its pages of retired models. Left
out are models of sound and pictures: their tokens have several prices, and the metrics one count.
"""

_OTHER_NAMES: Final = {"gpt-35-turbo": "gpt-3.5-turbo", "gpt-35-turbo-16k": "gpt-3.5-turbo-16k"}


def rows(on: date) -> list[dict[str, Any]]:
    """Return a row for each model, or for each version where their prices differ."""
    made = []
    for model, versions in _DATED.items():
        by_version = {each: _price(model, each, on) for each in versions}
        distinct = {json.dumps(price) for price in by_version.values()}
        priced = by_version if len(distinct) > 1 else {None: by_version[versions[0]]}
        made += [{"model": model, "version": each, **price} for each, price in priced.items()]
    return made


def table(on: date) -> str:
    """Return the table as JSON, a row on a line, so that a change of prices reads as one."""
    head = {
        "source": LIBRARY,
        "source_version": version(LIBRARY),
        "as_of": on.isoformat(),
        "currency": "USD",
    }
    lines = [f" {json.dumps(key)}: {json.dumps(value)}," for key, value in head.items()]
    prices = ",\n".join(f"  {json.dumps(row)}" for row in rows(on))
    return "\n".join(["{", *lines, f' "prices": [\n{prices}\n ]', "}"]) + "\n"


def _price(model: str, model_version: str, on: date) -> dict[str, Any]:
    name = _OTHER_NAMES.get(model, model)
    snapshot = get_snapshot()
    try:
        _, found = snapshot.find_provider_model(f"{name}-{model_version}", None, "azure", None)
    except LookupError:
        # A version without a price of its own has the model's.
        _, found = snapshot.find_provider_model(name, None, "azure", None)
    price = found.get_prices(datetime.combine(on, time(), UTC))
    tiers = price.input_mtok.tiers if isinstance(price.input_mtok, TieredPrices) else []
    return {
        "input": _text(price.input_mtok),
        "cached_input": _text(price.cache_read_mtok),
        "output": _text(price.output_mtok),
        "dearer_prompts_from": tiers[0].start if tiers else None,
    }


def _text(price: Decimal | TieredPrices | None) -> str | None:
    if price is None:
        return None
    base = price.base if isinstance(price, TieredPrices) else price
    return f"{base.normalize():f}"


def main(arguments: list[str]) -> int:
    """Write the table of today, or check the one that is there."""
    if arguments == ["--check"]:
        there = TABLE.read_text(encoding="utf-8")
        on = date.fromisoformat(json.loads(there)["as_of"])
        if there == table(on):
            return 0
        sys.stderr.write(
            f"{TABLE.name} is not what {LIBRARY} {version(LIBRARY)} says for {on}: run "
            "components/catalog/generate_prices.py and review the prices that change\n"
        )
        return 1
    TABLE.write_text(table(datetime.now(UTC).date()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
