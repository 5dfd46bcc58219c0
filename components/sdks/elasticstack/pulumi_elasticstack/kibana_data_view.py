"""The bindings of KibanaDataView, written by components/sdks/generate.py."""

from collections.abc import Mapping, Sequence
from typing import Any, NotRequired, TypedDict, overload

from pulumi import CustomResource, Input, Output, ResourceOptions

from pulumi_elasticstack._utilities import (
    get_package,
    input_type,
    output_type,
    resource_inputs,
    resource_state,
    resource_type,
)

__all__ = [
    "KibanaDataView",
    "KibanaDataViewArgs",
    "KibanaDataViewDataViewArgs",
    "KibanaDataViewDataViewArgsDict",
    "KibanaDataViewDataViewFieldAttrsArgs",
    "KibanaDataViewDataViewFieldAttrsArgsDict",
    "KibanaDataViewDataViewFieldFormatsArgs",
    "KibanaDataViewDataViewFieldFormatsArgsDict",
    "KibanaDataViewDataViewFieldFormatsParamsArgs",
    "KibanaDataViewDataViewFieldFormatsParamsArgsDict",
    "KibanaDataViewDataViewFieldFormatsParamsColorArgs",
    "KibanaDataViewDataViewFieldFormatsParamsColorArgsDict",
    "KibanaDataViewDataViewFieldFormatsParamsLookupEntryArgs",
    "KibanaDataViewDataViewFieldFormatsParamsLookupEntryArgsDict",
    "KibanaDataViewDataViewRuntimeFieldMapArgs",
    "KibanaDataViewDataViewRuntimeFieldMapArgsDict",
    "KibanaDataViewKibanaConnectionArgs",
    "KibanaDataViewKibanaConnectionArgsDict",
    "KibanaDataViewTimeoutsArgs",
    "KibanaDataViewTimeoutsArgsDict",
]

_TOKEN = "elasticstack:index/kibanaDataView:KibanaDataView"


class KibanaDataViewDataViewFieldAttrsArgsDict(TypedDict):
    count: NotRequired[Input[float | None]]
    custom_label: NotRequired[Input[str | None]]


@input_type
class KibanaDataViewDataViewFieldAttrsArgs:
    count: Input[float | None] = None
    custom_label: Input[str | None] = None


class KibanaDataViewDataViewFieldFormatsParamsColorArgsDict(TypedDict):
    background: NotRequired[Input[str | None]]
    range: NotRequired[Input[str | None]]
    regex: NotRequired[Input[str | None]]
    text: NotRequired[Input[str | None]]


@input_type
class KibanaDataViewDataViewFieldFormatsParamsColorArgs:
    background: Input[str | None] = None
    range: Input[str | None] = None
    regex: Input[str | None] = None
    text: Input[str | None] = None


class KibanaDataViewDataViewFieldFormatsParamsLookupEntryArgsDict(TypedDict):
    key: Input[str]
    value: Input[str]


@input_type
class KibanaDataViewDataViewFieldFormatsParamsLookupEntryArgs:
    key: Input[str]
    value: Input[str]


class KibanaDataViewDataViewFieldFormatsParamsArgsDict(TypedDict):
    colors: NotRequired[
        Input[Sequence[Input[KibanaDataViewDataViewFieldFormatsParamsColorArgsDict]] | None]
    ]
    field_length: NotRequired[Input[float | None]]
    field_type: NotRequired[Input[str | None]]
    height: NotRequired[Input[float | None]]
    include_space_with_suffix: NotRequired[Input[bool | None]]
    input_format: NotRequired[Input[str | None]]
    labeltemplate: NotRequired[Input[str | None]]
    lookup_entries: NotRequired[
        Input[Sequence[Input[KibanaDataViewDataViewFieldFormatsParamsLookupEntryArgsDict]] | None]
    ]
    output_format: NotRequired[Input[str | None]]
    output_precision: NotRequired[Input[float | None]]
    pattern: NotRequired[Input[str | None]]
    timezone: NotRequired[Input[str | None]]
    transform: NotRequired[Input[str | None]]
    type: NotRequired[Input[str | None]]
    unknown_key_value: NotRequired[Input[str | None]]
    urltemplate: NotRequired[Input[str | None]]
    use_short_suffix: NotRequired[Input[bool | None]]
    width: NotRequired[Input[float | None]]


