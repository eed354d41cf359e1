"""The HTTP server: moto's application on a loopback port that the operating system picks."""

from __future__ import annotations

import threading

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.serving import make_server

from .authorization.gate import Gate
from .controls import Controls
from .organizations.accounts import set_state
from .rpc_v2_cbor import RpcV2Cbor
from .throttling import Throttle

LOOPBACK = "127.0.0.1"


class _QuietHandler(MotoRequestHandler):
    """Only failures in the log.

    Requests in absolute form (`GET http://bucket.127.0.0.1/ HTTP/1.1`), as a client sends them to a proxy, are
    understood: the host of the request line becomes the host of the request.
    """

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Leave answered requests out of the log."""


class Server:
    """moto behind a listening socket; the port is known, and accepts, as soon as the object exists."""

    def __init__(self) -> None:
        gate = Gate(DomainDispatcherApplication(create_backend_app))
        throttle = Throttle(gate)
        switches = {"authorization": gate.enforce_permissions, "throttling": throttle.limit_rates}
        application = Controls(RpcV2Cbor(throttle), switches, set_state)
        self._server = make_server(LOOPBACK, 0, application, threaded=True, request_handler=_QuietHandler)

    @property
    def port(self) -> int:
        """The port that the operating system gave."""
        return self._server.server_port

    def start(self) -> None:
        """Serve in threads that do not keep the process alive."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
