"""Bindings of a provider whose own package is too heavy, and the generator that writes them."""
