"""Property values as they travel between a Pulumi program and the engine.

On the wire everything is a protobuf Struct; secrets and unknown values are marked by signatures
that the Pulumi protocol fixes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from google.protobuf.struct_pb2 import NULL_VALUE, ListValue, Struct, Value

from rehearsal.emulation import UNKNOWN, Unknown

SIGNATURE_KEY: Final = "4dabf18193072939515e22adb298388d"
SECRET_SIGNATURE: Final = "1b47061264138c4ac30d75fd1eb44270"
UNKNOWN_SIGNATURE: Final = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
"""Fixed by the Pulumi protocol (`sdk/go/common/resource/sig`)."""

_VALUE: Final = "value"


@dataclass(frozen=True)
class Secret:
    """A value that the program marked as secret."""

    value: Any

    def __repr__(self) -> str:
        return "Secret(...)"


def from_wire(struct: Struct) -> dict[str, Any]:
    """Return a Struct as plain Python values, with `Secret` and `UNKNOWN` in their places."""
    return {key: _from_value(value) for key, value in struct.fields.items()}


def _from_value(value: Value) -> Any:
    match value.WhichOneof("kind"):
        case "struct_value":
            fields = value.struct_value.fields
            signature = fields.get(SIGNATURE_KEY)
            if signature is not None and signature.string_value == SECRET_SIGNATURE:
                return Secret(_from_value(fields[_VALUE]))
            return from_wire(value.struct_value)
        case "list_value":
            return [_from_value(each) for each in value.list_value.values]
        case "number_value":
            number = value.number_value
            return int(number) if number.is_integer() else number
        case "bool_value":
            return value.bool_value
        case "string_value":
            text = value.string_value
            return UNKNOWN if text == UNKNOWN_SIGNATURE else text
        case _:
            return None


def to_wire(values: Mapping[str, Any]) -> Struct:
    """Return plain Python values as a Struct; members that are None are left out."""
    struct = Struct()
    for key, value in values.items():
        if value is not None:
            struct.fields[key].CopyFrom(_to_value(value))
    return struct


def _to_value(value: Any) -> Value:
    if isinstance(value, Secret):
        return Value(
            struct_value=Struct(
                fields={
                    SIGNATURE_KEY: Value(string_value=SECRET_SIGNATURE),
                    _VALUE: _to_value(value.value),
                }
            )
        )
    if isinstance(value, Unknown):
        return Value(string_value=UNKNOWN_SIGNATURE)
    if isinstance(value, Mapping):
        return Value(struct_value=to_wire(value))
    if isinstance(value, list | tuple):
        return Value(list_value=ListValue(values=[_to_value(each) for each in value]))
    if isinstance(value, bool):
        return Value(bool_value=value)
    if isinstance(value, int | float):
        return Value(number_value=value)
    return Value(null_value=NULL_VALUE) if value is None else Value(string_value=str(value))


def revealed(value: Any) -> Any:
    """Return a value with its secrets unwrapped, as a provider gets it."""
    if isinstance(value, Secret):
        return revealed(value.value)
    if isinstance(value, Mapping):
        return {key: revealed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [revealed(each) for each in value]
    return value


def secret_paths(value: Any, path: str = "") -> Iterator[str]:
    """Yield the path (`inputs.x[0].y`) of each secret in a value."""
    if isinstance(value, Secret):
        yield path
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from secret_paths(each, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from secret_paths(each, f"{path}[{index}]")
