"""Refusing a request in the form of AWS's JSON protocol."""

from __future__ import annotations

from moto.core.exceptions import JsonRESTError


def refusal(code: str, message: str) -> JsonRESTError:
    """Build an error of a service that speaks JSON: CloudTrail's and these ones of KMS have HTTP status 400.

    See https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html#API_CreateTrail_Errors
    """
    return JsonRESTError(code, message)
