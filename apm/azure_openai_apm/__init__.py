"""Tokens, latency and cost of every Azure OpenAI call, on the standard instrumentation."""

from azure_openai_apm.dropped import dropped_spans
from azure_openai_apm.instrumentation import instrument, uninstrument
from azure_openai_apm.price_table import PriceTableError
from azure_openai_apm.price_table import read as read_price_table

__all__ = ["PriceTableError", "dropped_spans", "instrument", "read_price_table", "uninstrument"]
