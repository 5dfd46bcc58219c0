"""The dashboard "Azure OpenAI: service and pipeline": what it shows, and what that is in Kibana."""
