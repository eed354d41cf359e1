"""Named queries: changing, deleting, asking for several, and asking for ones that are not there."""

from __future__ import annotations

import json

from moto.athena.models import AthenaBackend, NamedQuery
from moto.athena.responses import AthenaResponse

from ..patching import add, expect_attributes, replace
from .work_groups import invalid_request, requested_work_group

_MOST_AT_ONCE = 50


def apply() -> None:
    """Let named queries be changed and deleted, and 1 to 50 of them be asked for at once.

    AWS: one that is not there is refused with InvalidRequestException, and so is a list of those of no workgroup. Where
    several are asked for, those that are not there are named beside the others.
    https://docs.aws.amazon.com/athena/latest/APIReference/API_BatchGetNamedQuery.html
    https://docs.aws.amazon.com/athena/latest/APIReference/API_DeleteNamedQuery.html
    https://docs.aws.amazon.com/athena/latest/APIReference/API_UpdateNamedQuery.html
    """
    expect_attributes(AthenaBackend, ["named_queries"])
    expect_attributes(NamedQuery, ["name", "description", "query_string", "workgroup"])
    get = AthenaResponse.get_named_query
    list_all = AthenaResponse.list_named_queries

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

    def batch_get_named_query(self: AthenaResponse) -> str:
        asked = self._get_param("NamedQueryIds") or []
        if not 1 <= len(asked) <= _MOST_AT_ONCE:
            raise invalid_request(f"NamedQueryIds has 1 to {_MOST_AT_ONCE} ids")
        there = self.athena_backend.named_queries
        return json.dumps({
            "NamedQueries": [_shown(there[key]) for key in asked if key in there],
            "UnprocessedNamedQueryIds": [{"NamedQueryId": key} for key in asked if key not in there],
        })

    def list_named_queries(self: AthenaResponse) -> str:
        if self._get_param("WorkGroup"):
            requested_work_group(self)
        return list_all(self)

    replace(AthenaResponse, "get_named_query", ["self"], get_named_query)
    replace(AthenaResponse, "list_named_queries", ["self"], list_named_queries)
    add(AthenaResponse, "batch_get_named_query", batch_get_named_query)
    add(AthenaResponse, "update_named_query", update_named_query)
    add(AthenaResponse, "delete_named_query", delete_named_query)


def _requested(request: AthenaResponse) -> NamedQuery:
    key = request._get_param("NamedQueryId")
    query = request.athena_backend.named_queries.get(key)
    if query is None:
        raise invalid_request(f"NamedQuery {key} does not exist")
    return query


def _shown(query: NamedQuery) -> dict[str, str]:
    return {
        "Name": query.name,
        "Description": query.description,
        "Database": query.database,
        "QueryString": query.query_string,
        "NamedQueryId": query.id,
        "WorkGroup": query.workgroup.name,
    }
