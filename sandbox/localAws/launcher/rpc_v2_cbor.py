"""CloudWatch's protocol, which moto does not speak: requests are handed to moto as JSON, answers go back as CBOR.

See https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterable
from datetime import datetime, timezone
from typing import Any

from botocore.parsers import RpcV2CBORParser
from moto.core.utils import get_service_model

from .cbor import Timestamp, encode

_PATH = re.compile(r"/service/(?P<service>\w+)/operation/(?P<operation>\w+)")
_SERVICES = {"GraniteServiceVersion20100801": "cloudwatch"}

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class RpcV2Cbor:
    """Stands before moto's application and translates what comes in this protocol; the rest passes."""

    def __init__(self, application: Application) -> None:
        self._application = application

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request."""
        path = _PATH.fullmatch(environ.get("PATH_INFO", ""))
        if environ.get("HTTP_SMITHY_PROTOCOL") != "rpc-v2-cbor" or not path or path["service"] not in _SERVICES:
            return self._application(environ, start_response)
        status, answer = self._ask(_as_json(environ, path))
        body = encode(_with_timestamps(answer, path, failed=not status.startswith("2")))
        start_response(
            status,
            [
                ("Content-Type", "application/cbor"),
                ("Content-Length", str(len(body))),
                ("smithy-protocol", "rpc-v2-cbor"),
            ],
        )
        return [body]

    def _ask(self, environ: Environ) -> tuple[str, Any]:
        statuses: list[str] = []
        chunks = self._application(environ, lambda status, *_: statuses.append(status))
        text = b"".join(chunks)
        return statuses[0], json.loads(text) if text.strip() else {}


def _as_json(environ: Environ, path: re.Match[str]) -> Environ:
    parser = RpcV2CBORParser()
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    parameters = parser.parse_data_item(parser.get_peekable_stream_from_bytes(body)) if body else {}
    text = json.dumps(parameters, default=_seconds).encode()
    return {
        **{name: value for name, value in environ.items() if name != "HTTP_SMITHY_PROTOCOL"},
        "PATH_INFO": "/",
        "REQUEST_URI": "/",
        "RAW_URI": "/",
        "CONTENT_TYPE": "application/x-amz-json-1.0",
        "CONTENT_LENGTH": str(len(text)),
        "HTTP_X_AMZ_TARGET": f"{path['service']}.{path['operation']}",
        "wsgi.input": io.BytesIO(text),
    }


def _seconds(value: Any) -> float:
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=timezone.utc)).timestamp()
    raise TypeError(f"No JSON for {value!r}")


def _with_timestamps(answer: Any, path: re.Match[str], failed: bool) -> Any:
    model = get_service_model(_SERVICES[path["service"]])
    shape = None if failed else model.operation_model(path["operation"]).output_shape
    return _typed(answer, shape)


def _typed(value: Any, shape: Any) -> Any:
    """JSON has numbers where CBOR has times: the operation's output shape tells them apart."""
    kind = getattr(shape, "type_name", None)
    if kind == "timestamp" and isinstance(value, (int, float)):
        return Timestamp(float(value))
    if kind == "list" and isinstance(value, list):
        return [_typed(each, shape.member) for each in value]
    if kind == "map" and isinstance(value, dict):
        return {key: _typed(each, shape.value) for key, each in value.items()}
    if isinstance(value, dict):
        members = shape.members if kind == "structure" else {}
        return {key: _typed(each, members.get(key)) for key, each in value.items()}
    return value
