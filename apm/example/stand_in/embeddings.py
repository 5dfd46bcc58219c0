"""Embeddings: as many vectors as texts, all the same, as numbers or in base64."""

import array
import base64
import functools
import math
from collections.abc import Mapping
from typing import Any, Final

from apm.example.stand_in import fields, refusals, tokens
from apm.example.stand_in.deployments import Deployment

_FIELDS: Final = frozenset(
    ("dimensions", "encoding_format", "input", "input_type", "model", "user")
)
_FORMATS: Final = ("float", "base64")


def check(body: Mapping[str, Any], deployment: Deployment) -> None:
    """Refuse a body that this deployment cannot embed."""
    if not deployment.dimensions:
        raise refusals.operation_not_supported("embeddings", deployment.model)
    fields.only(body, _FIELDS)
    if body.get("input") is None:
        raise refusals.missing("input")
    if not isinstance(body["input"], str | list) or not body["input"]:
        raise refusals.invalid("'$.input' is invalid. Please check the API reference.")
    if body.get("encoding_format", "float") not in _FORMATS:
        raise refusals.invalid(
            f"Invalid value: '{body['encoding_format']}'. Supported values are: 'float' and "
            "'base64'.",
            "encoding_format",
            "invalid_value",
        )
    asked = fields.count(body, "dimensions")
    if asked and deployment.model == "text-embedding-ada-002":
        raise refusals.invalid("This model does not support specifying dimensions.")
    if asked and asked > deployment.dimensions:
        raise refusals.invalid(
            f"Invalid value for 'dimensions' = {asked}. Must be less than or equal to "
            f"{deployment.dimensions}."
        )


def whole(body: Mapping[str, Any], deployment: Deployment) -> dict[str, Any]:
    """Return one vector for each text, and what they have used."""
    inputs = _inputs(body["input"])
    dimensions = body.get("dimensions") or deployment.dimensions
    vector = _base64 if body.get("encoding_format") == "base64" else _floats
    used = sum(tokens.count(each) if isinstance(each, str) else len(each) for each in inputs)
    return {
        "object": "list",
        "data": [
            {"object": "embedding", "index": index, "embedding": vector(dimensions)}
            for index in range(len(inputs))
        ],
        "model": deployment.model,
        "usage": {"prompt_tokens": used, "total_tokens": used},
    }


def _inputs(given: str | list[Any]) -> list[Any]:
    """Return texts or lists of token numbers; a text, or numbers alone, are one of them."""
    return [given] if isinstance(given, str) or isinstance(given[0], int) else given


@functools.cache
def _floats(dimensions: int) -> list[float]:
    return [1 / math.sqrt(dimensions)] * dimensions


@functools.cache
def _base64(dimensions: int) -> str:
    return base64.b64encode(array.array("f", _floats(dimensions)).tobytes()).decode()
