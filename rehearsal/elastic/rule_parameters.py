"""What Kibana's rule types take in `params`, and how the provider holds a rule against it.

The provider decodes `params` into the types of Kibana's OpenAPI document at preview: unknown keys,
missing keys and values of another type are refused. Within `observability.rules.custom_threshold`
it is Kibana that refuses unknown keys, when the rule is created; its schema lets unknown keys pass
at the top, where nothing reads them, and so they are refused here too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rehearsal.emulation import Violation
from rehearsal.properties import nearest


@dataclass(frozen=True)
class Object:
    """An object that takes these keys, and needs the required ones."""

    required: "Mapping[str, Shape]"
    optional: "Mapping[str, Shape]"

    @property
    def all(self) -> "Mapping[str, Shape]":
        """Every key with what its value must be."""
        return {**self.required, **self.optional}


@dataclass(frozen=True)
class ListOf:
    """A list whose elements all are this."""

    element: "Shape"


@dataclass(frozen=True)
class Metric:
    """A metric of a custom threshold: a count has no field, and any other needs one."""


Shape = type | Object | ListOf | Metric
"""What a value must be; `object` where several are right, `float` for any number."""

_TYPE_NAMES: Final[Mapping[type, str]] = {
    bool: "true or false",
    dict: "an object",
    float: "a number",
    list: "a list",
    str: "a string",
}

# Kibana's schemas of the rule types' parameters; the provider adds that `.es-query` needs `size`.
_THRESHOLD: Final[Mapping[str, Shape]] = {
    "threshold": list,
    "thresholdComparator": str,
    "timeWindowSize": float,
    "timeWindowUnit": str,
}
_GROUPING: Final[Mapping[str, Shape]] = {
    "aggType": str,
    "aggField": str,
    "groupBy": str,
    "termField": object,
    "termSize": float,
}
_COUNT: Final = Object(required={"name": str, "aggType": str}, optional={"filter": str})
_FIELD: Final = Object(
    required={"name": str, "aggType": str, "field": str},
    # Only in newer Kibana.
    optional={"filter": str},
)
_CRITERION: Final = Object(
    required={
        "comparator": str,
        "metrics": ListOf(Metric()),
        "threshold": ListOf(float),
        "timeSize": float,
        "timeUnit": str,
    },
    optional={"aggType": str, "equation": str, "label": str},
)
_DURATION: Final = Object(required={"value": float, "unit": str}, optional={})
_BURN_RATE_WINDOW: Final = Object(
    required={
        "id": str,
        "actionGroup": str,
        "burnRateThreshold": float,
        "longWindow": _DURATION,
        "shortWindow": _DURATION,
    },
    # A number or null.
    optional={"maxBurnRateThreshold": object},
)

RULE_TYPES: Final[Mapping[str, Object]] = {
    ".es-query": Object(
        required={**_THRESHOLD, "size": float},
        optional={
            **_GROUPING,
            "alertType": str,
            "esQuery": str,
            "esqlQuery": dict,
            "excludeHitsFromPreviousRun": bool,
            "index": list,
            "searchConfiguration": dict,
            "searchType": str,
            "sourceFields": list,
            "timeField": str,
        },
    ),
    ".index-threshold": Object(
        required={**_THRESHOLD, "index": list, "timeField": str},
        optional={**_GROUPING, "filterKuery": str},
    ),
    "observability.rules.custom_threshold": Object(
        required={
            "criteria": ListOf(_CRITERION),
            "searchConfiguration": Object(
                # A data view's id, or a data view of the rule's own.
                required={
                    "index": object,
                    "query": Object(required={"language": str, "query": str}, optional={}),
                },
                optional={"filter": list},
            ),
        },
        optional={
            "alertOnGroupDisappear": bool,
            "alertOnNoData": bool,
            "groupBy": object,
            "noDataBehavior": str,
        },
    ),
    "slo.rules.burnRate": Object(
        required={"sloId": str, "windows": ListOf(_BURN_RATE_WINDOW)},
        optional={"dependencies": list},
    ),
}


def refused(rule_type: str, params: Mapping[str, Any]) -> Iterator[Violation]:
    """Yield what the rule type does not take, or needs; nothing for a type that is not known."""
    known = RULE_TYPES.get(rule_type)
    if known is not None:
        yield from _of_object("params", params, known, rule_type)


def _of(key: str, value: object, shape: Shape, rule_type: str) -> Iterator[Violation]:
    match shape:
        case Object():
            if isinstance(value, Mapping):
                yield from _of_object(key, value, shape, rule_type)
            else:
                yield _wrong_type(key, value, dict)
        case ListOf(element):
            if isinstance(value, list):
                yield from _of_list(key, value, element, rule_type)
            else:
                yield _wrong_type(key, value, list)
        case Metric():
            if isinstance(value, Mapping):
                metric = _COUNT if value.get("aggType") == "count" else _FIELD
                yield from _of_object(key, value, metric, rule_type)
            else:
                yield _wrong_type(key, value, dict)
        case wanted if not _fits(value, wanted):
            yield _wrong_type(key, value, wanted)


def _of_object(
    key: str, values: Mapping[str, Any], shape: Object, rule_type: str
) -> Iterator[Violation]:
    for name, value in values.items():
        if name in shape.all:
            yield from _of(f"{key}.{name}", value, shape.all[name], rule_type)
        else:
            meant = nearest(name, shape.all)
            fix = f"Write {meant}" if meant else f"Remove it; there are {', '.join(shape.all)}"
            rule = f"rules of type {rule_type} take no parameter of this name"
            yield Violation(f"{key}.{name}", value, rule, fix)
    for name in shape.required:
        if name not in values:
            rule = f"rules of type {rule_type} require it"
            yield Violation(f"{key}.{name}", None, rule, "Set it")


def _of_list(
    key: str, values: Sequence[object], element: Shape, rule_type: str
) -> Iterator[Violation]:
    for place, value in enumerate(values):
        yield from _of(f"{key}[{place}]", value, element, rule_type)


def _wrong_type(key: str, value: object, wanted: type) -> Violation:
    name = _TYPE_NAMES[wanted]
    return Violation(key, value, f"must be {name}", f"Pass {name}")


def _fits(value: object, wanted: type) -> bool:
    if wanted is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, wanted)
