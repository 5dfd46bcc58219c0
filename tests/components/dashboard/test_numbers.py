"""What the dashboard shows of the sample day is what happened on it."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from components.catalog.cost import Prices
from components.dashboard.panels import Intake
from tests.components.catalog.engine import Engine
from tests.components.dashboard import picture
from tests.components.dashboard.sample_day import Call, day, logged, micro_cost
from tests.components.dashboard.shown import answers, dashboard

Answers = dict[str, list[list[Any]]]


@pytest.fixture(scope="module")
def shown(engine_with_the_day: Engine) -> Answers:
    """Return the rows of every panel, from the search engine."""
    return answers(engine_with_the_day, dashboard())


@pytest.fixture(scope="module")
def calls() -> tuple[Call, ...]:
    """Return what happened."""
    return day().calls


def cost(calls: Iterator[Call]) -> float:
    return sum(micro_cost(call) or 0 for call in calls) / 1_000_000


def number(shown: Answers, panel: str) -> float:
    (((value,),),) = shown[panel]
    assert isinstance(value, float)
    return value


def by_first(rows: list[Any]) -> dict[str, float]:
    """Return the sum over the day of each series."""
    total: dict[str, float] = {}
    for name, _, value in rows:
        total[name] = total.get(name, 0) + (value or 0)
    return total


def test_tiles_count_the_requests_in_the_logs(shown: Answers, calls: tuple[Call, ...]) -> None:
    seen = [call for call in calls if logged(call)]
    refused = sum(call.status == 429 for call in seen)
    failed = sum(call.status >= 500 for call in seen)
    assert number(shown, "requests") == len(seen)
    assert number(shown, "refused") == pytest.approx(refused / len(seen), abs=1e-6)
    assert number(shown, "failed") == pytest.approx(failed / len(seen), abs=1e-6)


def test_tiles_sum_tokens_and_cost(shown: Answers, calls: tuple[Call, ...]) -> None:
    assert number(shown, "tokens") == sum(call.prompt + call.generated for call in calls)
    assert number(shown, "cost") == pytest.approx(cost(iter(calls)), abs=1e-5)
    minutes = {
        call.at.replace(second=0, microsecond=0)
        for call in calls
        if Prices().of(call.deployment.model, call.deployment.version) is None and call.prompt
    }
    assert number(shown, "unpriced") == len(minutes)


def test_percentiles_are_near_the_true_ones(shown: Answers, calls: tuple[Call, ...]) -> None:
    seconds = sorted(call.seconds for call in calls if logged(call))
    assert number(shown, "latency") == pytest.approx(seconds[int(0.95 * len(seconds))], rel=0.03)


def test_charts_add_up_to_the_day(shown: Answers, calls: tuple[Call, ...]) -> None:
    seen = [call for call in calls if logged(call)]
    assert by_first(shown["requests-by-deployment"][0]) == Counter(
        call.deployment.name for call in seen
    )
    assert by_first(shown["errors-by-status"][0]) == Counter(
        str(call.status) for call in seen if call.status != 200
    )
    tokens: Counter[str] = Counter()
    for call in calls:
        tokens[call.deployment.name] += call.prompt + call.generated
    assert by_first(shown["tokens-by-deployment"][0]) == tokens


def test_a_deployment_costs_what_its_calls_cost(shown: Answers, calls: tuple[Call, ...]) -> None:
    expected = {
        name: pytest.approx(cost(call for call in calls if call.deployment.name == name), abs=1e-4)
        for name in {call.deployment.name for call in calls}
    }
    assert by_first(shown["cost-by-deployment"][0]) == {
        name: one for name, one in expected.items() if name != "trial"
    }
    in_table = {row[0]: row[-1] for row in shown["use-by-deployment"][0]}
    # Unknown, and not 0.
    assert in_table.pop("trial") is None
    expected.pop("trial")
    assert in_table == expected


def test_service_levels_are_shares_of_what_counts(shown: Answers, calls: tuple[Call, ...]) -> None:
    rows = {row[0]: row[1:] for row in shown["service-levels"][0]}
    for name, (requests, served, fast) in rows.items():
        mine = [call for call in calls if logged(call) and call.deployment.name == name]
        assert requests == len(mine)
        good = sum(call.status == 200 for call in mine)
        assert served == pytest.approx(good / len(mine), abs=1e-6)
        quick = sum(call.seconds <= 30 for call in mine)
        assert fast == pytest.approx(quick / len(mine), abs=1e-6)


def test_logs_that_are_lost_are_seen_beside_what_azure_counts(shown: Answers) -> None:
    counted, in_logs = (dict(layer) for layer in shown["hub-read"])
    assert [at for at in counted if counted[at] != in_logs[at]] == ["2026-03-03T16:00:00.000Z"]
    assert in_logs["2026-03-03T16:00:00.000Z"] == 0


def test_late_logs_and_a_silent_agent_are_seen(shown: Answers) -> None:
    late = {at for name, at, lag in shown["ingest-lag"][0] if lag and lag > 30}
    assert late == {"2026-03-03T18:00:00.000Z", "2026-03-03T19:00:00.000Z"}
    silent = {(name, at) for name, at, documents in shown["agents"][0] if not documents}
    assert silent == {
        ("collector-1", "2026-03-03T20:00:00.000Z"),
        ("collector-1", "2026-03-03T21:00:00.000Z"),
    }


def test_anomalies_are_those_of_the_environments_jobs(shown: Answers) -> None:
    scores = [(job, at[11:13], score) for job, at, score in shown["anomalies"][0] if score]
    assert sorted(scores) == [
        ("azure-openai-errors-dev", "09", 88),
        ("azure-openai-errors-dev", "12", 63),
        ("azure-openai-errors-dev", "13", 71),
        ("azure-openai-latency-dev", "15", 22),
        ("azure-openai-tokens-dev", "13", 41),
    ]


@pytest.mark.parametrize("intake", Intake)
def test_applications_cost_the_same_by_either_intake(
    intake: Intake, engine_with_the_day: Engine, calls: tuple[Call, ...]
) -> None:
    shown = answers(engine_with_the_day, dashboard(intake))
    rows = {(row[0], row[1]): row[2:] for row in shown["applications"][0]}
    served = [call for call in calls if call.status == 200]
    assert set(rows) == {(c.deployment.application, c.deployment.model) for c in served}
    for (application, model), (number_of, tokens, _, unpriced, money) in rows.items():
        mine = [
            c
            for c in served
            if (c.deployment.application, c.deployment.model) == (application, model)
        ]
        assert number_of == len(mine)
        assert tokens == sum(c.prompt + c.generated for c in mine)
        if model == "gpt-oss-120b":
            assert (unpriced, money) == (len(mine), None)
        else:
            assert unpriced == 0
            assert money == pytest.approx(cost(iter(mine)), abs=1e-5)


def test_the_kept_answers_are_those_of_the_engine(shown: Answers) -> None:
    kept = json.loads(picture.ANSWERS.read_text(encoding="utf-8"))
    assert list(kept) == list(shown)
    # Percentiles are estimates, and differ a little from run to run.
    near = {
        name: [
            [
                [pytest.approx(held, rel=0.05) if isinstance(held, float) else held for held in row]
                for row in rows
            ]
            for rows in layers
        ]
        for name, layers in kept.items()
    }
    assert shown == near


def test_the_picture_is_that_of_the_panels_and_the_kept_answers() -> None:
    kept = json.loads(picture.ANSWERS.read_text(encoding="utf-8"))
    assert picture.PICTURE.read_text(encoding="utf-8") == picture.picture(dashboard(), kept)
