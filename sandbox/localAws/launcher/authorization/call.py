"""A request to AWS, as far as authorization asks: who signed it, which operation it is, and for what."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote

from .s3_operations import operation_of

Environ = dict[str, Any]

_CREDENTIAL = re.compile(
    r"Credential=(?P<key>[^/,\s]+)/\d*/(?P<region>[a-z0-9-]+)/(?P<service>[a-z0-9-]+)/aws4_request"
)


@dataclass(frozen=True)
class Call:
    """One signed request; `operation` is empty where it is none that is known here."""

    service: str
    operation: str
    region: str
    access_key: str
    parameters: Mapping[str, Any]


def read_call(environ: Environ) -> Call | None:
    """Read a request and leave it to be read again; `None` for what is not signed.

    See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
    """
    signed = environ.get("HTTP_AUTHORIZATION") or unquote(environ.get("QUERY_STRING", ""))
    credential = _CREDENTIAL.search(signed)
    if not credential:
        return None
    service = credential["service"]
    if service == "s3":
        # S3 Control signs as S3, and has paths that no bucket has.
        control = environ["PATH_INFO"].startswith("/v20180820/")
        service, operation, parameters = ("s3control", *_control(environ)) if control else ("s3", *_s3(environ))
    elif environ.get("HTTP_X_AMZ_TARGET"):
        operation, parameters = environ["HTTP_X_AMZ_TARGET"].rpartition(".")[2], _json(_body(environ))
    else:
        parameters = _form(environ.get("QUERY_STRING", "")) | _form(_body(environ).decode("utf-8", "replace"))
        operation = str(parameters.get("Action", ""))
    return Call(service, operation, credential["region"], credential["key"], parameters)


def _s3(environ: Environ) -> tuple[str, dict[str, str]]:
    bucket, key = _bucket_and_key(environ)
    query = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
    owner = environ.get("HTTP_X_AMZ_EXPECTED_BUCKET_OWNER", "")
    return operation_of(environ["REQUEST_METHOD"], bucket, key, query), {"Bucket": bucket, "ExpectedBucketOwner": owner}


def _bucket_and_key(environ: Environ) -> tuple[str, str]:
    """S3 has the bucket first in the path, or before the host."""
    host = environ.get("HTTP_HOST", "").partition(":")[0]
    path = environ["PATH_INFO"].lstrip("/")
    before = re.fullmatch(r"(?P<bucket>.+)\.127\.0\.0\.1", host)
    if before:
        return before["bucket"], path
    bucket, _, key = path.partition("/")
    return bucket, key


def _control(environ: Environ) -> tuple[str, dict[str, str]]:
    is_block = environ["PATH_INFO"] == "/v20180820/configuration/publicAccessBlock"
    operation = "GetPublicAccessBlock" if is_block and environ["REQUEST_METHOD"] == "GET" else ""
    return operation, {"AccountId": environ.get("HTTP_X_AMZ_ACCOUNT_ID", "")}


def _body(environ: Environ) -> bytes:
    body: bytes = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = io.BytesIO(body)
    return body


def _json(body: bytes) -> dict[str, Any]:
    try:
        parsed = json.loads(body or b"{}")
    except ValueError:
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _form(text: str) -> dict[str, Any]:
    return {name: values[0] for name, values in parse_qs(text, keep_blank_values=True).items()}
