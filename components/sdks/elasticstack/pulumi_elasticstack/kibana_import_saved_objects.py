"""The bindings of KibanaImportSavedObjects, written by components/sdks/generate.py."""

from collections.abc import Sequence
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
    "KibanaImportSavedObjects",
    "KibanaImportSavedObjectsArgs",
    "KibanaImportSavedObjectsErrorArgs",
    "KibanaImportSavedObjectsErrorArgsDict",
    "KibanaImportSavedObjectsErrorErrorArgs",
    "KibanaImportSavedObjectsErrorErrorArgsDict",
    "KibanaImportSavedObjectsErrorMetaArgs",
    "KibanaImportSavedObjectsErrorMetaArgsDict",
    "KibanaImportSavedObjectsKibanaConnectionArgs",
    "KibanaImportSavedObjectsKibanaConnectionArgsDict",
    "KibanaImportSavedObjectsSuccessResultArgs",
    "KibanaImportSavedObjectsSuccessResultArgsDict",
    "KibanaImportSavedObjectsSuccessResultMetaArgs",
    "KibanaImportSavedObjectsSuccessResultMetaArgsDict",
]

_TOKEN = "elasticstack:index/kibanaImportSavedObjects:KibanaImportSavedObjects"


class KibanaImportSavedObjectsKibanaConnectionArgsDict(TypedDict):
    api_key: NotRequired[Input[str | None]]
    bearer_token: NotRequired[Input[str | None]]
    ca_certs: NotRequired[Input[Sequence[Input[str]] | None]]
    endpoints: NotRequired[Input[Sequence[Input[str]] | None]]
    insecure: NotRequired[Input[bool | None]]
    password: NotRequired[Input[str | None]]
    username: NotRequired[Input[str | None]]


@input_type
class KibanaImportSavedObjectsKibanaConnectionArgs:
    api_key: Input[str | None] = None
    bearer_token: Input[str | None] = None
    ca_certs: Input[Sequence[Input[str]] | None] = None
    endpoints: Input[Sequence[Input[str]] | None] = None
    insecure: Input[bool | None] = None
    password: Input[str | None] = None
    username: Input[str | None] = None


class KibanaImportSavedObjectsErrorErrorArgsDict(TypedDict):
    type: NotRequired[Input[str | None]]


@input_type
class KibanaImportSavedObjectsErrorErrorArgs:
    type: Input[str | None] = None


class KibanaImportSavedObjectsErrorMetaArgsDict(TypedDict):
    icon: NotRequired[Input[str | None]]
    title: NotRequired[Input[str | None]]


@input_type
class KibanaImportSavedObjectsErrorMetaArgs:
    icon: Input[str | None] = None
    title: Input[str | None] = None


class KibanaImportSavedObjectsErrorArgsDict(TypedDict):
    error: NotRequired[Input[KibanaImportSavedObjectsErrorErrorArgsDict | None]]
    id: NotRequired[Input[str | None]]
    meta: NotRequired[Input[KibanaImportSavedObjectsErrorMetaArgsDict | None]]
    title: NotRequired[Input[str | None]]
    type: NotRequired[Input[str | None]]


@input_type
class KibanaImportSavedObjectsErrorArgs:
    error: Input[KibanaImportSavedObjectsErrorErrorArgs | None] = None
    id: Input[str | None] = None
    meta: Input[KibanaImportSavedObjectsErrorMetaArgs | None] = None
    title: Input[str | None] = None
    type: Input[str | None] = None


class KibanaImportSavedObjectsSuccessResultMetaArgsDict(TypedDict):
    icon: NotRequired[Input[str | None]]
    title: NotRequired[Input[str | None]]


@input_type
class KibanaImportSavedObjectsSuccessResultMetaArgs:
    icon: Input[str | None] = None
    title: Input[str | None] = None


class KibanaImportSavedObjectsSuccessResultArgsDict(TypedDict):
    destination_id: NotRequired[Input[str | None]]
    id: NotRequired[Input[str | None]]
    meta: NotRequired[Input[KibanaImportSavedObjectsSuccessResultMetaArgsDict | None]]
    type: NotRequired[Input[str | None]]


@input_type
class KibanaImportSavedObjectsSuccessResultArgs:
    destination_id: Input[str | None] = None
    id: Input[str | None] = None
    meta: Input[KibanaImportSavedObjectsSuccessResultMetaArgs | None] = None
    type: Input[str | None] = None


@output_type
class KibanaImportSavedObjectsErrorError(dict[str, Any]):
    type: str | None = None


@output_type
class KibanaImportSavedObjectsErrorMeta(dict[str, Any]):
    icon: str | None = None
    title: str | None = None


@output_type
class KibanaImportSavedObjectsError(dict[str, Any]):
    error: KibanaImportSavedObjectsErrorError | None = None
    id: str | None = None
    meta: KibanaImportSavedObjectsErrorMeta | None = None
    title: str | None = None
    type: str | None = None


