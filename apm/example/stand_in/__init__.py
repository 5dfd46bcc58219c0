"""A stand-in for Azure OpenAI that speaks its HTTP API: `with serving() as azure: azure.endpoint`.

What it refuses, Azure refuses; what it answers has the shape of Azure's answers. The words are the
same each time and the tokens are counted, not guessed, so that telemetry can be compared whole.
"""

from apm.example.stand_in.deployments import DEPLOYMENTS, Deployment
from apm.example.stand_in.service import Received, StandIn, serving

__all__ = ["DEPLOYMENTS", "Deployment", "Received", "StandIn", "serving"]
