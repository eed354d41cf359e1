"""What a test tells the local AWS itself, below a path that moto keeps for itself.

`PUT` and `DELETE /moto-api/SWITCH` turn something on and off; `PUT /moto-api/accounts/ID/STATE` brings an account of an
organization into a state.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .authorization.call import Environ

Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

_SWITCH = re.compile(r"/moto-api/(?P<name>\w+)")
_ACCOUNT = re.compile(r"/moto-api/accounts/(?P<account>\d{12})/(?P<state>[A-Z_]+)")


class Controls:
    """Stands before all else and takes what is meant for the local AWS; the rest passes."""

    def __init__(
        self,
        application: Application,
        switches: Mapping[str, Callable[[bool], None]],
        set_account_state: Callable[[str, str], bool],
    ) -> None:
        self._application = application
        self._switches = switches
        self._set_account_state = set_account_state

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request."""
        path, method = environ.get("PATH_INFO", ""), environ["REQUEST_METHOD"]
        switch = _SWITCH.fullmatch(path)
        account = _ACCOUNT.fullmatch(path)
        if switch and switch["name"] in self._switches and method in ("PUT", "DELETE"):
            self._switches[switch["name"]](method == "PUT")
            return _answer(start_response, "204 No Content")
        if account and method == "PUT":
            found = self._set_account_state(account["account"], account["state"])
            return _answer(start_response, "204 No Content" if found else "404 Not Found")
        return self._application(environ, start_response)


def _answer(start_response: Callable[..., Any], status: str) -> Iterable[bytes]:
    start_response(status, [("Content-Length", "0")])
    return []
