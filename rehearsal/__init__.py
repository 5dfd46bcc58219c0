"""The whole program, rehearsed where there is no Azure, no Elastic and no Pulumi CLI."""
