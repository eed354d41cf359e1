"""Creating, updating and deleting trails."""

from __future__ import annotations

from typing import Any

from moto.cloudtrail.models import CloudTrailBackend, Trail, cloudtrail_backends

from ..delivery import check_delivery
from ..delivery.destination import Destination
from ..organizations.membership import organization_of
from ..patching import expect_attributes, expect_parameters
from ..refusal import refusal
from .caller import Caller
from .description import describe
from .lookup import find_to_change, visible_trails
from .names import check_bucket_name, check_key_prefix, check_trail_name
from .organization import log_group_accounts, organization_in_use, owner_of_organization_trail
from .service_linked_role import make_service_linked_roles
from .tags import check_tags, put_tags, tags_of

_MAXIMUM_TRAILS = 5

# The settings of CreateTrail and UpdateTrail, and the attributes in which moto keeps them.
_ATTRIBUTES = {
    "S3BucketName": "bucket_name",
    "S3KeyPrefix": "s3_key_prefix",
    "SnsTopicName": "sns_topic_name",
    "IncludeGlobalServiceEvents": "include_global_service_events",
    "IsMultiRegionTrail": "is_multi_region",
    "EnableLogFileValidation": "log_validation",
    "IsOrganizationTrail": "is_org_trail",
    "CloudWatchLogsLogGroupArn": "cw_log_group_arn",
    "CloudWatchLogsRoleArn": "cw_role_arn",
    "KmsKeyId": "kms_key_id",
}
_CONSTRUCTOR = (
    "self account_id region_name trail_name bucket_name s3_key_prefix sns_topic_name is_global is_multi_region "
    "log_validation is_org_trail cw_log_group_arn cw_role_arn kms_key_id"
).split()


def apply() -> None:
    """Check moto's trails, and keep a topic by its ARN.

    AWS: a topic may be in another Region or account, so its name alone does not identify it.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
    """
    expect_parameters(Trail, "__init__", _CONSTRUCTOR)
    expect_attributes(Trail, [*_ATTRIBUTES.values(), "topic_arn", "status", "event_selectors", "insight_selectors"])
    expect_attributes(Trail, ["advanced_event_selectors", "arn", "short", "start_logging", "stop_logging"])
    expect_attributes(CloudTrailBackend, ["trails", "tagging_service"])
    setattr(Trail, "topic_arn", property(lambda trail: trail.sns_topic_name or None))


