"""Serve until standard input ends, SIGTERM or SIGINT; the port goes to standard output as one JSON line."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading


def main() -> int:
    """Apply the corrections, serve, report the port and wait for the parent to be done."""
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())

    from .patching import UnexpectedMotoError

    try:
        from .corrections import apply_corrections
        from .server import Server

        apply_corrections()
    except (ImportError, UnexpectedMotoError) as error:
        print(f"The corrections do not fit the installed moto: {error}", file=sys.stderr)
        return 1

    server = Server()
    server.start()
    print(json.dumps({"port": server.port}), flush=True)

    threading.Thread(target=_watch_standard_input, args=(stopped,), daemon=True).start()
    stopped.wait()
    sys.stdout.flush()
    # Nothing of this process is worth saving: leaving without the interpreter's tidy-up ends it at once.
    os._exit(0)


def _watch_standard_input(stopped: threading.Event) -> None:
    """The parent holds the other end: it closes when the parent ends, in whatever way it ends."""
    while os.read(0, 4096):
        pass
    stopped.set()


if __name__ == "__main__":
    sys.exit(main())
