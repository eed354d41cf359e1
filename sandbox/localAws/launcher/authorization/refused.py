"""How each service says that a request is refused."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

_QUERY_SERVICES = ("iam", "sns", "sts")

# SNS has a name of its own for it.
# https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html#API_GetTopicAttributes_Errors
_CODES = {"sns": "AuthorizationError"}


@dataclass(frozen=True)
class Refusal:
    """A message, and the error where it is not AccessDenied; `status` is that of XML services."""

    message: str
    code: str = "AccessDenied"
    status: str = "403 Forbidden"


def answer(service: str, refusal: Refusal, start_response: Any) -> Iterable[bytes]:
    """Refuse a request in the form of the service's protocol.

    AWS: AccessDeniedException with HTTP status 400 in JSON, AccessDenied with 403 in XML.
    https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
    https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#RESTErrorResponses
    https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
    """
    if service in ("s3", "s3control") or service in _QUERY_SERVICES:
        code = _CODES.get(service, refusal.code)
        error = f"<Code>{code}</Code><Message>{escape(refusal.message)}</Message>"
        if service == "s3":
            text = f"<Error>{error}</Error>"
        else:
            text = f"<ErrorResponse><Error><Type>Sender</Type>{error}</Error></ErrorResponse>"
        return _send(start_response, refusal.status, "application/xml", text)
    code = "AccessDeniedException" if refusal.code == "AccessDenied" else refusal.code
    body = json.dumps({"__type": code, "Message": refusal.message})
    return _send(start_response, "400 Bad Request", "application/x-amz-json-1.1", body)


def _send(start_response: Any, status: str, content_type: str, text: str) -> Iterable[bytes]:
    body = text.encode()
    start_response(status, [("Content-Type", content_type), ("Content-Length", str(len(body)))])
    return [body]
