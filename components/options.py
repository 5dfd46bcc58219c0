"""Options that children of components share."""

import pulumi


def named_child(
    parent: pulumi.ComponentResource,
    *,
    protect: bool = False,
    after: pulumi.Input[str] | None = None,
) -> pulumi.ResourceOptions:
    """Return the options of a child whose name in the service is fixed.

    Where it has to be replaced, the old one goes first: two of one name cannot be there at once.
    `after` is an output of what has to be there before the child is made.
    """
    return pulumi.ResourceOptions(
        parent=parent,
        protect=protect or None,
        delete_before_replace=True,
        # An output brings along the resources that it comes from.
        depends_on=None
        if after is None
        else pulumi.Output.from_input(after).apply(lambda _: list[pulumi.Resource]()),
    )