def create_trail(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """Create a trail, which does not record yet, after checking that it will be able to deliver.

    AWS: a name is taken once per account and Region.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
    """
    name = str(parameters.get("Name") or "")
    check_trail_name(name)
    defaults = {
        **dict.fromkeys(_ATTRIBUTES),
        "IncludeGlobalServiceEvents": True,
        "IsMultiRegionTrail": False,
        "EnableLogFileValidation": False,
        "IsOrganizationTrail": False,
    }
    settings = _merged(defaults, parameters)
    owner = caller
    if settings["IsOrganizationTrail"]:
        owner = Caller(owner_of_organization_trail(caller.account), caller.region)
    tags = parameters.get("TagsList") or []
    check_tags(tags, {})
    backend = cloudtrail_backends[owner.account][owner.region]
    if name in backend.trails:
        raise refusal("TrailAlreadyExistsException", f"Trail {name} already exists for customer: {owner.account}")
    settings = _checked(settings, name, owner)
    _check_quota(owner, settings["IsMultiRegionTrail"], adds_here=True)

    # moto looks for the topic in the trail's own Region and account: it is set afterwards.
    trail = Trail(
        owner.account, owner.region, name, settings["S3BucketName"], "", "", True, False, False, False, "", "", ""
    )
    _store(trail, settings)
    backend.trails[name] = trail
    put_tags(trail, tags)
    return describe(trail)


def update_trail(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """Change the settings that are given; an empty string removes a setting.

    AWS: `--kms-key-id ""` disables encryption with the key, and so for the log group, its role, the topic and the
    prefix. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-encryption-cli.html
    """
    trail = find_to_change(parameters.get("Name"), caller)
    current = {name: getattr(trail, attribute) for name, attribute in _ATTRIBUTES.items()}
    settings = _merged(current, parameters)
    if settings["IsOrganizationTrail"] and not trail.is_org_trail:
        owner_of_organization_trail(caller.account)
    owner = Caller(trail.account_id, trail.region_name)
    settings = _checked(settings, trail.trail_name, owner)
    if settings["IsMultiRegionTrail"] and not trail.is_multi_region:
        _check_quota(owner, multi_region=True, adds_here=False)
    _store(trail, settings)
    return describe(trail)


def delete_trail(caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
    """Delete a trail, by name or ARN.

    AWS: from the home Region only, never a shadow trail.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DeleteTrail.html
    """
    trail = find_to_change(parameters.get("Name"), caller)
    tags_of(trail).delete_all_tags_for_resource(trail.arn)
    del cloudtrail_backends[trail.account_id][trail.region_name].trails[trail.trail_name]
    return {}


def destination_of(trail: Trail) -> Destination:
    """Where an existing trail delivers to."""
    settings = {name: getattr(trail, attribute) for name, attribute in _ATTRIBUTES.items()}
    return _destination(settings, trail.trail_name, Caller(trail.account_id, trail.region_name))


def _merged(settings: dict[str, Any], parameters: dict[str, Any]) -> dict[str, Any]:
    given = {name: parameters[name] for name in _ATTRIBUTES if parameters.get(name) is not None}
    return {name: None if value == "" else value for name, value in {**settings, **given}.items()}


def _checked(settings: dict[str, Any], name: str, owner: Caller) -> dict[str, Any]:
    """Refuse settings that do not go together or cannot work; answer them with key and topic as ARNs.

    AWS: a multi-Region trail includes global service events.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html#API_CreateTrail_Errors
    """
    if settings["IsMultiRegionTrail"] and not settings["IncludeGlobalServiceEvents"]:
        raise refusal("InvalidParameterCombinationException", "Multi-Region trail must include global service events.")
    check_bucket_name(settings["S3BucketName"])
    check_key_prefix(settings["S3KeyPrefix"])
    delivery = check_delivery(_destination(settings, name, owner))
    return {**settings, "KmsKeyId": delivery.key_arn, "SnsTopicName": delivery.topic_arn}


def _destination(settings: dict[str, Any], name: str, owner: Caller) -> Destination:
    organization = organization_of(owner.account)
    return Destination(
        trail_arn=owner.trail_arn(name),
        partition=owner.partition,
        account=owner.account,
        region=owner.region,
        log_group_accounts=log_group_accounts(owner.account, is_organization_trail=settings["IsOrganizationTrail"]),
        organization_id=organization.id if organization else None,
        is_organization_trail=settings["IsOrganizationTrail"],
        validates_files=settings["EnableLogFileValidation"],
        bucket=settings["S3BucketName"],
        prefix=settings["S3KeyPrefix"],
        key=settings["KmsKeyId"],
        topic=settings["SnsTopicName"],
        log_group_arn=settings["CloudWatchLogsLogGroupArn"],
        role_arn=settings["CloudWatchLogsRoleArn"],
    )


def _check_quota(owner: Caller, multi_region: bool, adds_here: bool) -> None:
    """Refuse a trail too many.

    AWS: 5 trails per Region, shadow trails included, in every Region that a multi-Region trail reaches.
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
    """
    backends = cloudtrail_backends[owner.account]
    regions = {owner.region} if adds_here else set()
    if multi_region:
        regions |= {region for region, each in list(backends.items()) if each.partition == owner.partition}
        regions -= set() if adds_here else {owner.region}
    for region in sorted(regions):
        if len(list(visible_trails(Caller(owner.account, region)))) >= _MAXIMUM_TRAILS:
            raise refusal(
                "MaximumNumberOfTrailsExceededException",
                f"User: {owner.account} already has {_MAXIMUM_TRAILS} trails in {region}.",
            )


def _store(trail: Trail, settings: dict[str, Any]) -> None:
    for name, attribute in _ATTRIBUTES.items():
        setattr(trail, attribute, settings[name])
    if trail.is_org_trail:
        make_service_linked_roles(organization_in_use(trail.account_id))