@input_type
class KibanaDataViewDataViewFieldFormatsParamsArgs:
    colors: Input[Sequence[Input[KibanaDataViewDataViewFieldFormatsParamsColorArgs]] | None] = None
    field_length: Input[float | None] = None
    field_type: Input[str | None] = None
    height: Input[float | None] = None
    include_space_with_suffix: Input[bool | None] = None
    input_format: Input[str | None] = None
    labeltemplate: Input[str | None] = None
    lookup_entries: Input[
        Sequence[Input[KibanaDataViewDataViewFieldFormatsParamsLookupEntryArgs]] | None
    ] = None
    output_format: Input[str | None] = None
    output_precision: Input[float | None] = None
    pattern: Input[str | None] = None
    timezone: Input[str | None] = None
    transform: Input[str | None] = None
    type: Input[str | None] = None
    unknown_key_value: Input[str | None] = None
    urltemplate: Input[str | None] = None
    use_short_suffix: Input[bool | None] = None
    width: Input[float | None] = None


class KibanaDataViewDataViewFieldFormatsArgsDict(TypedDict):
    id: Input[str]
    params: NotRequired[Input[KibanaDataViewDataViewFieldFormatsParamsArgsDict | None]]


@input_type
class KibanaDataViewDataViewFieldFormatsArgs:
    id: Input[str]
    params: Input[KibanaDataViewDataViewFieldFormatsParamsArgs | None] = None


class KibanaDataViewDataViewRuntimeFieldMapArgsDict(TypedDict):
    script_source: Input[str]
    type: Input[str]


@input_type
class KibanaDataViewDataViewRuntimeFieldMapArgs:
    script_source: Input[str]
    type: Input[str]


class KibanaDataViewDataViewArgsDict(TypedDict):
    title: Input[str]
    allow_no_index: NotRequired[Input[bool | None]]
    field_attrs: NotRequired[
        Input[Mapping[str, Input[KibanaDataViewDataViewFieldAttrsArgsDict]] | None]
    ]
    field_formats: NotRequired[
        Input[Mapping[str, Input[KibanaDataViewDataViewFieldFormatsArgsDict]] | None]
    ]
    id: NotRequired[Input[str | None]]
    name: NotRequired[Input[str | None]]
    namespaces: NotRequired[Input[Sequence[Input[str]] | None]]
    runtime_field_map: NotRequired[
        Input[Mapping[str, Input[KibanaDataViewDataViewRuntimeFieldMapArgsDict]] | None]
    ]
    source_filters: NotRequired[Input[Sequence[Input[str]] | None]]
    time_field_name: NotRequired[Input[str | None]]


@input_type
class KibanaDataViewDataViewArgs:
    title: Input[str]
    allow_no_index: Input[bool | None] = None
    field_attrs: Input[Mapping[str, Input[KibanaDataViewDataViewFieldAttrsArgs]] | None] = None
    field_formats: Input[Mapping[str, Input[KibanaDataViewDataViewFieldFormatsArgs]] | None] = None
    id: Input[str | None] = None
    name: Input[str | None] = None
    namespaces: Input[Sequence[Input[str]] | None] = None
    runtime_field_map: Input[
        Mapping[str, Input[KibanaDataViewDataViewRuntimeFieldMapArgs]] | None
    ] = None
    source_filters: Input[Sequence[Input[str]] | None] = None
    time_field_name: Input[str | None] = None


class KibanaDataViewKibanaConnectionArgsDict(TypedDict):
    api_key: NotRequired[Input[str | None]]
    bearer_token: NotRequired[Input[str | None]]
    ca_certs: NotRequired[Input[Sequence[Input[str]] | None]]
    endpoints: NotRequired[Input[Sequence[Input[str]] | None]]
    insecure: NotRequired[Input[bool | None]]
    password: NotRequired[Input[str | None]]
    username: NotRequired[Input[str | None]]


@input_type
class KibanaDataViewKibanaConnectionArgs:
    api_key: Input[str | None] = None
    bearer_token: Input[str | None] = None
    ca_certs: Input[Sequence[Input[str]] | None] = None
    endpoints: Input[Sequence[Input[str]] | None] = None
    insecure: Input[bool | None] = None
    password: Input[str | None] = None
    username: Input[str | None] = None


class KibanaDataViewTimeoutsArgsDict(TypedDict):
    create: NotRequired[Input[str | None]]
    delete: NotRequired[Input[str | None]]
    read: NotRequired[Input[str | None]]
    update: NotRequired[Input[str | None]]


@input_type
class KibanaDataViewTimeoutsArgs:
    create: Input[str | None] = None
    delete: Input[str | None] = None
    read: Input[str | None] = None
    update: Input[str | None] = None


@output_type
class KibanaDataViewDataViewFieldAttrs(dict[str, Any]):
    count: float | None = None
    custom_label: str | None = None


@output_type
class KibanaDataViewDataViewFieldFormatsParamsColor(dict[str, Any]):
    background: str | None = None
    range: str | None = None
    regex: str | None = None
    text: str | None = None


@output_type
class KibanaDataViewDataViewFieldFormatsParamsLookupEntry(dict[str, Any]):
    key: str
    value: str


