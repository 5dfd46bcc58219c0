"""What Azure OpenAI refuses, the stand-in refuses with the same status and body."""

import pytest

from apm.example.stand_in import StandIn
from tests.apm.example.stand_in.conftest import DATED, USER, Post, send

NO_TOKEN = {
    "code": "401",
    "message": "Unauthorized. Access token is missing, invalid, audience is incorrect "
    "(https://cognitiveservices.azure.com), or have expired.",
}
NOT_FOUND = {"code": "404", "message": "Resource not found"}
CHAT = DATED.format("gpt-4o", "chat/completions")
EMBED = DATED.format("text-embedding-3-small", "embeddings")


def test_a_request_without_a_credential_is_refused(post: Post) -> None:
    answered = post(CHAT, {"messages": USER}, {})
    assert (answered.status, answered.body) == (401, {"error": NO_TOKEN})


def test_a_key_of_another_account_is_refused(post: Post) -> None:
    answered = post(CHAT, {"messages": USER}, {"api-key": "of another account"})
    assert answered.status == 401
    assert answered.error == {
        "code": "401",
        "message": "Access denied due to invalid subscription key or wrong API endpoint. Make sure "
        "to provide a valid key for an active subscription and use a correct regional API endpoint "
        "for your resource.",
    }


@pytest.mark.parametrize(
    ("path", "credential", "status"),
    [
        (CHAT, "token", 200),
        (CHAT, "api_key", 401),
        ("/openai/v1/chat/completions", "token", 200),
        ("/openai/v1/chat/completions", "api_key", 200),
    ],
)
def test_a_key_as_bearer_is_good_on_v1_alone(
    post: Post, azure: StandIn, path: str, credential: str, status: int
) -> None:
    bearer = {"authorization": f"Bearer {getattr(azure, credential)}"}
    assert post(path, {"model": "gpt-4o", "messages": USER}, bearer).status == status


@pytest.mark.parametrize(
    "path",
    [
        "/openai/deployments/gpt-4o/chat/completions",
        "/openai/deployments/gpt-4o/chat/completions?api-version=latest",
        "/openai/deployments/gpt-4o/chat/completion?api-version=2024-10-21",
        "/openai/responses",
        "/openai/v1/chat",
        "/chat/completions?api-version=2024-10-21",
    ],
)
def test_a_path_without_its_version_or_operation_is_not_found(post: Post, path: str) -> None:
    answered = post(path, {"model": "gpt-4o", "messages": USER, "input": "Hi"})
    assert (answered.status, answered.body) == (404, {"error": NOT_FOUND})


def test_nothing_can_be_read(azure: StandIn) -> None:
    answered = send(azure, "GET", CHAT, "")
    assert (answered.status, answered.body) == (404, {"error": NOT_FOUND})


def test_the_responses_api_needs_a_version_that_has_it(post: Post) -> None:
    body = {"model": "gpt-4o", "input": "Hi"}
    answered = post("/openai/responses?api-version=2024-10-21", body)
    message = (
        "Azure OpenAI Responses API is enabled only for api-version 2025-03-01-preview and later"
    )
    assert (answered.status, answered.error) == (400, {"code": "BadRequest", "message": message})
    assert post("/openai/responses?api-version=2025-03-01-preview", body).status == 200


def test_v1_refuses_a_dated_version(post: Post) -> None:
    path = "/openai/v1/chat/completions?api-version=2024-10-21"
    answered = post(path, {"model": "gpt-4o", "messages": USER})
    assert answered.status == 400
    assert answered.error == {"code": "BadRequest", "message": "API version not supported"}
    path = "/openai/v1/chat/completions?api-version=preview"
    assert post(path, {"model": "gpt-4o", "messages": USER}).status == 200


@pytest.mark.parametrize(
    ("path", "model"),
    [
        (DATED.format("gpt-9", "chat/completions"), "gpt-4o"),
        ("/openai/v1/chat/completions", "gpt-9"),
        ("/openai/v1/responses", "gpt-9"),
        ("/openai/v1/embeddings", ["gpt-4o"]),
    ],
)
def test_a_deployment_that_is_not_there_is_named_so(post: Post, path: str, model: str) -> None:
    answered = post(path, {"model": model, "messages": USER, "input": "Hi"})
    assert answered.status == 404
    assert answered.error == {
        "code": "DeploymentNotFound",
        "message": "The API deployment for this resource does not exist. If you created the "
        "deployment within the last 5 minutes, please wait a moment and try again.",
    }


