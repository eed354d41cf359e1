"""Named queries: changing, deleting, and asking for ones that are not there."""

from __future__ import annotations

from moto.athena.models import AthenaBackend, NamedQuery
from moto.athena.responses import AthenaResponse

from ..patching import add, expect_attributes, replace
from .work_groups import invalid_request


def apply() -> None:
    """Let named queries be changed and deleted.

    AWS: one that is not there is refused with InvalidRequestException.
    https://docs.aws.amazon.com/athena/latest/APIReference/API_DeleteNamedQuery.html
    https://docs.aws.amazon.com/athena/latest/APIReference/API_UpdateNamedQuery.html
    """
    expect_attributes(AthenaBackend, ["named_queries"])
    expect_attributes(NamedQuery, ["name", "description", "query_string", "workgroup"])
    get = AthenaResponse.get_named_query

    def get_named_query(self: AthenaResponse) -> str:
        _requested(self)
        return get(self)

    def update_named_query(self: AthenaResponse) -> str:
        query = _requested(self)
        query.name = self._get_param("Name")
        query.query_string = self._get_param("QueryString")
        query.description = self._get_param("Description") or query.description
        return "{}"

    def delete_named_query(self: AthenaResponse) -> str:
        del self.athena_backend.named_queries[_requested(self).id]
        return "{}"

    replace(AthenaResponse, "get_named_query", ["self"], get_named_query)
    add(AthenaResponse, "update_named_query", update_named_query)
    add(AthenaResponse, "delete_named_query", delete_named_query)


def _requested(request: AthenaResponse) -> NamedQuery:
    key = request._get_param("NamedQueryId")
    query = request.athena_backend.named_queries.get(key)
    if query is None:
        raise invalid_request(f"NamedQuery {key} does not exist")
    return query