@output_type
class KibanaDataViewDataViewFieldFormatsParams(dict[str, Any]):
    colors: Sequence[KibanaDataViewDataViewFieldFormatsParamsColor] | None = None
    field_length: float | None = None
    field_type: str | None = None
    height: float | None = None
    include_space_with_suffix: bool | None = None
    input_format: str | None = None
    labeltemplate: str | None = None
    lookup_entries: Sequence[KibanaDataViewDataViewFieldFormatsParamsLookupEntry] | None = None
    output_format: str | None = None
    output_precision: float | None = None
    pattern: str | None = None
    timezone: str | None = None
    transform: str | None = None
    type: str | None = None
    unknown_key_value: str | None = None
    urltemplate: str | None = None
    use_short_suffix: bool | None = None
    width: float | None = None


@output_type
class KibanaDataViewDataViewFieldFormats(dict[str, Any]):
    id: str
    params: KibanaDataViewDataViewFieldFormatsParams | None = None


@output_type
class KibanaDataViewDataViewRuntimeFieldMap(dict[str, Any]):
    script_source: str
    type: str


@output_type
class KibanaDataViewDataView(dict[str, Any]):
    title: str
    allow_no_index: bool | None = None
    field_attrs: Mapping[str, KibanaDataViewDataViewFieldAttrs] | None = None
    field_formats: Mapping[str, KibanaDataViewDataViewFieldFormats] | None = None
    id: str | None = None
    name: str | None = None
    namespaces: Sequence[str] | None = None
    runtime_field_map: Mapping[str, KibanaDataViewDataViewRuntimeFieldMap] | None = None
    source_filters: Sequence[str] | None = None
    time_field_name: str | None = None


@output_type
class KibanaDataViewKibanaConnection(dict[str, Any]):
    api_key: str | None = None
    bearer_token: str | None = None
    ca_certs: Sequence[str] | None = None
    endpoints: Sequence[str] | None = None
    insecure: bool | None = None
    password: str | None = None
    username: str | None = None


@output_type
class KibanaDataViewTimeouts(dict[str, Any]):
    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None  # type: ignore[assignment]


@input_type
class KibanaDataViewArgs:
    data_view: Input[KibanaDataViewDataViewArgs]
    kibana_connections: Input[Sequence[Input[KibanaDataViewKibanaConnectionArgs]] | None] = None
    override: Input[bool | None] = None
    space_id: Input[str | None] = None
    timeouts: Input[KibanaDataViewTimeoutsArgs | None] = None


@resource_type(_TOKEN)
class KibanaDataView(CustomResource):
    data_view: Output[KibanaDataViewDataView]
    kibana_connections: Output[Sequence[KibanaDataViewKibanaConnection] | None]
    override: Output[bool]
    space_id: Output[str]
    timeouts: Output[KibanaDataViewTimeouts | None]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: KibanaDataViewArgs,
        opts: ResourceOptions | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        data_view: Input[KibanaDataViewDataViewArgs | KibanaDataViewDataViewArgsDict | None] = None,
        kibana_connections: Input[
            Sequence[
                Input[KibanaDataViewKibanaConnectionArgs | KibanaDataViewKibanaConnectionArgsDict]
            ]
            | None
        ] = None,
        override: Input[bool | None] = None,
        space_id: Input[str | None] = None,
        timeouts: Input[KibanaDataViewTimeoutsArgs | KibanaDataViewTimeoutsArgsDict | None] = None,
        __props__: KibanaDataViewArgs | None = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(
            KibanaDataViewArgs,
            args,
            kwargs,
            required=["data_view"],
            secret=[],
            computed=[],
        )
        super().__init__(_TOKEN, resource_name, props, opts, package_ref=get_package())

    @staticmethod
    def get(
        resource_name: str,
        id: Input[str],
        opts: ResourceOptions | None = None,
        *,
        data_view: Input[KibanaDataViewDataViewArgs | KibanaDataViewDataViewArgsDict | None] = None,
        kibana_connections: Input[
            Sequence[
                Input[KibanaDataViewKibanaConnectionArgs | KibanaDataViewKibanaConnectionArgsDict]
            ]
            | None
        ] = None,
        override: Input[bool | None] = None,
        space_id: Input[str | None] = None,
        timeouts: Input[KibanaDataViewTimeoutsArgs | KibanaDataViewTimeoutsArgsDict | None] = None,
    ) -> "KibanaDataView":
        """Read the resource that exists under this id."""
        return KibanaDataView(
            resource_name,
            ResourceOptions.merge(opts, ResourceOptions(id=id)),
            __props__=resource_state(
                KibanaDataViewArgs,
                data_view=data_view,
                kibana_connections=kibana_connections,
                override=override,
                space_id=space_id,
                timeouts=timeouts,
            ),
        )