def test_on_the_dated_surface_the_path_decides_which_deployment_answers(post: Post) -> None:
    answered = post(CHAT, {"model": "gpt-9", "messages": USER})
    assert (answered.status, answered.body["model"]) == (200, "gpt-4o-2024-11-20")


@pytest.mark.parametrize(
    ("deployment", "operation", "message"),
    [
        (
            "text-embedding-3-small",
            "chat/completions",
            (
                "The chatCompletion operation does not work with the specified model, "
                "text-embedding-3-small. Please choose different model and try again."
            ),
        ),
        (
            "gpt-4o",
            "embeddings",
            (
                "The embeddings operation does not work with the specified model, "
                "gpt-4o-2024-11-20. Please choose different model and try again."
            ),
        ),
    ],
)
def test_a_model_does_only_what_it_can(
    post: Post, deployment: str, operation: str, message: str
) -> None:
    answered = post(DATED.format(deployment, operation), {"messages": USER, "input": "Hi"})
    assert answered.status == 400
    assert answered.error == {"code": "OperationNotSupported", "message": message}


@pytest.mark.parametrize("body", ["{", "[]", "", '"text"'])
def test_a_body_that_is_no_object_is_refused(azure: StandIn, body: str) -> None:
    answered = send(azure, "POST", CHAT, body)
    assert answered.status == 400
    assert answered.error == {
        "message": "We could not parse the JSON body of your request.",
        "type": "invalid_request_error",
        "param": None,
        "code": None,
    }


@pytest.mark.parametrize(
    ("path", "body", "param", "code", "message"),
    [
        (
            CHAT,
            {},
            "messages",
            "missing_required_parameter",
            "Missing required parameter: 'messages'.",
        ),
        (
            CHAT,
            {"messages": "Hi"},
            "messages",
            "invalid_type",
            "Invalid type for 'messages': expected an array of objects.",
        ),
        (
            CHAT,
            {"messages": []},
            "messages",
            "empty_array",
            (
                "Invalid 'messages': empty array. Expected an array with minimum length 1, but "
                "got an empty array instead."
            ),
        ),
        (
            CHAT,
            {"messages": [{"role": "robot", "content": "Hi"}]},
            "messages[0].role",
            "invalid_value",
            (
                "Invalid value: 'robot'. Supported values are: 'system', 'developer', 'user', "
                "'assistant', 'tool', 'function'."
            ),
        ),
        (
            CHAT,
            {"messages": [{"role": "user"}]},
            "messages[0].content",
            "missing_required_parameter",
            "Missing required parameter: 'messages[0].content'.",
        ),
        (
            CHAT,
            {"messages": USER, "max_token": 5},
            None,
            None,
            "Unrecognized request argument supplied: max_token",
        ),
        (
            CHAT,
            {"messages": USER, "temperature": 2.5},
            "temperature",
            "decimal_above_max_value",
            (
                "Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but "
                "got 2.5 instead."
            ),
        ),
        (
            CHAT,
            {"messages": USER, "top_p": -1},
            "top_p",
            "decimal_below_min_value",
            (
                "Invalid 'top_p': decimal below minimum value. Expected a value >= 0, but got -1 "
                "instead."
            ),
        ),
        (
            CHAT,
            {"messages": USER, "max_tokens": 0},
            "max_tokens",
            "integer_below_min_value",
            (
                "Invalid 'max_tokens': integer below minimum value. Expected a value >= 1, but "
                "got 0 instead."
            ),
        ),
        (
            CHAT,
            {"messages": USER, "n": "two"},
            "n",
            "invalid_type",
            "Invalid type for 'n': expected an integer.",
        ),
        (
            CHAT,
            {"messages": USER, "stream": "yes"},
            "stream",
            "invalid_type",
            "Invalid type for 'stream': expected a boolean.",
        ),
        (
            CHAT,
            {"messages": USER, "stream_options": {"include_usage": True}},
            "stream_options",
            None,
            "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
        ),
        (
            DATED.format("o4-mini", "chat/completions"),
            {"messages": USER, "max_tokens": 5},
            "max_tokens",
            "unsupported_parameter",
            (
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use "
                "'max_completion_tokens' instead."
            ),
        ),
        (
            "/openai/v1/chat/completions",
            {"messages": USER},
            "model",
            "missing_required_parameter",
            "Missing required parameter: 'model'.",
        ),
        (
            EMBED,
            {},
            "input",
            "missing_required_parameter",
            "Missing required parameter: 'input'.",
        ),
        (
            EMBED,
            {"input": []},
            None,
            None,
            "'$.input' is invalid. Please check the API reference.",
        ),
        (
            EMBED,
            {"input": "Hi", "encoding_format": "hex"},
            "encoding_format",
            "invalid_value",
            "Invalid value: 'hex'. Supported values are: 'float' and 'base64'.",
        ),
        (
            EMBED,
            {"input": "Hi", "dimensions": 2000},
            None,
            None,
            "Invalid value for 'dimensions' = 2000. Must be less than or equal to 1536.",
        ),
        (
            DATED.format("text-embedding-ada-002", "embeddings"),
            {"input": "Hi", "dimensions": 512},
            None,
            None,
            "This model does not support specifying dimensions.",
        ),
        (
            "/openai/v1/responses",
            {"model": "gpt-4o"},
            "input",
            "missing_required_parameter",
            "Missing required parameter: 'input'.",
        ),
        (
            "/openai/v1/responses",
            {"model": "gpt-4o", "input": "Hi", "max_output_tokens": 5},
            "max_output_tokens",
            "integer_below_min_value",
            (
                "Invalid 'max_output_tokens': integer below minimum value. Expected a value >= "
                "16, but got 5 instead."
            ),
        ),
        (
            "/openai/v1/responses",
            {"model": "gpt-4o", "input": "Hi", "max_tokens": 5},
            None,
            None,
            "Unrecognized request argument supplied: max_tokens",
        ),
    ],
)
def test_a_body_that_the_api_does_not_take_is_refused(
    post: Post, path: str, body: object, param: str | None, code: str | None, message: str
) -> None:
    answered = post(path, body)
    assert answered.status == 400
    assert answered.error == {
        "message": message,
        "type": "invalid_request_error",
        "param": param,
        "code": code,
    }


