"""What the engine loads the provider by, written by components/sdks/generate.py."""

NAME = "elasticstack"
VERSION = "0.16.3"
BASE_NAME = "terraform-provider"
BASE_VERSION = "1.1.1"
PARAMETER = "eyJyZW1vdGUiOnsidXJsIjoicmVnaXN0cnkub3BlbnRvZnUub3JnL2VsYXN0aWMvZWxhc3RpY3N0YWNrIiwidmVyc2lvbiI6IjAuMTYuMyJ9fQ=="
