"""Whether a principal may call an operation on a resource, and why not.

See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..iam.evaluate import ContextValue, Decision, Document, Request, evaluate
from .principal import Principal
from .resources import Resource


def reason_to_refuse(
    caller: Principal, action: str, resource: Resource, request_context: Mapping[str, ContextValue]
) -> str | None:
    """Why AWS refuses, in the words of its messages; `None` where it does not.

    AWS: a denial anywhere refuses. Within an account the policy of the identity or that of the resource is enough, the
    latter where it names more than the account; across accounts both must allow. Keys and roles must always allow.
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
    https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
    """
    owner = resource.account or caller.account
    context = _context(caller, owner, request_context)

    def by_resource(names: Sequence[str]) -> Decision:
        return evaluate(resource.policy, Request(action, resource.policy_is_about, names, context))

    of_identity = _strongest(caller.policies, Request(action, resource.arn, None, context))
    of_resource = by_resource(caller.arns)
    if of_identity is Decision.DENIED:
        return "with an explicit deny in an identity-based policy"
    if of_resource is Decision.DENIED:
        return "with an explicit deny in a resource-based policy"
    across = owner != caller.account
    if of_resource is not Decision.ALLOWED and (across or resource.must_allow):
        return f"because no resource-based policy allows the {action} action"
    if of_identity is Decision.ALLOWED or (not across and by_resource(caller.arns[1:]) is Decision.ALLOWED):
        return None
    return f"because no identity-based policy allows the {action} action"


def reason_of_organization(
    caller: Principal, action: str, resource: Resource, request_context: Mapping[str, ContextValue]
) -> str | None:
    """Why the caller's organization keeps it from the call; `None` where it does not.

    AWS: service control policies grant nothing; one that denies, on any level, or a level where none allows, keeps all
    principals of a member account from it, its root too.
    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
    """
    context = _context(caller, resource.account or caller.account, request_context)
    request = Request(action, resource.arn, None, context)
    decisions = [_strongest(level, request) for level in caller.organization_policies]
    if Decision.DENIED in decisions:
        return "with an explicit deny in a service control policy"
    if Decision.SILENT in decisions:
        return f"because no service control policy allows the {action} action"
    return None


def _context(
    caller: Principal, owner: str, request_context: Mapping[str, ContextValue]
) -> Mapping[str, ContextValue]:
    return {
        **caller.context,
        "aws:ResourceAccount": owner,
        "s3:ResourceAccount": owner,
        "s3:TlsVersion": "1.2",
        "kms:CallerAccount": caller.account,
        **request_context,
    }


def _strongest(policies: Sequence[Document] | None, request: Request) -> Decision:
    if policies is None:
        return Decision.ALLOWED
    decisions = [evaluate(document, request) for document in policies]
    return next((each for each in (Decision.DENIED, Decision.ALLOWED) if each in decisions), Decision.SILENT)
