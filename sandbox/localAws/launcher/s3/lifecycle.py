"""Lifecycle configurations: what S3 refuses, and all that it is told."""

from __future__ import annotations

from typing import Any

from moto.core.responses import ActionResult
from moto.s3.exceptions import MalformedXML, NoSuchLifecycleConfiguration, S3ClientError
from moto.s3.models import FakeBucket, S3Backend
from moto.s3.responses import S3Response

from ..iam.lists import as_list
from ..patching import expect_attributes, expect_parameters, replace

Rule = dict[str, Any]

_PLURALS = {
    "Transition": "Transitions",
    "NoncurrentVersionTransition": "NoncurrentVersionTransitions",
}
_ACTIONS = (
    "Transition",
    "Expiration",
    "NoncurrentVersionTransition",
    "NoncurrentVersionExpiration",
    "AbortIncompleteMultipartUpload",
)
_INFREQUENT = ("STANDARD_IA", "ONEZONE_IA")
_CLASSES = (*_INFREQUENT, "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE")
_INFREQUENT_DAYS = 30
_SIZE_HEADER = "x-amz-transition-default-minimum-object-size"
_SIZE = "all_storage_classes_128K"


def apply() -> None:
    """Check rules before moto stores them, and answer with all of their settings.

    AWS: the elements of a configuration and their limits.
    https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
    """
    expect_attributes(FakeBucket, ["rules"])
    expect_parameters(NoSuchLifecycleConfiguration, "__init__", ["self", "bucket_name"])
    store = S3Backend.put_bucket_lifecycle_configuration
    put = getattr(S3Response, "_bucket_response_put", None)

    def put_bucket_lifecycle_configuration(self: S3Backend, bucket_name: str, rules: list[Rule]) -> None:
        _check(rules)
        store(self, bucket_name, rules)
        self.get_bucket(bucket_name).lifecycle_rules = rules  # type: ignore[attr-defined]

    def put_with_size(self: S3Response, request: Any, bucket_name: str, querystring: dict[str, Any]) -> Any:
        answer = put(self, request, bucket_name, querystring)  # type: ignore[misc]
        if "lifecycle" in querystring:
            size = request.headers.get(_SIZE_HEADER, _SIZE)
            self.backend.get_bucket(bucket_name).lifecycle_size = size
            return 200, {_SIZE_HEADER: size}, ""
        return answer

    def get_bucket_lifecycle(self: S3Response) -> Any:
        self.data["Action"] = "GetBucketLifecycleConfiguration"
        bucket = self.backend.get_bucket(self.bucket_name)
        if not bucket.rules:
            raise NoSuchLifecycleConfiguration(bucket_name=self.bucket_name)
        rules = [_shown(rule) for rule in bucket.lifecycle_rules]
        configuration = {"Rules": rules, "TransitionDefaultMinimumObjectSize": bucket.lifecycle_size}
        return self.serialized(ActionResult(configuration))

    replace(
        S3Backend,
        "put_bucket_lifecycle_configuration",
        ["self", "bucket_name", "rules"],
        put_bucket_lifecycle_configuration,
    )
    replace(S3Response, "_bucket_response_put", ["self", "request", "bucket_name", "querystring"], put_with_size)
    replace(S3Response, "get_bucket_lifecycle", ["self"], get_bucket_lifecycle)


def _shown(element: Any, name: str = "Rule") -> Any:
    """Parsed XML in the form of the API's output: elements that may be repeated as lists under their plural."""
    if element is None:
        return {} if name == "Filter" else ""
    if not isinstance(element, dict):
        return element
    # A filter has one tag; several are within `And`.
    plurals = {**_PLURALS, **({"Tag": "Tags"} if name == "And" else {})}
    shown: dict[str, Any] = {}
    for each, value in element.items():
        if each in plurals:
            shown[plurals[each]] = [_shown(one, each) for one in as_list(value)]
        else:
            shown[each] = _shown(value, each)
    return shown


def _check(rules: list[Rule]) -> None:
    if len(rules) > 1000:
        raise MalformedXML()
    ids = [rule["ID"] for rule in rules if rule.get("ID")]
    if any(len(each) > 255 for each in ids):
        raise _argument("ID length should not exceed allowed limit of 255")
    if len(set(ids)) < len(ids):
        raise _argument("Rule ID must be unique. Found same ID for more than one rule")
    for rule in rules:
        if rule.get("Status") not in ("Enabled", "Disabled"):
            raise MalformedXML()
        if not any(rule.get(action) for action in _ACTIONS):
            raise _request("At least one action needs to be specified in a rule")
        _check_days(rule)
        _check_transitions(rule, "Transition", "Expiration", "Days")
        _check_transitions(rule, "NoncurrentVersionTransition", "NoncurrentVersionExpiration", "NoncurrentDays")
        _check_tags(rule)


def _check_days(rule: Rule) -> None:
    """Ages at which something ends are positive."""
    for action, name in (
        ("Expiration", "Days"),
        ("NoncurrentVersionExpiration", "NoncurrentDays"),
        ("AbortIncompleteMultipartUpload", "DaysAfterInitiation"),
    ):
        days = (rule.get(action) or {}).get(name)
        if days is not None and int(days) < 1:
            raise _argument(f"'{name}' for {action} action must be a positive integer")


def _check_transitions(rule: Rule, action: str, end: str, name: str) -> None:
    """Ages at which objects move.

    AWS: an object is in S3 for 30 days before it moves to an infrequent access class, and for 30 more before it moves
    on; it expires after it has moved.
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
    """
    ages: dict[str, int] = {}
    for transition in as_list(rule.get(action) or []):
        storage_class, days = transition.get("StorageClass"), transition.get(name)
        if storage_class not in _CLASSES:
            raise MalformedXML()
        if storage_class in ages:
            raise _request(f"'StorageClass' must be different for '{action}' actions in same 'Rule'")
        if days is None:
            continue
        ages[storage_class] = int(days)
        if storage_class in _INFREQUENT and int(days) < _INFREQUENT_DAYS:
            raise _argument(
                f"'{name}' in {action} action must be greater than or equal to 30 for storageClass '{storage_class}'"
            )
    for infrequent in [each for each in _INFREQUENT if each in ages]:
        for other in [each for each in ages if _CLASSES.index(each) > _CLASSES.index(infrequent)]:
            if ages[other] < ages[infrequent] + _INFREQUENT_DAYS:
                raise _argument(
                    f"'{name}' in the '{action}' action for StorageClass '{other}' must be 30 days more than "
                    f"'{name}' in the '{action}' action for StorageClass '{infrequent}'"
                )
    expires = (rule.get(end) or {}).get(name)
    if expires is not None and ages and int(expires) <= max(ages.values()):
        raise _argument(f"'{name}' in the {end} action must be greater than '{name}' in the {action} action")


def _check_tags(rule: Rule) -> None:
    """AWS: rules that choose objects by tag cannot end uploads or remove delete markers: those have no tags."""
    chosen = rule.get("Filter") or {}
    if not (chosen.get("Tag") or (chosen.get("And") or {}).get("Tag")):
        return
    if rule.get("AbortIncompleteMultipartUpload"):
        raise _request("AbortIncompleteMultipartUpload cannot be specified with Tags")
    if "ExpiredObjectDeleteMarker" in (rule.get("Expiration") or {}):
        raise _request("ExpiredObjectDeleteMarker cannot be specified with Tags")


def _argument(message: str) -> S3ClientError:
    return S3ClientError("InvalidArgument", message)


def _request(message: str) -> S3ClientError:
    return S3ClientError("InvalidRequest", message)