def test_a_throttled_call_is_told_when_to_come_back(post: Post) -> None:
    answered = post(DATED.format("throttled", "chat/completions"), {"messages": USER})
    assert answered.status == 429
    assert answered.error == {
        "code": "429",
        "message": "Requests to the ChatCompletions_Create Operation under Azure OpenAI API "
        "version 2024-10-21 have exceeded token rate limit of your current OpenAI S0 pricing tier. "
        "Please retry after 1 second.",
    }
    assert answered.headers["retry-after"] == "1"
    assert answered.headers["retry-after-ms"] == "50"


def test_throttled_once_is_throttled_once(post: Post) -> None:
    path = DATED.format("throttled-once", "chat/completions")
    assert [post(path, {"messages": USER}).status for _ in range(3)] == [429, 200, 200]


def test_a_filtered_prompt_is_refused_with_what_the_filter_found(post: Post) -> None:
    answered = post(DATED.format("filtered", "chat/completions"), {"messages": USER})
    assert answered.status == 400
    safe = {"filtered": False, "severity": "safe"}
    assert answered.error == {
        "message": "The response was filtered due to the prompt triggering Azure OpenAI's content "
        "management policy. Please modify your prompt and retry. To learn more about our content "
        "filtering policies please read our documentation: "
        "https://go.microsoft.com/fwlink/?linkid=2198766",
        "type": None,
        "param": "prompt",
        "code": "content_filter",
        "status": 400,
        "innererror": {
            "code": "ResponsibleAIPolicyViolation",
            "content_filter_result": {
                "hate": safe,
                "self_harm": safe,
                "sexual": safe,
                "violence": {"filtered": True, "severity": "medium"},
                "jailbreak": {"filtered": False, "detected": False},
            },
        },
    }


def test_a_failing_deployment_fails(post: Post) -> None:
    answered = post(DATED.format("failing", "chat/completions"), {"messages": USER})
    assert (answered.status, answered.error["type"]) == (500, "server_error")
