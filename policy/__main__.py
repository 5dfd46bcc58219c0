"""The policy pack: its rules, served to the engine."""

from pulumi_policy import EnforcementLevel, PolicyPack

# A published pack is unpacked anywhere, and the engine puts only this folder on the path.
from rules.pack import NAME, policies  # type: ignore[import-not-found] # found from this folder

if __name__ == "__main__":
    PolicyPack(NAME, policies(), enforcement_level=EnforcementLevel.MANDATORY)
