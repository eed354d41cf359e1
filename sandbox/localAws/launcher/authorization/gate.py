"""What stands before moto and lets through what AWS would let through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from moto.utilities.utils import get_partition

from ..delivery.bucket import find_bucket
from ..iam.evaluate import ContextValue
from ..organizations.membership import is_open
from .call import Call, Environ, read_call
from .decision import reason_of_organization, reason_to_refuse
from .operations import FREE, OPERATIONS, Operation
from .principal import Principal, find_principal
from .refused import Refusal, answer

Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

_ROLE_ARN = re.compile(r"arn:[a-z-]+:iam::(?P<account>\d{12}):role/.+")


class Gate:
    """Judges each request; the rest is moto's.

    Always: whether a role may be assumed, and whether a bucket belongs to whom the request says. Once it is asked to:
    whether the caller is permitted to make the call.
    """

    def __init__(self, application: Application) -> None:
        self._application = application
        self._enforces_permissions = False

    def enforce_permissions(self, enforced: bool) -> None:
        """Ask for permissions from now on, or no longer."""
        self._enforces_permissions = enforced

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request."""
        call = read_call(environ)
        refusal = self._refusal(call) if call else None
        if call is None or refusal is None:
            return self._application(environ, start_response)
        return answer(call.service, refusal, start_response)

    def _refusal(self, call: Call) -> Refusal | None:
        if call.service == "s3" and not _belongs_to_whom_it_says(call):
            return Refusal("Access Denied")
        name = (call.service, call.operation)
        if name == ("sts", "AssumeRole"):
            return self._refusal_of_role(call)
        if not self._enforces_permissions or name in FREE:
            return None
        caller = find_principal(call.access_key, call.region)
        if name in OPERATIONS:
            return _refusal_of_call(call, OPERATIONS[name], caller)
        if caller.policies is None:
            return None
        # Nothing passes because nobody thought of it.
        return Refusal(f"The local AWS does not know what permission {call.service} {call.operation} needs.")

    def _refusal_of_role(self, call: Call) -> Refusal | None:
        """Whether a role may be assumed; one that nobody made may, in an account that is open.

        AWS: refused unless the role's trust policy allows it, and in accounts that are closed or suspended; what is not
        the ARN of a role is not valid.
        https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
        https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_close.html
        """
        caller = find_principal(call.access_key, call.region)
        if not self._enforces_permissions:
            caller = replace(caller, policies=None, organization_policies=())
        operation = OPERATIONS["sts", "AssumeRole"]
        resource = operation.resource(call, caller)
        given = {"sts:ExternalId": "ExternalId", "sts:RoleSessionName": "RoleSessionName"}
        context = _context(call)
        context |= {key: str(call.parameters[name]) for key, name in given.items() if name in call.parameters}
        arn = _ROLE_ARN.fullmatch(resource.arn)
        if not arn:
            return Refusal(f"{resource.arn} is invalid", "ValidationError", "400 Bad Request")
        asked = (caller, operation.action, resource, context)
        reason = reason_of_organization(*asked)
        if reason is None and is_open(arn["account"]) and not reason_to_refuse(*asked):
            return None
        return Refusal(" ".join(filter(None, [_message(caller, operation.action, resource.arn), reason])))


def _refusal_of_call(call: Call, operation: Operation, caller: Principal) -> Refusal | None:
    resource = operation.resource(call, caller)
    across = resource.account not in (None, caller.account)
    asked = (caller, operation.action, resource, _context(call))
    reason = reason_of_organization(*asked)
    if reason is None and caller.policies is None and not across:
        return None
    reason = reason or reason_to_refuse(*asked)
    if reason and across and call.service == "s3":
        # AWS does not explain itself to other accounts.
        # https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
        return Refusal("Access Denied")
    if reason:
        return Refusal(f"{_message(caller, operation.action, resource.arn)} {reason}")
    if across and operation.own_account_only:
        if call.service == "s3":
            message = "The specified method is not allowed against this resource."
            return Refusal(message, "MethodNotAllowed", "405 Method Not Allowed")
        return Refusal(_message(caller, operation.action, resource.arn))
    return None


def _context(call: Call) -> dict[str, ContextValue]:
    """AWS: the Region of the endpoint, which is us-east-1 for services that have one endpoint.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion
    """
    return {"aws:RequestedRegion": call.region}


def _message(caller: Principal, action: str, resource: str) -> str:
    return f"User: {caller.arns[-1]} is not authorized to perform: {action} on resource: {resource}"


def _belongs_to_whom_it_says(call: Call) -> bool:
    """AWS: AccessDenied, HTTP 403, where the bucket belongs to another account than x-amz-expected-bucket-owner says.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html
    """
    expected = call.parameters["ExpectedBucketOwner"]
    bucket = find_bucket(call.parameters["Bucket"], get_partition(call.region)) if expected else None
    return bucket is None or bucket.account_id == expected
