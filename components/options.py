"""Options that children of components share."""

import pulumi


def named_child(
    parent: pulumi.ComponentResource, *, protect: bool = False
) -> pulumi.ResourceOptions:
    """Return the options of a child whose name in the service is fixed.

    Where it has to be replaced, the old one goes first: two of one name cannot be there at once.
    """
    return pulumi.ResourceOptions(
        parent=parent, protect=protect or None, delete_before_replace=True
    )
