"""The plugin's schema: what consumers in every language see. Prints it when run as a module."""

import json
import sys

from pulumi.runtime.proto import provider_pb2

from tests.plugin.engine import Plugin, started


def served_schema(plugin: Plugin) -> str:
    """Return the plugin's schema as it is committed: sorted and indented, so that two diff."""
    served = plugin.stub.GetSchema(provider_pb2.GetSchemaRequest(version=0)).schema
    return json.dumps(json.loads(served), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    with started() as plugin:
        sys.stdout.write(served_schema(plugin))
