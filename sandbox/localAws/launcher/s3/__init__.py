"""Where moto's S3 accepts what S3 refuses, forgets what it is told, and the other way round."""

from . import (
    access_control_list,
    access_logging,
    bucket_policy,
    bucket_tags,
    lifecycle,
    new_bucket,
    object_lock,
    object_permission,
)


def apply() -> None:
    """Apply the corrections of S3."""
    access_control_list.apply()
    access_logging.apply()
    bucket_policy.apply()
    bucket_tags.apply()
    lifecycle.apply()
    new_bucket.apply()
    object_lock.apply()
    object_permission.apply()
