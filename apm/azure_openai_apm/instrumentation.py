"""Switches everything on and off: the standard instrumentation between our wrappers."""

import os
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from threading import Lock
from typing import Any, Final

import wrapt
from openai.resources import embeddings
from openai.resources.chat import completions as chat
from openai.resources.responses import responses
from opentelemetry import metrics, trace
from opentelemetry.instrumentation.genai.openai import OpenAIInstrumentor
from opentelemetry.instrumentation.utils import unwrap

from azure_openai_apm import calls, faults, pipeline, price_table
from azure_openai_apm.dropped import dropped_spans
from azure_openai_apm.fields import Fields
from azure_openai_apm.hosts import Hosts
from azure_openai_apm.metrics import Instruments, Waiting, WaitingMeterProvider
from azure_openai_apm.prices import Prices
from azure_openai_apm.spans import CallTracerProvider, Recorder
from azure_openai_apm.transport import Transport, clients

RESPONSE: Final = "AZURE_OPENAI_APM_RESPONSE"

# What the standard instrumentation wraps.
_METHODS: Final[tuple[tuple[type, type, tuple[str, ...]], ...]] = (
    (chat.Completions, chat.AsyncCompletions, ("create", "parse")),
    (embeddings.Embeddings, embeddings.AsyncEmbeddings, ("create",)),
    (responses.Responses, responses.AsyncResponses, ("create", "parse", "retrieve")),
)

_lock: Final = Lock()
_undo: Final = ExitStack()
"""Takes every wrapper off again, the last one first; empty where nothing is switched on."""
_on = False


def instrument(
    *,
    prices: Mapping[str, Any] | str | os.PathLike[str] | None = None,
    azure_hosts: Iterable[str] = (),
    response: bool | None = None,
) -> None:
    """Record every call of a model that this process makes with the OpenAI SDK.

    Sets up OpenTelemetry by its standard environment variables unless the program has done so;
    what the program has set up is used as it is. Clients that exist already are covered.

    `prices` is a price table or the path of one (else `AZURE_OPENAI_APM_PRICES`), `azure_hosts`
    are hosts to be taken for Azure's (with those in `AZURE_OPENAI_APM_HOSTS` and the one in
    `AZURE_OPENAI_ENDPOINT`), `response` records the answer's text as the tutorial's field if the
    standard switch records it at all (else `AZURE_OPENAI_APM_RESPONSE`).

    Raises nothing: what is wrong is logged and the application runs on.
    """
    global _on  # noqa: PLW0603 - there is one SDK in a process
    with _lock:
        if _on:
            if prices is not None or azure_hosts or response is not None:
                faults.logger.warning(
                    "already switched on, as by opentelemetry-instrument: these options are not "
                    "used; set them in the environment, or call uninstrument() before"
                )
            return
        try:
            _switch_on(_prices(prices), Hosts(azure_hosts), response=response)
            _on = True
        except Exception:  # noqa: BLE001 - telemetry never breaks the application
            faults.logger.exception("no telemetry of Azure OpenAI calls")
            _undo.close()


def uninstrument() -> None:
    """Leave the OpenAI SDK as it was; OpenTelemetry stays set up."""
    global _on  # noqa: PLW0603
    with _lock:
        _on = False
        try:
            _undo.close()
        except Exception as error:  # noqa: BLE001 - telemetry never breaks the application
            faults.report("while it was switched off", error)


def _prices(source: Mapping[str, Any] | str | os.PathLike[str] | None) -> Prices | None:
    try:
        return Prices(price_table.read(source))
    except price_table.PriceTableError as error:
        faults.logger.error("no costs are recorded: %s", error)
        return None


def _switch_on(prices: Prices | None, hosts: Hosts, *, response: bool | None) -> None:
    pipeline.set_up_where_missing()
    if response is None:
        response = os.environ.get(RESPONSE, "").strip().lower() == "true"
    meters = metrics.get_meter_provider()
    waiting = Waiting(hosts)
    _undo.callback(waiting.stop)
    currency = prices.currency if prices else "USD"
    instruments = Instruments(meters, waiting, currency, dropped_spans)
    waiting_meters = WaitingMeterProvider(meters, waiting)
    recorder = Recorder(
        hosts,
        Fields(prices, response=response),
        instruments.measure_cost,
        waiting_meters.measure_chunks,
    )
    transport = Transport(instruments.count_throttled)
    standard = OpenAIInstrumentor()
    if standard.is_instrumented_by_opentelemetry:
        standard.uninstrument()
    for client, send in zip(clients(), (transport.send, transport.send_async), strict=True):
        _wrap(client, "send", send)
    _wrap_methods(calls.inside, calls.inside_async)
    standard.instrument(
        tracer_provider=CallTracerProvider(trace.get_tracer_provider(), recorder),
        meter_provider=waiting_meters,
    )
    _undo.callback(standard.uninstrument)
    _wrap_methods(calls.outside, calls.outside_async)


def _wrap_methods(wrapper: Any, asynchronous: Any) -> None:
    for owner, asynchronous_owner, methods in _METHODS:
        for method in methods:
            _wrap(owner, method, wrapper)
            _wrap(asynchronous_owner, method, asynchronous)


def _wrap(owner: type, method: str, wrapper: Any) -> None:
    wrapt.wrap_function_wrapper(owner, method, wrapper)
    _undo.callback(unwrap, owner, method)
