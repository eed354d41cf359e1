"""Metric filters: one of a name in a log group, and only where there is a log group."""

from __future__ import annotations

from typing import Any

from moto.logs.exceptions import ResourceNotFoundException
from moto.logs.metric_filters import MetricFilters
from moto.logs.models import LogsBackend

from ..patching import expect_attributes, expect_parameters, replace
from .filter_pattern import check_filter_pattern

_PUT = ["self", "filter_name", "filter_pattern", "log_group_name", "metric_transformations"]
_DELETE = ["self", "filter_name", "log_group_name"]


def apply() -> None:
    """Replace the filter of the same name instead of adding another.

    AWS: PutMetricFilter "creates or updates a metric filter"; a log group or filter that does not exist is refused with
    ResourceNotFoundException, and so a log group is gone with its filters.
    https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
    https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteMetricFilter.html
    """
    expect_attributes(LogsBackend, ["filters", "groups"])
    expect_parameters(MetricFilters, "delete_filter", _DELETE)
    expect_parameters(LogsBackend, "delete_log_group", ["self", "log_group_name"])
    put, delete, delete_group = (
        LogsBackend.put_metric_filter,
        LogsBackend.delete_metric_filter,
        LogsBackend.delete_log_group,
    )

    def put_metric_filter(
        self: LogsBackend, filter_name: str, filter_pattern: str, log_group_name: str, metric_transformations: Any
    ) -> None:
        if log_group_name not in self.groups:
            raise ResourceNotFoundException()
        check_filter_pattern(filter_pattern)
        self.filters.delete_filter(filter_name, log_group_name)
        put(self, filter_name, filter_pattern, log_group_name, metric_transformations)

    def delete_metric_filter(
        self: LogsBackend, filter_name: str | None = None, log_group_name: str | None = None
    ) -> None:
        if not any(each["filterName"] == filter_name for each in _filters_of(self, log_group_name)):
            raise ResourceNotFoundException()
        delete(self, filter_name, log_group_name)

    def delete_log_group(self: LogsBackend, log_group_name: str) -> None:
        delete_group(self, log_group_name)
        for each in _filters_of(self, log_group_name):
            self.filters.delete_filter(each["filterName"], log_group_name)

    replace(LogsBackend, "put_metric_filter", _PUT, put_metric_filter)
    replace(LogsBackend, "delete_metric_filter", _DELETE, delete_metric_filter)
    replace(LogsBackend, "delete_log_group", ["self", "log_group_name"], delete_log_group)


def _filters_of(backend: LogsBackend, log_group_name: str | None) -> list[dict[str, Any]]:
    return [each for each in backend.filters.metric_filters if each["logGroupName"] == log_group_name]
