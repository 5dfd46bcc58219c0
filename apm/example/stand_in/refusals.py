"""What Azure OpenAI answers where it does not answer: status, body and headers of each refusal."""

from typing import Any, Final

from apm.example.stand_in import content_filter

# Azure rounds the seconds up; the SDK heeds the milliseconds where both are there.
RETRY_AFTER: Final = {"retry-after": "1", "retry-after-ms": "50"}


class RefusalError(Exception):
    """A request that is answered with an error."""

    def __init__(
        self, status: int, error: dict[str, Any], headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(status, error)
        self.status = status
        self.body = {"error": error}
        self.headers = headers or {}


def no_credential() -> RefusalError:
    """Refuse a request without a key, or with a token that is not good."""
    return RefusalError(
        401,
        {
            "code": "401",
            "message": "Unauthorized. Access token is missing, invalid, audience is incorrect "
            "(https://cognitiveservices.azure.com), or have expired.",
        },
    )


def wrong_key() -> RefusalError:
    """Refuse a key of some other account."""
    return RefusalError(
        401,
        {
            "code": "401",
            "message": "Access denied due to invalid subscription key or wrong API endpoint. Make "
            "sure to provide a valid key for an active subscription and use a correct regional API "
            "endpoint for your resource.",
        },
    )


def not_found() -> RefusalError:
    """Refuse a path that is not served; one without `api-version` is such a path."""
    return RefusalError(404, {"code": "404", "message": "Resource not found"})


def deployment_not_found() -> RefusalError:
    """Refuse a deployment that the account does not have."""
    return RefusalError(
        404,
        {
            "code": "DeploymentNotFound",
            "message": "The API deployment for this resource does not exist. If you created the "
            "deployment within the last 5 minutes, please wait a moment and try again.",
        },
    )


def bad_request(message: str) -> RefusalError:
    """Refuse what the gateway in front of the models does not let through."""
    return RefusalError(400, {"code": "BadRequest", "message": message})


def operation_not_supported(operation: str, model: str) -> RefusalError:
    """Refuse to chat with an embedding model, and the other way round."""
    return RefusalError(
        400,
        {
            "code": "OperationNotSupported",
            "message": f"The {operation} operation does not work with the specified model, "
            f"{model}. Please choose different model and try again.",
        },
    )


def invalid(message: str, param: str | None = None, code: str | None = None) -> RefusalError:
    """Refuse a body that the model's own API does not take."""
    error = {"message": message, "type": "invalid_request_error", "param": param, "code": code}
    return RefusalError(400, error)


def missing(param: str) -> RefusalError:
    """Refuse a body without what it needs."""
    return invalid(f"Missing required parameter: '{param}'.", param, "missing_required_parameter")


def filtered() -> RefusalError:
    """Refuse a prompt that the content filter does not let through."""
    return RefusalError(
        400,
        {
            "message": "The response was filtered due to the prompt triggering Azure OpenAI's "
            "content management policy. Please modify your prompt and retry. To learn more about "
            "our content filtering policies please read our documentation: "
            "https://go.microsoft.com/fwlink/?linkid=2198766",
            "type": None,
            "param": "prompt",
            "code": "content_filter",
            "status": 400,
            "innererror": {
                "code": "ResponsibleAIPolicyViolation",
                "content_filter_result": content_filter.prompt(blocked=True),
            },
        },
    )


def throttled(operation_id: str, api_version: str) -> RefusalError:
    """Refuse a call over the deployment's rate limit."""
    message = (
        f"Requests to the {operation_id} Operation under Azure OpenAI API version {api_version} "
        "have exceeded token rate limit of your current OpenAI S0 pricing tier. Please retry after "
        f"{RETRY_AFTER['retry-after']} second."
    )
    return RefusalError(429, {"code": "429", "message": message}, RETRY_AFTER)


def failed() -> RefusalError:
    """Fail as a model's host does."""
    message = "The server had an error while processing your request. Sorry about that!"
    return RefusalError(
        500, {"message": message, "type": "server_error", "param": None, "code": None}
    )
