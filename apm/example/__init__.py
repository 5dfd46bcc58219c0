"""An application that uses Azure OpenAI, and what it takes to see its telemetry offline."""
