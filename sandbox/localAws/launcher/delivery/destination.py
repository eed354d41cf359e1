"""Where a trail delivers to, and as whom."""

from __future__ import annotations

from dataclasses import dataclass

from ..iam.evaluate import ContextValue

CLOUDTRAIL = "cloudtrail.amazonaws.com"


@dataclass(frozen=True)
class Destination:
    """A trail's identity and destinations, as the request gives them; what is not used is `None`."""

    trail_arn: str
    partition: str
    account: str
    region: str
    log_group_accounts: frozenset[str]
    organization_id: str | None
    is_organization_trail: bool
    validates_files: bool
    bucket: str
    prefix: str | None
    key: str | None
    topic: str | None
    log_group_arn: str | None
    role_arn: str | None

    def context(self, resource_account: str, **more: ContextValue) -> dict[str, ContextValue]:
        """The condition keys of a call that CloudTrail makes for this trail, over TLS 1.2.

        See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
        """
        context: dict[str, ContextValue] = {
            "aws:SourceArn": self.trail_arn,
            "aws:SourceAccount": self.account,
            "aws:ResourceAccount": resource_account,
            "aws:SecureTransport": "true",
            "aws:PrincipalIsAWSService": "true",
            "aws:PrincipalServiceName": CLOUDTRAIL,
            "aws:PrincipalServiceNamesList": [CLOUDTRAIL],
            "aws:ViaAWSService": "false",
            **more,
        }
        if self.organization_id:
            context["aws:SourceOrgID"] = self.organization_id
        return context
