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
    context = {
        **caller.context,
        "aws:ResourceAccount": owner,
        "s3:ResourceAccount": owner,
        "s3:TlsVersion": "1.2",
        "kms:CallerAccount": caller.account,
        **request_context,
    }

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


def _strongest(policies: Sequence[Document] | None, request: Request) -> Decision:
    if policies is None:
        return Decision.ALLOWED
    decisions = [evaluate(document, request) for document in policies]
    return next((each for each in (Decision.DENIED, Decision.ALLOWED) if each in decisions), Decision.SILENT)
