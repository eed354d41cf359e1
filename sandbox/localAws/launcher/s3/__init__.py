"""Where moto's S3 accepts what S3 refuses, and the other way round."""

from . import access_control_list, bucket_policy, bucket_tags, new_bucket, object_permission


def apply() -> None:
    """Apply the corrections of S3."""
    access_control_list.apply()
    bucket_policy.apply()
    bucket_tags.apply()
    new_bucket.apply()
    object_permission.apply()
