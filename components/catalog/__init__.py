"""Data, not code: what the services offer and what is deployed on them, as reviewed tables."""
