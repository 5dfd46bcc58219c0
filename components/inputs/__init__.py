"""Frozen models behind each component's args: validated whole, offline, before any resource."""
