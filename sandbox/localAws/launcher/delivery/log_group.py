"""The CloudWatch Logs log group, and whether the role can write this trail's stream in it."""

from __future__ import annotations

import re

from moto.iam.models import Policy, PolicyVersion, Role, iam_backends
from moto.logs.models import LogsBackend, logs_backends

from ..iam.evaluate import Decision, Request, evaluate
from ..iam.evaluate import allows as document_allows
from ..patching import expect_attributes
from ..permissions_boundaries import boundaries_of
from .destination import CLOUDTRAIL, Destination
from .undeliverable import UndeliverableError

_GROUP_ARN = re.compile(
    r"arn:(?P<partition>[a-z-]+):logs:(?P<region>[a-z0-9-]+):(?P<account>\d{12}):log-group:(?P<name>[^:*]+):\*"
)


def expect_moto() -> None:
    """Check what is read of moto's log groups and roles."""
    expect_attributes(LogsBackend, ["groups"])
    expect_attributes(Role, ["arn", "assume_role_policy_document", "policies", "managed_policies"])
    expect_attributes(Policy, ["versions"])
    expect_attributes(PolicyVersion, ["document", "is_default"])


def check_log_group(destination: Destination) -> None:
    """Refuse a log group or role without the other, or one that CloudTrail could not use.

    AWS: a log group of the home Region, in the account of whoever makes the trail; a role there that trusts
    cloudtrail.amazonaws.com and may create the stream `ACCOUNT_CloudTrail_REGION` and put events in it.
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
    Deliveries meet the errors that STS and CloudWatch Logs document: AccessDenied for a role that cannot be assumed,
    ResourceNotFoundException for a group that is gone, AccessDeniedException for a role that may not write. Inferred
    for GetTrailStatus.
    https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html#API_PutLogEvents_Errors
    https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/CommonErrors.html
    """
    if destination.log_group_arn is None and destination.role_arn is None:
        return
    if destination.role_arn is None:
        raise _bad_role("You must specify a role ARN as well as a log group.")
    if destination.log_group_arn is None:
        raise _bad_group("You must specify a log group as well as a role ARN.")
    group = _GROUP_ARN.fullmatch(destination.log_group_arn)
    if not group or not _exists(group, destination):
        raise _bad_group("Check the log group ARN: CloudTrail can't validate it.")
    role = _find_role(group["account"], destination)
    if role is None or not _trusts(role, destination):
        raise _bad_role("Access denied. Check the trust relationships for your role.")
    if not all(_may(role, request) for request in _requests(destination)):
        # AWS blames the log group, not the role, when the role may not write.
        raise _bad_group(
            "Access denied. Verify in IAM that the role has adequate permissions.", "AccessDeniedException"
        )


def _exists(group: re.Match[str], destination: Destination) -> bool:
    here = (destination.partition, destination.region)
    if (group["partition"], group["region"]) != here or group["account"] not in destination.log_group_accounts:
        return False
    return group["name"] in logs_backends[group["account"]][destination.region].groups


def _find_role(account: str, destination: Destination) -> Role | None:
    roles = iam_backends[account][destination.partition].roles.values()
    return next((role for role in roles if role.arn == destination.role_arn), None)


def _trusts(role: Role, destination: Destination) -> bool:
    request = Request("sts:AssumeRole", None, CLOUDTRAIL, destination.context(destination.account))
    return document_allows(role.assume_role_policy_document, request)


def _may(role: Role, request: Request) -> bool:
    documents = [*role.policies.values()]
    for policy in role.managed_policies.values():
        documents += [version.document for version in policy.versions if version.is_default]
    decisions = [evaluate(document, request) for document in documents]
    limits = [evaluate(document, request) for document in boundaries_of(role)]
    within = all(decision is Decision.ALLOWED for decision in limits)
    return within and Decision.ALLOWED in decisions and Decision.DENIED not in decisions


def _requests(destination: Destination) -> list[Request]:
    streams = [f"{destination.account}_CloudTrail_{destination.region}"]
    if destination.is_organization_trail and destination.organization_id:
        streams.append(f"{destination.organization_id}_{streams[0]}")
    group = str(destination.log_group_arn)[: -len(":*")]
    context = {
        "aws:SecureTransport": "true",
        "aws:PrincipalAccount": destination.account,
        "aws:ResourceAccount": destination.account,
    }
    return [
        Request(action, f"{group}:log-stream:{stream}", context=context)
        for stream in streams
        for action in ("logs:CreateLogStream", "logs:PutLogEvents")
    ]


def _bad_group(message: str, delivery_error: str = "ResourceNotFoundException") -> Exception:
    return UndeliverableError("InvalidCloudWatchLogsLogGroupArnException", message, delivery_error)


def _bad_role(message: str) -> Exception:
    return UndeliverableError("InvalidCloudWatchLogsRoleArnException", message, "AccessDenied")
