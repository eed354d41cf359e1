"""Finding the trail that a request means, from the Region and account that the request came to.

A multi-Region trail shows in every other Region of its account as a shadow trail; an organization trail shows in the
member accounts as well. Shadows are seen, by ARN, and changed at home only.
See https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from moto.cloudtrail.models import Trail, cloudtrail_backends
from moto.core.exceptions import JsonRESTError

from ..organizations.membership import management_account_of
from ..refusal import refusal
from .caller import Caller
from .names import check_trail_name
from .organization import administers_trails_of

_ARN = re.compile(r"arn:(aws[a-z-]*):cloudtrail:([a-z0-9-]+):(\d{12}):trail/([A-Za-z0-9._-]+)")


@dataclass(frozen=True)
class TrailArn:
    """The parts of a trail's ARN."""

    region: str
    account: str
    name: str


def parse_arn(arn: str) -> TrailArn:
    """Take a trail's ARN apart.

    AWS: anything else is refused with CloudTrailARNInvalidException.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrail.html#API_GetTrail_Errors
    """
    parts = _ARN.fullmatch(arn)
    if not parts:
        raise refusal("CloudTrailARNInvalidException", f"Trail ARN is not valid: {arn}")
    return TrailArn(*parts.groups()[1:])


def trails_of(account: str, partition: str) -> Iterator[Trail]:
    """Every trail that an account owns in a partition."""
    for backend in list(cloudtrail_backends[account].values()):
        if backend.partition == partition:
            yield from list(backend.trails.values())


def visible_trails(caller: Caller) -> Iterator[Trail]:
    """The trails of this Region, then the shadows: of other Regions, and of the organization's trails."""
    own = list(trails_of(caller.account, caller.partition))
    yield from (trail for trail in own if trail.region_name == caller.region)
    yield from (trail for trail in own if trail.region_name != caller.region and trail.is_multi_region)
    management_account = management_account_of(caller.account)
    if management_account and management_account != caller.account:
        for trail in trails_of(management_account, caller.partition):
            if trail.is_org_trail and (trail.is_multi_region or trail.region_name == caller.region):
                yield trail


def is_shadow(trail: Trail, caller: Caller) -> bool:
    """Whether the caller sees a replication, not the trail itself."""
    return trail.region_name != caller.region or trail.account_id != caller.account


def find_to_read(name_or_arn: str | None, caller: Caller) -> Trail:
    """The trail whose settings or status are asked for: in this Region by name, or by ARN also as a shadow.

    AWS: "To get the status of a shadow trail, you must specify its ARN", and so must a member account for an
    organization trail. https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html
    """
    return _find(name_or_arn, caller, list(visible_trails(caller)))


def find_at_home(name_or_arn: str | None, caller: Caller) -> Trail:
    """The trail whose selectors or tags are asked for: in its home Region, by its owner or administrator.

    AWS: another account's or Region's ARN is refused with CloudTrailARNInvalidException.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetEventSelectors.html#API_GetEventSelectors_Errors
    AWS: a delegated administrator works with the organization's trails as the management account does, by ARN.
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html
    """
    administered: list[Trail] = []
    if name_or_arn and name_or_arn.startswith("arn:"):
        arn = parse_arn(name_or_arn)
        if administers_trails_of(caller.account, arn.account):
            visible = visible_trails(caller)
            administered = [trail for trail in visible if trail.is_org_trail and trail.region_name == caller.region]
        else:
            _check_account(arn, caller)
        if arn.region != caller.region:
            raise refusal(
                "CloudTrailARNInvalidException",
                f"Region in ARN is wrong, you can only access resources in region {caller.region}.",
            )
    return _find(name_or_arn, caller, _own_here(caller) + administered)


def find_to_change(name_or_arn: str | None, caller: Caller) -> Trail:
    """The trail that is to be changed: from its home Region, by its owner.

    AWS: a change from another Region is refused with InvalidHomeRegionException, and a member account's change of an
    organization trail with NotOrganizationMasterAccountException.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_UpdateTrail.html#API_UpdateTrail_Errors
    """
    visible = list(visible_trails(caller))
    elsewhere = [trail for trail in trails_of(caller.account, caller.partition) if trail not in visible]
    by_arn = bool(name_or_arn) and str(name_or_arn).startswith("arn:")
    trail = _find(name_or_arn, caller, visible + elsewhere if by_arn else visible, shadows_by_name=True)
    if trail.account_id != caller.account and not administers_trails_of(caller.account, trail.account_id):
        raise refusal(
            "NotOrganizationMasterAccountException",
            f"Account {caller.account} is not the management account of the organization that owns {trail.arn}.",
        )
    if trail.region_name != caller.region:
        raise refusal(
            "InvalidHomeRegionException",
            f"Trail {trail.arn} can only be changed in its home region {trail.region_name}, not in {caller.region}.",
        )
    return trail


def not_found(name: str, caller: Caller) -> JsonRESTError:
    """AWS names the ARN that it looked for, which has the Region of the call in it."""
    arn = name if name.startswith("arn:") else caller.trail_arn(name)
    return refusal("TrailNotFoundException", f"Unknown trail: {arn} for the user: {caller.account}")


def _find(name_or_arn: str | None, caller: Caller, among: list[Trail], shadows_by_name: bool = False) -> Trail:
    if name_or_arn and name_or_arn.startswith("arn:"):
        arn = parse_arn(name_or_arn)
        for trail in among:
            if trail.arn == name_or_arn:
                return trail
        _check_account(arn, caller)
        raise not_found(name_or_arn, caller)
    check_trail_name(name_or_arn)
    named = [trail for trail in among if trail.trail_name == name_or_arn]
    here = [trail for trail in named if not is_shadow(trail, caller)]
    found = here or (named if shadows_by_name else [])
    if not found:
        raise not_found(str(name_or_arn), caller)
    return found[0]


def _check_account(arn: TrailArn, caller: Caller) -> None:
    if arn.account != caller.account:
        raise refusal(
            "CloudTrailARNInvalidException",
            f"AccountID in ARN is wrong, you can only access resources with AccountID {caller.account}.",
        )


def _own_here(caller: Caller) -> list[Trail]:
    return [trail for trail in visible_trails(caller) if not is_shadow(trail, caller)]
