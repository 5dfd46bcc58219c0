"""The emulated providers on local ports, for the real engine to attach to."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Final

import grpc
from pulumi.runtime.proto import provider_pb2_grpc

from rehearsal import azure, elastic, entra
from rehearsal.provider import Cloud, Package, Provider

VARIABLE: Final = "PULUMI_DEBUG_PROVIDERS"
PACKAGES: Final = (
    Package("azure-native", "3.29.0", azure.RESOURCES, azure.FUNCTIONS),
    Package("azuread", "6.11.1", entra.RESOURCES, entra.FUNCTIONS),
    Package("terraform-provider", "1.1.1", elastic.RESOURCES, elastic.FUNCTIONS),
)
_THREADS: Final = 16


@contextmanager
def serving(cloud: Cloud) -> Iterator[str]:
    """Serve the providers until the context ends; gives the value of `PULUMI_DEBUG_PROVIDERS`."""
    servers = []
    try:
        ports = []
        for package in PACKAGES:
            server = grpc.server(ThreadPoolExecutor(_THREADS))
            servers.append(server)
            provider_pb2_grpc.add_ResourceProviderServicer_to_server(
                Provider(package, cloud), server
            )
            ports.append(f"{package.name}:{server.add_insecure_port('127.0.0.1:0')}")
            server.start()
        yield ",".join(ports)
    finally:
        for server in servers:
            server.stop(grace=None).wait()
