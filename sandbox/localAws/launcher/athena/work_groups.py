"""Work groups: changing, deleting, and asking for ones that are not there."""

from __future__ import annotations

import json
from typing import Any

from moto.athena.models import AthenaBackend, TaggableResourceMixin, WorkGroup
from moto.athena.responses import AthenaResponse

from ..patching import add, expect_attributes, replace
from ..refusal import refusal

_REMOVE = "Remove"


def apply() -> None:
    """Let work groups be changed, and refuse what Athena refuses.

    AWS: UpdateWorkGroup changes what is given and removes what `Remove...` names.
    https://docs.aws.amazon.com/athena/latest/APIReference/API_UpdateWorkGroup.html
    AWS: DeleteWorkGroup needs `RecursiveDeleteOption` for a work group with named queries or executions in it.
    https://docs.aws.amazon.com/athena/latest/APIReference/API_DeleteWorkGroup.html
    AWS: a work group that is not there is refused with InvalidRequestException; one without tags has an empty list.
    https://docs.aws.amazon.com/athena/latest/APIReference/API_GetWorkGroup.html#API_GetWorkGroup_Errors
    """
    expect_attributes(AthenaBackend, ["work_groups", "named_queries", "executions"])
    expect_attributes(WorkGroup, ["configuration", "description", "state"])
    expect_attributes(TaggableResourceMixin, ["arn"])
    tags = AthenaResponse.list_tags_for_resource

    def get_work_group(self: AthenaResponse) -> str:
        return json.dumps({"WorkGroup": self.athena_backend.get_work_group(requested_work_group(self).name)})

    def update_work_group(self: AthenaResponse) -> str:
        group = requested_work_group(self)
        description, state = self._get_param("Description"), self._get_param("State")
        group.description = group.description if description is None else description
        group.state = state or group.state
        _update(group.configuration, self._get_param("ConfigurationUpdates") or {})
        return "{}"

    def delete_work_group(self: AthenaResponse) -> str:
        group = requested_work_group(self)
        backend = self.athena_backend
        contents = [*backend.named_queries.values(), *backend.executions.values()]
        inside = [each for each in contents if each.workgroup is group]
        if inside and not self._get_param("RecursiveDeleteOption"):
            raise invalid_request(f"WorkGroup {group.name} is not empty")
        for queries in (backend.named_queries, backend.executions):
            for key in [key for key, each in queries.items() if each.workgroup is group]:
                del queries[key]
        backend.delete_work_group(group.name)
        return "{}"

    def list_tags_for_resource(self: AthenaResponse) -> Any:
        arn = self._get_param("ResourceARN")
        groups = self.athena_backend.work_groups.values()
        untagged = not self.athena_backend.list_tags_for_resource(arn)
        if untagged and any(group.arn == arn for group in groups):
            return json.dumps({"Tags": []})
        return tags(self)

    replace(AthenaResponse, "get_work_group", ["self"], get_work_group)
    add(AthenaResponse, "update_work_group", update_work_group)
    replace(AthenaResponse, "delete_work_group", ["self"], delete_work_group)
    replace(AthenaResponse, "list_tags_for_resource", ["self"], list_tags_for_resource)


def invalid_request(message: str) -> Exception:
    """Athena's error for requests that it cannot follow."""
    return refusal("InvalidRequestException", message)


def requested_work_group(request: AthenaResponse) -> WorkGroup:
    """The workgroup that a request names; one that is not there is refused."""
    name = request._get_param("WorkGroup")
    group = request.athena_backend.work_groups.get(name)
    if group is None:
        raise invalid_request(f"WorkGroup {name} is not found.")
    return group


def _update(settings: dict[str, Any], updates: dict[str, Any]) -> None:
    """Change settings in place; `ResultConfigurationUpdates` holds those of `ResultConfiguration`."""
    for name, value in updates.items():
        if name.startswith(_REMOVE):
            if value:
                settings.pop(name.removeprefix(_REMOVE), None)
        elif name.endswith("Updates"):
            _update(settings.setdefault(name.removesuffix("Updates"), {}), value)
        else:
            settings[name] = value
