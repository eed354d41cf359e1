"""A trail as the API shows it."""

from __future__ import annotations

from typing import Any

from moto.cloudtrail.models import Trail

from .event_selectors import has_custom_selectors


def describe(trail: Trail) -> dict[str, Any]:
    """The settings that CreateTrail and UpdateTrail answer with.

    AWS: "Trail objects with string values are only returned if values for the objects exist in a trail's
    configuration." https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
    AWS returns the short name of a topic in the outdated SnsTopicName, whatever it was given.
    """
    topic_arn = trail.topic_arn
    settings = {
        "Name": trail.trail_name,
        "S3BucketName": trail.bucket_name,
        "S3KeyPrefix": trail.s3_key_prefix,
        "SnsTopicName": topic_arn.rsplit(":", 1)[1] if topic_arn else None,
        "SnsTopicARN": topic_arn,
        "IncludeGlobalServiceEvents": trail.include_global_service_events,
        "IsMultiRegionTrail": trail.is_multi_region,
        "TrailARN": trail.arn,
        "LogFileValidationEnabled": trail.log_validation,
        "CloudWatchLogsLogGroupArn": trail.cw_log_group_arn,
        "CloudWatchLogsRoleArn": trail.cw_role_arn,
        "KmsKeyId": trail.kms_key_id,
        "IsOrganizationTrail": trail.is_org_trail,
    }
    return {name: value for name, value in settings.items() if value not in (None, "")}


def describe_in_full(trail: Trail) -> dict[str, Any]:
    """The settings that GetTrail and DescribeTrails answer with.

    AWS: a Trail also has its home Region and whether it has selectors of its own.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Trail.html
    """
    return {
        **describe(trail),
        "HomeRegion": trail.region_name,
        "HasCustomEventSelectors": has_custom_selectors(trail),
        "HasInsightSelectors": bool(trail.insight_selectors),
    }
