"""A policy pack for stacks that monitor Azure OpenAI with Elastic; its entry is `__main__`."""