@output_type
class KibanaImportSavedObjectsKibanaConnection(dict[str, Any]):
    api_key: str | None = None
    bearer_token: str | None = None
    ca_certs: Sequence[str] | None = None
    endpoints: Sequence[str] | None = None
    insecure: bool | None = None
    password: str | None = None
    username: str | None = None


@output_type
class KibanaImportSavedObjectsSuccessResultMeta(dict[str, Any]):
    icon: str | None = None
    title: str | None = None


@output_type
class KibanaImportSavedObjectsSuccessResult(dict[str, Any]):
    destination_id: str | None = None
    id: str | None = None
    meta: KibanaImportSavedObjectsSuccessResultMeta | None = None
    type: str | None = None


@input_type
class KibanaImportSavedObjectsArgs:
    file_contents: Input[str]
    compatibility_mode: Input[bool | None] = None
    create_new_copies: Input[bool | None] = None
    ignore_import_errors: Input[bool | None] = None
    kibana_connections: Input[
        Sequence[Input[KibanaImportSavedObjectsKibanaConnectionArgs]] | None
    ] = None
    overwrite: Input[bool | None] = None
    space_id: Input[str | None] = None


@input_type
class _KibanaImportSavedObjectsState:
    compatibility_mode: Input[bool | None] = None
    create_new_copies: Input[bool | None] = None
    errors: Input[Sequence[Input[KibanaImportSavedObjectsErrorArgs]] | None] = None
    file_contents: Input[str | None] = None
    ignore_import_errors: Input[bool | None] = None
    kibana_connections: Input[
        Sequence[Input[KibanaImportSavedObjectsKibanaConnectionArgs]] | None
    ] = None
    overwrite: Input[bool | None] = None
    space_id: Input[str | None] = None
    success: Input[bool | None] = None
    success_count: Input[float | None] = None
    success_results: Input[Sequence[Input[KibanaImportSavedObjectsSuccessResultArgs]] | None] = None


@resource_type(_TOKEN)
class KibanaImportSavedObjects(CustomResource):
    compatibility_mode: Output[bool | None]
    create_new_copies: Output[bool | None]
    errors: Output[Sequence[KibanaImportSavedObjectsError]]
    file_contents: Output[str]
    ignore_import_errors: Output[bool | None]
    kibana_connections: Output[Sequence[KibanaImportSavedObjectsKibanaConnection] | None]
    overwrite: Output[bool | None]
    space_id: Output[str | None]
    success: Output[bool]
    success_count: Output[float]
    success_results: Output[Sequence[KibanaImportSavedObjectsSuccessResult]]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: KibanaImportSavedObjectsArgs,
        opts: ResourceOptions | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        compatibility_mode: Input[bool | None] = None,
        create_new_copies: Input[bool | None] = None,
        file_contents: Input[str | None] = None,
        ignore_import_errors: Input[bool | None] = None,
        kibana_connections: Input[
            Sequence[
                Input[
                    KibanaImportSavedObjectsKibanaConnectionArgs
                    | KibanaImportSavedObjectsKibanaConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        overwrite: Input[bool | None] = None,
        space_id: Input[str | None] = None,
        __props__: _KibanaImportSavedObjectsState | None = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(
            KibanaImportSavedObjectsArgs,
            args,
            kwargs,
            required=["file_contents"],
            secret=[],
            computed=["errors", "success", "success_count", "success_results"],
        )
        super().__init__(_TOKEN, resource_name, props, opts, package_ref=get_package())

    @staticmethod
    def get(
        resource_name: str,
        id: Input[str],
        opts: ResourceOptions | None = None,
        *,
        compatibility_mode: Input[bool | None] = None,
        create_new_copies: Input[bool | None] = None,
        errors: Input[
            Sequence[
                Input[KibanaImportSavedObjectsErrorArgs | KibanaImportSavedObjectsErrorArgsDict]
            ]
            | None
        ] = None,
        file_contents: Input[str | None] = None,
        ignore_import_errors: Input[bool | None] = None,
        kibana_connections: Input[
            Sequence[
                Input[
                    KibanaImportSavedObjectsKibanaConnectionArgs
                    | KibanaImportSavedObjectsKibanaConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        overwrite: Input[bool | None] = None,
        space_id: Input[str | None] = None,
        success: Input[bool | None] = None,
        success_count: Input[float | None] = None,
        success_results: Input[
            Sequence[
                Input[
                    KibanaImportSavedObjectsSuccessResultArgs
                    | KibanaImportSavedObjectsSuccessResultArgsDict
                ]
            ]
            | None
        ] = None,
    ) -> "KibanaImportSavedObjects":
        """Read the resource that exists under this id."""
        return KibanaImportSavedObjects(
            resource_name,
            ResourceOptions.merge(opts, ResourceOptions(id=id)),
            __props__=resource_state(
                _KibanaImportSavedObjectsState,
                compatibility_mode=compatibility_mode,
                create_new_copies=create_new_copies,
                errors=errors,
                file_contents=file_contents,
                ignore_import_errors=ignore_import_errors,
                kibana_connections=kibana_connections,
                overwrite=overwrite,
                space_id=space_id,
                success=success,
                success_count=success_count,
                success_results=success_results,
            ),
        )
